import { isUserTag } from '#mlflow/runs.ts'
import { LIMITS } from '#protocol/keyRules.ts'
import { newTagProblem } from '#src/newTagProblem.ts'
import { formatCount } from '#ui/formatCount.ts'
import type { ActionRun } from './ActionRun.ts'

type Tagged = Pick<ActionRun, 'id' | 'tags'>

/** One tag as it is over several runs. */
export type SharedTag = {
  key: string
  /** How many of the runs have it. */
  count: number
  /** Each value once. */
  values: string[]
}

/** The tags that people or scripts set on these runs, by key. */
export function listTags(runs: readonly Tagged[]): SharedTag[] {
  const shared = new Map<string, { count: number; values: Set<string> }>()
  for (const { tags } of runs) {
    for (const [key, value] of tags) {
      if (!isUserTag(key)) continue
      const tag = shared.get(key) ?? { count: 0, values: new Set<string>() }
      shared.set(key, { count: tag.count + 1, values: tag.values.add(value) })
    }
  }
  return [...shared]
    .map(([key, { count, values }]) => ({ key, count, values: [...values] }))
    .toSorted((a, b) => a.key.localeCompare(b.key))
}

/** What is to become of tags that some of the runs have; null takes one away. */
export type TagEdits = ReadonlyMap<string, string | null>

/** A tag for all of the runs. */
export type NewTag = { key: string; value: string }

export type TagChange = { key: string; value: string | null }

/**
 * The changes by run id. Edits concern the runs that have the tag, the new tag concerns all of them; what a run has
 * already is not asked for.
 */
export function planTags(
  runs: readonly Tagged[],
  edits: TagEdits,
  added: NewTag | null,
): Map<string, TagChange[]> {
  const plan = new Map<string, TagChange[]>()
  for (const { id, tags } of runs) {
    const wanted = new Map([...edits].filter(([key]) => tags.has(key)))
    if (added) wanted.set(added.key, added.value)
    const changes = [...wanted]
      .filter(([key, value]) => tags.get(key) !== value)
      .map(([key, value]) => ({ key, value }))
    if (changes.length > 0) plan.set(id, changes)
  }
  return plan
}

/** Why the new tag cannot have this key, as a sentence; null where it can, or where nothing was written yet. */
export const newKeyProblem = (tag: NewTag): string | null =>
  newTagProblem(tag, (key) =>
    isUserTag(key) ? null : 'Keys that begin with “mlflow.” are MLflow’s own.',
  )

/** Why no tag can have this value, as a sentence; null where one can. */
export const valueProblem = (value: string): string | null =>
  value.length > LIMITS.runTagValue
    ? `A value has ${formatCount(value.length, 'character')}; ${LIMITS.runTagValue.toLocaleString('en')} are allowed.`
    : null
