import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { MlflowError } from '#protocol/errors.ts'
import type { Stage } from '#protocol/registry.ts'
import { get, isUnreachable, type Query, send } from './client.ts'
import { decodeModel, decodeModels, decodeVersions } from './decodeRegistry.ts'
import { serverQueries } from './server.ts'
import { shareEqual } from './shareEqual.ts'

export type RegisteredModel = {
  name: string
  description: string
  createdAt: Date | null
  updatedAt: Date | null
  tags: ReadonlyMap<string, string>
  /** Alias to version number. */
  aliases: ReadonlyMap<string, string>
}

export type VersionStatus = 'READY' | 'PENDING_REGISTRATION' | 'FAILED_REGISTRATION'

export type ModelVersion = {
  model: string
  /** A whole number, as text. */
  version: string
  stage: Stage
  description: string
  source: string
  /** Null when the version was registered without a run. */
  runId: string | null
  status: VersionStatus
  statusMessage: string
  createdAt: Date | null
  updatedAt: Date | null
  tags: ReadonlyMap<string, string>
}

/** What the registry of a backend can do: MLflow means to give stages up, and had no aliases before 2.3. */
export type RegistryAbilities = { stages: boolean; aliases: boolean }

/** Newer MLflow keeps prompts among the registered models, marked by this tag. */
const PROMPT_TAG = 'mlflow.prompt.is_prompt'

const MODELS_PAGE = 1_000
const VERSIONS_PAGE = 10_000
const POLL_MS = 4_000

/** With more versions than these, only those that changed last are asked for each time. */
const MOST_POLLED_VERSIONS = 500
const WHOLE_POLL_MS = 60_000
const NEWEST = 200

/** Whether all versions are asked for each time; none are known at first. */
const isPolledWhole = (versions: readonly ModelVersion[] | undefined) =>
  (versions?.length ?? 0) <= MOST_POLLED_VERSIONS

export const registryQueries = {
  all: () => ['registry'] as const,

  models: () =>
    queryOptions({
      queryKey: [...registryQueries.all(), 'models'],
      queryFn: async ({ signal, client, queryKey }): Promise<readonly RegisteredModel[]> => {
        const models: RegisteredModel[] = []
        let pageToken: string | null = null
        do {
          const query: Query = { max_results: MODELS_PAGE, page_token: pageToken ?? undefined }
          const answer = await get('registered-models/search', query, z.unknown(), signal)
          const page = decodeModels(answer)
          models.push(...page.items)
          pageToken = page.nextPageToken
        } while (pageToken !== null)
        const shown = models.filter(({ tags }) => tags.get(PROMPT_TAG) !== 'true')
        const known = client.getQueryData<readonly RegisteredModel[]>(queryKey)
        return shareEqual(known, shown, ({ name }) => name)
      },
      refetchInterval: POLL_MS,
    }),

  model: (name: string) =>
    queryOptions({
      queryKey: [...registryQueries.all(), 'model', name],
      queryFn: async ({ signal, client, queryKey }): Promise<RegisteredModel> => {
        const known = client.getQueryData<RegisteredModel>(queryKey)
        const fresh = await readModel(name, signal)
        return shareEqual(known && [known], [fresh], ({ name }) => name)[0] ?? fresh
      },
      refetchInterval: POLL_MS,
    }),

  /** Every version of every model, newest change first. */
  versions: () =>
    queryOptions({
      queryKey: [...registryQueries.all(), 'versions'],
      queryFn: async ({ signal, client, queryKey }): Promise<readonly ModelVersion[]> => {
        const known = client.getQueryData<readonly ModelVersion[]>(queryKey)
        return shareEqual(known, await searchVersions({}, signal), idOf)
      },
      refetchInterval: ({ state }) => (isPolledWhole(state.data) ? POLL_MS : WHOLE_POLL_MS),
      // Ten thousand take a while to read: not each time that somebody comes back to them.
      staleTime: ({ state }) => (isPolledWhole(state.data) ? 0 : WHOLE_POLL_MS),
    }),

  /** Brings what changed last into `versions`, where those are too many to be read whole each time. */
  changes: () =>
    queryOptions({
      queryKey: [...registryQueries.all(), 'changes'],
      queryFn: async ({ signal, client }) => {
        const { queryKey } = registryQueries.versions()
        if (isPolledWhole(client.getQueryData(queryKey))) return null
        const query = { max_results: NEWEST, order_by: ['last_updated_timestamp DESC'] }
        const answer = await get('model-versions/search', query, z.unknown(), signal)
        const newest = decodeVersions(answer).items
        const known = client.getQueryData(queryKey)
        const merged = known && mergeVersions(known, newest)
        // Else each poll would count as a reading of all.
        if (merged !== known) client.setQueryData(queryKey, merged)
        return null
      },
      refetchInterval: POLL_MS,
    }),

  /** Every version of one model, newest first. */
  versionsOf: (name: string) =>
    queryOptions({
      queryKey: [...registryQueries.all(), 'versionsOf', name],
      queryFn: async ({ signal, client, queryKey }): Promise<readonly ModelVersion[]> => {
        const known = client.getQueryData<readonly ModelVersion[]>(queryKey)
        return shareEqual(known, await readVersionsOf(name, signal), idOf)
      },
      refetchInterval: POLL_MS,
    }),

  /** Told by the version of MLflow, or else asked in a way that changes nothing: both questions lack what they are about. */
  abilities: () =>
    queryOptions({
      queryKey: [...registryQueries.all(), 'abilities'],
      queryFn: async ({ signal, client }): Promise<RegistryAbilities> => {
        const server = await client.ensureQueryData(serverQueries.info())
        const known = abilitiesOf(server?.mlflowVersion ?? null)
        if (known) return known
        const [stages, aliases] = await Promise.all([
          isServed(() => send('POST', 'model-versions/transition-stage', {}, z.unknown(), signal)),
          isServed(() => get('registered-models/alias', {}, z.unknown(), signal)),
        ])
        return { stages, aliases }
      },
      staleTime: Infinity,
    }),
}

/** A model with its aliases as they are now. Throws `MlflowError` where there is none of that name. */
export async function readModel(name: string, signal?: AbortSignal): Promise<RegisteredModel> {
  const query = { name }
  const answer = await get('registered-models/get', query, z.unknown(), signal)
  return decodeModel(answer, 'registered-models/get')
}

/** All versions of one model as they are now, newest first. */
export async function readVersionsOf(name: string, signal?: AbortSignal): Promise<ModelVersion[]> {
  // MLflow's filters have no escape: what holds both kinds of quotes cannot be asked for.
  const quote = name.includes("'") ? '"' : "'"
  const query = name.includes(quote) ? {} : { filter: `name = ${quote}${name}${quote}` }
  const versions = await searchVersions(query, signal)
  return versions
    .filter(({ model }) => model === name)
    .toSorted((one, other) => Number(other.version) - Number(one.version))
}

async function searchVersions(query: Query, signal?: AbortSignal): Promise<ModelVersion[]> {
  const versions: ModelVersion[] = []
  let pageToken: string | null = null
  do {
    const paged: Query = {
      ...query,
      max_results: VERSIONS_PAGE,
      page_token: pageToken ?? undefined,
    }
    const page = decodeVersions(await get('model-versions/search', paged, z.unknown(), signal))
    versions.push(...page.items)
    pageToken = page.nextPageToken
  } while (pageToken !== null)
  return versions
}

const idOf = ({ model, version }: ModelVersion) => `${version}/${model}`

/** The known versions with those that are newer in their place or before them; the same list where there are none. */
function mergeVersions(
  known: readonly ModelVersion[],
  newest: readonly ModelVersion[],
): readonly ModelVersion[] {
  const times = new Map(known.map((version) => [idOf(version), version.updatedAt?.getTime()]))
  const changed = newest.filter(
    (version) => times.get(idOf(version)) !== version.updatedAt?.getTime(),
  )
  if (changed.length === 0) return known
  const ids = new Set(changed.map(idOf))
  return [...changed, ...known.filter((version) => !ids.has(idOf(version)))]
}

/** Null for a version that is not known to have or to lack something. */
export function abilitiesOf(mlflowVersion: string | null): RegistryAbilities | null {
  const [major, minor] = mlflowVersion?.split('.').map(Number) ?? []
  if (major === undefined || minor === undefined || !(major <= LAST_KNOWN_MAJOR)) return null
  return { stages: true, aliases: major > 2 || (major === 2 && minor >= 3) }
}

const LAST_KNOWN_MAJOR = 3

/** Codes of backends that do not know an endpoint. */
const UNKNOWN_ENDPOINT = new Set([
  'ENDPOINT_NOT_FOUND',
  'NOT_IMPLEMENTED',
  'HTTP_404',
  'HTTP_405',
  'HTTP_501',
])

/** Whether a failure says that the backend has no such endpoint. */
export const isUnknownEndpoint = (error: unknown): boolean =>
  error instanceof MlflowError && UNKNOWN_ENDPOINT.has(error.code)

async function isServed(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask()
    return true
  } catch (error) {
    if (isUnreachable(error)) throw error
    return !isUnknownEndpoint(error)
  }
}
