import type { ModelVersion, RegisteredModel } from '#mlflow/registry.ts'
import { arrivalOf } from '#src/registry/registryHistory.ts'
import { byModel, incumbentsOf, type Models } from './lanes.ts'

/** One model as those see it who do not work on it. */
export type ModelRow = {
  model: RegisteredModel
  /** The version in use, and since when, by whom and why, as far as that is known. */
  inUse: ModelVersion | null
  since: Date | null
  arrival: ReturnType<typeof arrivalOf>
  /** The newest version that is tried before it is used. */
  inStaging: ModelVersion | null
  newest: ModelVersion | null
  versionCount: number
}

/** One row for each model of the shown versions, and for each model without any version where all are shown. */
export function modelRows(
  versions: readonly ModelVersion[],
  shown: readonly ModelVersion[],
  models: Models,
): ModelRow[] {
  const incumbents = incumbentsOf(versions, models)
  const groups = byModel(versions)
  const named = new Set(shown.map(({ model }) => model))
  return [...models.values()]
    .filter(
      ({ name }) => named.has(name) || (shown.length === versions.length && !groups.has(name)),
    )
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
    .map((model): ModelRow => {
      const own = (groups.get(model.name) ?? []).toSorted(
        (a, b) => Number(b.version) - Number(a.version),
      )
      const inUse = incumbents.get(model.name) ?? null
      const arrival = inUse && arrivalOf(inUse)
      return {
        model,
        inUse,
        since: arrival ? new Date(arrival.time) : null,
        arrival,
        inStaging: own.find(({ stage }) => stage === 'Staging') ?? null,
        newest: own[0] ?? null,
        versionCount: own.length,
      }
    })
}
