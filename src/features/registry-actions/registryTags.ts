import { newTagProblem } from '#src/newTagProblem.ts'

/** A change of one tag; null takes it away. */
export type TagChange = { key: string; value: string | null }

/** The tags of a model or a version as they are, by key. */
export type Tags = readonly (readonly [key: string, value: string])[]

/** What has to be changed for tags to become what was written: null stands for a tag that goes. */
export function tagChanges(
  tags: Tags,
  edits: ReadonlyMap<string, string | null>,
  added: { key: string; value: string },
): TagChange[] {
  const now = new Map(tags)
  const wanted = new Map(edits)
  if (added.key !== '') wanted.set(added.key, added.value)
  return [...wanted].flatMap(([key, value]) =>
    (now.get(key) ?? null) === value ? [] : [{ key, value }],
  )
}

/** Why a new tag cannot have this key, as a sentence; null where it can, or where nothing was written yet. */
export const newKeyProblem = (tag: { key: string; value: string }): string | null =>
  newTagProblem(tag, (key) =>
    /^(mlflow|tidemark)\./.test(key)
      ? 'Keys that begin with “mlflow.” or “tidemark.” are kept for what these programs note.'
      : null,
  )
