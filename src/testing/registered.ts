import { decodeModel, decodeVersion } from '#mlflow/decodeRegistry.ts'
import type { ModelVersion, RegisteredModel } from '#mlflow/registry.ts'
import type { Stage } from '#protocol/registry.ts'

type Facts = { stage?: Stage; description?: string; runId?: string; tags?: Record<string, string> }

/** A version as the app decodes it, without a server. */
export const versionOf = (model: string, version: string, facts: Facts = {}): ModelVersion =>
  decodeVersion(
    {
      model_version: {
        name: model,
        version,
        current_stage: facts.stage ?? 'None',
        description: facts.description ?? '',
        run_id: facts.runId ?? '',
        tags: Object.entries(facts.tags ?? {}).map(([key, value]) => ({ key, value })),
      },
    },
    'model-versions/get',
  )

/** Models by their names, with their aliases. */
export const modelsOf = (
  aliases: Record<string, Record<string, string>>,
): ReadonlyMap<string, RegisteredModel> =>
  new Map(
    Object.entries(aliases).map(([name, pairs]) => [
      name,
      decodeModel(
        {
          registered_model: {
            name,
            aliases: Object.entries(pairs).map(([alias, version]) => ({ alias, version })),
          },
        },
        'registered-models/get',
      ),
    ]),
  )
