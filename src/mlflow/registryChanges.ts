import * as z from 'zod/mini'
import { send } from './client.ts'
import { decodeVersion } from './decodeRegistry.ts'
import { queryClient } from './queryClient.ts'
import { type ModelVersion, registryQueries } from './registry.ts'
import type { VersionName } from './registryMoves.ts'

type Method = 'POST' | 'PATCH' | 'DELETE'

/** Changes the registry, and has what is known of it asked for anew where it is on screen. */
async function change(method: Method, endpoint: string, body: Record<string, unknown>) {
  const answer = await send(method, endpoint, body, z.unknown())
  void queryClient.invalidateQueries({ queryKey: registryQueries.all() })
  return answer
}

/** Refused where there is a model of that name already. */
export const createModel = (name: string, description: string) =>
  change('POST', 'registered-models/create', { name, ...(description && { description }) })

/** Its versions go with it. Refused where there is a model of the new name. */
export const renameModel = (name: string, newName: string) =>
  change('POST', 'registered-models/rename', { name, new_name: newName })

/** With all versions. */
export const deleteModel = (name: string) => change('DELETE', 'registered-models/delete', { name })

export const describeModel = (name: string, description: string) =>
  change('PATCH', 'registered-models/update', { name, description })

export const setModelTag = (name: string, key: string, value: string) =>
  change('POST', 'registered-models/set-tag', { name, key, value })

export const deleteModelTag = (name: string, key: string) =>
  change('DELETE', 'registered-models/delete-tag', { name, key })

const named = ({ model, version }: VersionName) => ({ name: model, version })

/** Its number is not given out again. */
export const deleteVersion = (version: VersionName) =>
  change('DELETE', 'model-versions/delete', named(version))

export const describeVersion = (version: VersionName, description: string) =>
  change('PATCH', 'model-versions/update', { ...named(version), description })

export const setVersionTag = (version: VersionName, key: string, value: string) =>
  change('POST', 'model-versions/set-tag', { ...named(version), key, value })

export const deleteVersionTag = (version: VersionName, key: string) =>
  change('DELETE', 'model-versions/delete-tag', { ...named(version), key })

type NewVersion = {
  model: string
  /**
   * The address of the model's folder: `runs:/<run id>/<path>`, `models:/<name>/<version>`, that of a store, or, of a model
   * that MLflow 3 keeps beside its run, `models:/<model id>`.
   */
  source: string
  runId: string | null
  description: string
  tags: readonly (readonly [key: string, value: string])[]
}

/** Answers with the new version. Refused where there is no such model. */
export async function createVersion(version: NewVersion): Promise<ModelVersion> {
  const { model: name, source, runId, description, tags } = version
  // Newer servers demand it beside the address.
  const [, modelId] = /^models:\/(m-[^/]+)$/.exec(source) ?? []
  const answer = await change('POST', 'model-versions/create', {
    name,
    source,
    ...(modelId !== undefined && { model_id: modelId }),
    ...(runId !== null && { run_id: runId }),
    ...(description && { description }),
    ...(tags.length > 0 && { tags: tags.map(([key, value]) => ({ key, value })) }),
  })
  return decodeVersion(answer, 'model-versions/create')
}
