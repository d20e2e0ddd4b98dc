import { isUserTag, type Run } from '#mlflow/runs.ts'
import type { RunTable } from '#mlflow/runTable.ts'

/** What a run has in a field such as `params.model` or `tags.team`. */
export type TextsOf = (field: string) => string | undefined

export const textsOfRow = (table: RunTable, row: number): TextsOf =>
  reader(
    (param) => table.param(row, param),
    (tag) => table.tag(row, tag),
  )

export const textsOfRun = ({ params, tags }: Run): TextsOf =>
  reader(
    (param) => params.get(param),
    (tag) => tags.get(tag),
  )

const reader =
  (param: TextsOf, tag: TextsOf): TextsOf =>
  (field) => {
    if (field.startsWith('params.')) return param(field.slice('params.'.length))
    return field.startsWith('tags.') ? tag(field.slice('tags.'.length)) : undefined
  }

/** The fields by which runs may be told apart, params first; the tags of MLflow itself are none. */
export function textFields(params: Iterable<string>, tags: Iterable<string>): string[] {
  const userTags = [...new Set(tags)].filter(isUserTag)
  return [
    ...[...new Set(params)].toSorted().map((key) => `params.${key}`),
    ...userTags.toSorted().map((key) => `tags.${key}`),
  ]
}
