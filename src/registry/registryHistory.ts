import type { ModelVersion } from '#mlflow/registry.ts'
import type { Stage } from '#protocol/registry.ts'
import { aliasTransitions, stageTransitions, tagTransitions } from '#protocol/transitions.ts'

/** What happened to a version: `time` in ms since the epoch. */
export type RegistryEvent = { version: string } & (
  | { kind: 'registered'; time: number }
  | { kind: 'moved'; time: number; from: Stage; to: Stage; reason: string; user: string }
  /** Something else moved it and left no word; it is known only that it was after the one time and before the other. */
  | { kind: 'observed'; after: number; time: number; from: Stage; to: Stage }
  | {
      kind: 'alias'
      time: number
      alias: string
      from: string | null
      to: string | null
      reason: string
      user: string
    }
  | {
      kind: 'tag'
      time: number
      key: string
      from: string | null
      to: string | null
      reason: string
      user: string
    }
)

type HistoryOf = Pick<ModelVersion, 'version' | 'stage' | 'createdAt' | 'updatedAt' | 'tags'>

const pairs = (tags: ReadonlyMap<string, string>) =>
  [...tags].map(([key, value]) => ({ key, value }))

/** A version's tags apart from those that keep its moves. */
export const otherTags = (tags: ReadonlyMap<string, string>): [key: string, value: string][] =>
  pairs(tags)
    .filter(
      (tag) =>
        !stageTransitions.read(tag) && !aliasTransitions.read(tag) && !tagTransitions.read(tag),
    )
    .map(({ key, value }) => [key, value])

/** The last move that brought a version to where it is; null where that left no word. */
export function arrivalOf({ stage, tags }: Pick<ModelVersion, 'stage' | 'tags'>) {
  const last = stageMovesOf(tags).at(-1)
  return last?.to === stage ? last : null
}

const stageMovesOf = (tags: ReadonlyMap<string, string>) =>
  pairs(tags)
    .flatMap((tag) => stageTransitions.read(tag) ?? [])
    .toSorted((one, other) => one.time - other.time)

/**
 * What is known of a version's past, the oldest first: the moves that its tags tell of, and, where they do not join, that
 * something else moved it.
 */
export function historyOf(version: HistoryOf): RegistryEvent[] {
  const { version: number, tags, stage: current } = version
  const created = version.createdAt?.getTime() ?? 0
  const events: RegistryEvent[] = [{ kind: 'registered', version: number, time: created }]
  let stage: Stage = 'None'
  let since = created
  /** The stage has to have been `next` at `time`. */
  const observe = (next: Stage, time: number) => {
    if (next === stage) return
    events.push({ kind: 'observed', version: number, after: since, time, from: stage, to: next })
    stage = next
  }
  for (const move of stageMovesOf(tags)) {
    observe(move.from, move.time)
    events.push({ kind: 'moved', version: number, ...move })
    stage = move.to
    since = move.time
  }
  observe(current, Math.max(since, version.updatedAt?.getTime() ?? since))
  for (const tag of pairs(tags)) {
    const alias = aliasTransitions.read(tag)
    if (alias) events.push({ kind: 'alias', version: number, ...alias })
    const changed = tagTransitions.read(tag)
    if (changed) events.push({ kind: 'tag', version: number, ...changed })
  }
  return events.toSorted((one, other) => one.time - other.time)
}

/** A time that a version spent in a stage, in ms since the epoch; `to` is null where it is there still. */
export type StageSpan = {
  version: string
  stage: Stage
  from: number
  to: number | null
  /** Where its beginning is known only to lie between this and `from`. */
  notBefore: number | null
}

/** The stages of a version one after the other. */
export function stageSpans(version: HistoryOf): StageSpan[] {
  const spans: StageSpan[] = []
  const enter = (stage: Stage, from: number, notBefore: number | null) => {
    const last = spans.at(-1)
    if (last) last.to = from
    spans.push({ version: version.version, stage, from, to: null, notBefore })
  }
  for (const event of historyOf(version)) {
    if (event.kind === 'registered') enter('None', event.time, null)
    if (event.kind === 'moved') enter(event.to, event.time, null)
    if (event.kind === 'observed') enter(event.to, event.time, event.after)
  }
  return spans
}

/** The versions that were in a stage at a time, in ms since the epoch, by what is known of them. */
export const inStageAt = (spans: readonly StageSpan[], stage: Stage, time: number): StageSpan[] =>
  spans.filter(
    (span) => span.stage === stage && span.from <= time && (span.to === null || time < span.to),
  )
