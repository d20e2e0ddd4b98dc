import { STAGES } from '#protocol/registry.ts'
import {
  each,
  type JsonObject,
  readByHand,
  readInt64,
  readText,
  refuse,
  within,
} from './readJson.ts'
import type { ModelVersion, RegisteredModel, VersionStatus } from './registry.ts'

type PageOf<Item> = { items: Item[]; nextPageToken: string | null }

/**
 * MLflow's answer to `model-versions/search`. By hand, since a schema takes seconds for ten thousand versions. Throws
 * UNEXPECTED_ANSWER, naming the field at fault.
 */
export const decodeVersions = (body: unknown): PageOf<ModelVersion> =>
  decodePage(body, {
    endpoint: 'model-versions/search',
    field: 'model_versions',
    read: readVersion,
  })

/** The same of `registered-models/search`; the versions that a model comes with are not looked at. */
export const decodeModels = (body: unknown): PageOf<RegisteredModel> =>
  decodePage(body, {
    endpoint: 'registered-models/search',
    field: 'registered_models',
    read: readModel,
  })

/** The answer of an endpoint that tells one version. */
export const decodeVersion = (body: unknown, endpoint: string): ModelVersion =>
  decodeOne(body, { endpoint, field: 'model_version', read: readVersion })

/** The answer of an endpoint that tells one model. */
export const decodeModel = (body: unknown, endpoint: string): RegisteredModel =>
  decodeOne(body, { endpoint, field: 'registered_model', read: readModel })

type Shape<Item> = { endpoint: string; field: string; read: (item: JsonObject) => Item }

const decodeOne = <Item>(body: unknown, { endpoint, field, read }: Shape<Item>) =>
  readByHand(body, endpoint, (answer): Item => {
    let item: Item | undefined
    within(answer, field, (wire) => (item = read(wire)))
    return item ?? refuse(field)
  })

const decodePage = <Item>(body: unknown, { endpoint, field, read }: Shape<Item>) =>
  readByHand(body, endpoint, (answer): PageOf<Item> => {
    const items: Item[] = []
    each(answer, field, (item) => items.push(read(item)))
    return { items, nextPageToken: readText(answer, 'next_page_token', '') || null }
  })

const STATUSES: readonly VersionStatus[] = ['READY', 'PENDING_REGISTRATION', 'FAILED_REGISTRATION']

function readVersion(wire: JsonObject): ModelVersion {
  const status = readText(wire, 'status', 'READY')
  return {
    model: readText(wire, 'name'),
    version: readText(wire, 'version'),
    stage: STAGES.find((stage) => stage === wire['current_stage']) ?? 'None',
    description: readText(wire, 'description', ''),
    source: readText(wire, 'source', ''),
    runId: readText(wire, 'run_id', '') || null,
    status: STATUSES.find((known) => known === status) ?? refuse('status'),
    statusMessage: readText(wire, 'status_message', ''),
    createdAt: readTime(wire, 'creation_timestamp'),
    updatedAt: readTime(wire, 'last_updated_timestamp'),
    tags: readTags(wire),
  }
}

function readModel(wire: JsonObject): RegisteredModel {
  const aliases = new Map<string, string>()
  each(wire, 'aliases', (alias) =>
    aliases.set(readText(alias, 'alias'), readText(alias, 'version')),
  )
  return {
    name: readText(wire, 'name'),
    description: readText(wire, 'description', ''),
    createdAt: readTime(wire, 'creation_timestamp'),
    updatedAt: readTime(wire, 'last_updated_timestamp'),
    tags: readTags(wire),
    aliases,
  }
}

function readTags(wire: JsonObject): ReadonlyMap<string, string> {
  const tags = new Map<string, string>()
  each(wire, 'tags', (tag) => tags.set(readText(tag, 'key'), readText(tag, 'value', '')))
  return tags
}

function readTime(wire: JsonObject, field: string): Date | null {
  const ms = readInt64(wire, field, NaN)
  return Number.isNaN(ms) ? null : new Date(ms)
}
