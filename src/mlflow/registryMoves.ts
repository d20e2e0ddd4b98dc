import { mutationOptions, type QueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import type { Stage } from '#protocol/registry.ts'
import { aliasTransitions, stageTransitions, tagTransitions } from '#protocol/transitions.ts'
import { send } from './client.ts'
import {
  type ModelVersion,
  readModel,
  readVersionsOf,
  type RegisteredModel,
  registryQueries,
} from './registry.ts'

/** A version by its model and number. */
export type VersionName = { model: string; version: string }

export type StageMove = VersionName & {
  kind: 'stage'
  from: Stage
  to: Stage
  /** The other versions of the model that were in `to` when the move was decided on, by number; none where it is for many. */
  holders: readonly string[]
  /** Whether they leave for Archived; only Staging and Production can be cleared so. */
  archive: boolean
}

type AliasMove = VersionName & {
  kind: 'alias'
  /** Names this version from now on; null where the version only loses one. */
  gains: string | null
  /** The version that `gains` named when the move was decided on, by number. */
  holder: string | null
  /** Names no version any more. */
  loses: string | null
}

type TagMove = VersionName & {
  kind: 'tag'
  key: string
  /** Null for no such tag. */
  from: string | null
  to: string | null
}

/** What a card on the board does when it goes from lane to lane. */
export type RegistryMove = StageMove | AliasMove | TagMove

/** Kept with a move, for the history. */
export type MoveNote = { reason: string; user: string }

export const isVersion = (version: ModelVersion, { model, version: number }: VersionName) =>
  version.model === model && version.version === number

const tagOf = (version: ModelVersion | undefined, key: string) => version?.tags.get(key) ?? null

/** A move to another stage as it stands with these versions. */
export const stageMove = (
  versions: readonly ModelVersion[],
  { model, version, stage }: ModelVersion,
  to: Stage,
  archive: boolean,
): StageMove => ({
  kind: 'stage',
  model,
  version,
  from: stage,
  to,
  holders: holdersOf(versions, { model, version }, to),
  archive,
})

/** Only these can be cleared by a move, and are meant for one version; MLflow refuses it for the others. */
const isExclusive = (stage: Stage) => stage === 'Staging' || stage === 'Production'

/** The other versions of the model in a stage that is meant for one, by number, newest first. */
function holdersOf(
  versions: readonly ModelVersion[],
  { model, version }: VersionName,
  stage: Stage,
): string[] {
  if (!isExclusive(stage)) return []
  return versions
    .filter((other) => other.model === model && other.stage === stage && other.version !== version)
    .map((other) => other.version)
    .toSorted((one, other) => Number(other) - Number(one))
}

/** The versions as they are once a move is done. */
export function applyMove(
  versions: readonly ModelVersion[],
  move: RegistryMove,
): readonly ModelVersion[] {
  if (move.kind === 'alias') return versions
  return versions.map((version): ModelVersion => {
    if (version.model !== move.model) return version
    if (move.kind === 'stage') {
      if (version.version === move.version) return { ...version, stage: move.to }
      const leaves = move.archive && move.holders.includes(version.version)
      return leaves ? { ...version, stage: 'Archived' } : version
    }
    if (version.version !== move.version) return version
    const tags = new Map(version.tags)
    if (move.to === null) tags.delete(move.key)
    else tags.set(move.key, move.to)
    return { ...version, tags }
  })
}

/** A model as it is once a move is done. */
export function applyToModel(model: RegisteredModel, move: RegistryMove): RegisteredModel {
  if (move.kind !== 'alias' || model.name !== move.model) return model
  const aliases = new Map(model.aliases)
  if (move.loses !== null) aliases.delete(move.loses)
  if (move.gains !== null) aliases.set(move.gains, move.version)
  return { ...model, aliases }
}

/** The moves that put everything back to where it was in `before`, in order. */
export function undoMoves(before: readonly ModelVersion[], move: RegistryMove): RegistryMove[] {
  const { model, version } = move
  if (move.kind === 'tag') {
    return [{ ...move, from: move.to, to: move.from }]
  }
  if (move.kind === 'alias') {
    const { gains, holder, loses } = move
    const back: AliasMove = {
      kind: 'alias',
      model,
      version,
      gains: null,
      holder: null,
      loses: null,
    }
    const taken: AliasMove =
      holder === null
        ? { ...back, loses: gains }
        : { ...back, version: holder, gains, holder: version }
    return [
      ...(gains === null ? [] : [taken]),
      ...(loses === null ? [] : [{ ...back, gains: loses }]),
    ]
  }
  let now = applyMove(before, move)
  const left = move.archive ? [version, ...move.holders] : [version]
  return left.flatMap((number) => {
    const there = now.find((one) => isVersion(one, { model, version: number }))
    if (!there) return []
    const back = stageMove(now, there, number === version ? move.from : move.to, false)
    now = applyMove(now, back)
    return [back]
  })
}

/** Somebody else changed what a move was decided on; nothing was done. */
export class StaleMove extends Error {}

/** What has changed since a move was decided on, as a sentence; null where nothing has. */
export function staleness(
  move: RegistryMove,
  versions: readonly ModelVersion[],
  aliases: ReadonlyMap<string, string>,
): string | null {
  const moving = versions.find((version) => isVersion(version, move))
  if (!moving) return `Version ${move.version} is not there any more.`
  if (move.kind === 'tag') {
    const value = tagOf(moving, move.key)
    if (value === move.from) return null
    return value === null
      ? `The tag ${move.key} was removed in the meantime.`
      : `The tag ${move.key} was set to “${value}” in the meantime.`
  }
  if (move.kind === 'alias') {
    const now = move.gains === null ? null : (aliases.get(move.gains) ?? null)
    if (now !== move.holder) {
      return now === null
        ? `The alias ${move.gains} names no version any more.`
        : `The alias ${move.gains} was given to version ${now} in the meantime.`
    }
    const isKept = move.loses === null || aliases.get(move.loses) === move.version
    return isKept ? null : `The alias ${move.loses} does not name version ${move.version} any more.`
  }
  if (moving.stage !== move.from) {
    return `Version ${move.version} was moved to ${moving.stage} in the meantime.`
  }
  const holders = holdersOf(versions, move, move.to)
  const came = holders.filter((version) => !move.holders.includes(version))
  if (came.length > 0) {
    return `Version ${came.join(', ')} came to ${move.to} in the meantime.`
  }
  const left = move.holders.filter((version) => !holders.includes(version))
  if (left.length > 0) return `Version ${left.join(', ')} left ${move.to} in the meantime.`
  return null
}

const done = z.unknown()

async function write(move: RegistryMove) {
  const { model: name, version } = move
  if (move.kind === 'stage') {
    await send(
      'POST',
      'model-versions/transition-stage',
      { name, version, stage: move.to, archive_existing_versions: move.archive },
      done,
    )
    return
  }
  if (move.kind === 'alias') {
    if (move.gains !== null) {
      await send('POST', 'registered-models/alias', { name, version, alias: move.gains }, done)
    }
    if (move.loses !== null) {
      await send('DELETE', 'registered-models/alias', { name, alias: move.loses }, done)
    }
    return
  }
  await (move.to === null
    ? send('DELETE', 'model-versions/delete-tag', { name, version, key: move.key }, done)
    : setTag({ model: name, version }, { key: move.key, value: move.to }))
}

type Tag = { key: string; value: string }

const setTag = ({ model, version }: VersionName, tag: Tag) =>
  send('POST', 'model-versions/set-tag', { name: model, version, ...tag }, done)

/** The tags by which a move is remembered, and the versions that get them, by number. */
export function notesOf(
  move: RegistryMove,
  { reason, user }: MoveNote,
  time: number,
): { version: string; tag: Tag }[] {
  const { version } = move
  const common = { time, reason, user }
  if (move.kind === 'stage') {
    const { from, to } = move
    const because = `Version ${version} took its place${reason && `: ${reason}`}`
    const archived = move.archive ? move.holders : []
    return [
      { version, tag: stageTransitions.write({ ...common, from, to }) },
      ...archived.map((number) => ({
        version: number,
        tag: stageTransitions.write({ ...common, from: to, to: 'Archived', reason: because }),
      })),
    ]
  }
  if (move.kind === 'alias') {
    const gained = move.gains !== null && {
      version,
      tag: aliasTransitions.write({
        ...common,
        alias: move.gains,
        from: move.holder,
        to: version,
      }),
    }
    const lost = move.loses !== null && {
      version,
      tag: aliasTransitions.write({
        ...common,
        // Two tags of one name would be one.
        time: gained ? time + 1 : time,
        alias: move.loses,
        from: version,
        to: null,
      }),
    }
    return [gained, lost].filter((note) => note !== false)
  }
  const { key, from, to } = move
  return [{ version, tag: tagTransitions.write({ ...common, key, from, to }) }]
}

type Sent = { move: RegistryMove; note: MoveNote }

/**
 * Does a move unless what it was decided on has changed, and keeps its note. Throws `StaleMove` where it has. Answers with
 * why the note could not be kept, or null: the move itself is done then.
 */
async function carryOut({ move, note }: Sent): Promise<string | null> {
  const [versions, { aliases }] = await Promise.all([
    readVersionsOf(move.model),
    readModel(move.model),
  ])
  const problem = staleness(move, versions, aliases)
  if (problem !== null) throw new StaleMove(problem)
  await write(move)
  try {
    for (const { version, tag } of notesOf(move, note, Date.now())) {
      await setTag({ model: move.model, version }, tag)
    }
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Shows a move at once, and takes it back when it is not done. */
export const moveMutation = (queryClient: QueryClient) =>
  mutationOptions({
    mutationFn: carryOut,
    onMutate: async ({ move }) => {
      await queryClient.cancelQueries({ queryKey: registryQueries.all() })
      const versionsKey = registryQueries.versions().queryKey
      const modelsKey = registryQueries.models().queryKey
      const before = {
        versions: queryClient.getQueryData(versionsKey),
        models: queryClient.getQueryData(modelsKey),
      }
      queryClient.setQueryData(versionsKey, (versions) => versions && applyMove(versions, move))
      queryClient.setQueryData(modelsKey, (models) =>
        models?.map((model) => applyToModel(model, move)),
      )
      return before
    },
    onError: (_error, _sent, before) => {
      queryClient.setQueryData(registryQueries.versions().queryKey, before?.versions)
      queryClient.setQueryData(registryQueries.models().queryKey, before?.models)
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: registryQueries.all() }),
  })
