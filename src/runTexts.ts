import { isUserTag, type Run } from '#mlflow/runs.ts'
import type { RunTable } from '#mlflow/runTable.ts'
import { fieldName, textColumnOf } from './runFields.ts'

/** What a run has in a field such as `params.model` or `tags.team`. */
export type TextsOf = (field: string) => string | undefined

export const textsOfRow =
  (table: RunTable, row: number): TextsOf =>
  (field) => {
    const column = textColumnOf(table, field)
    return column?.texts[column.codes[row] ?? -1]
  }

export const textsOfRun =
  ({ params, tags }: Run): TextsOf =>
  (field) => {
    if (field.startsWith('params.')) return params.get(fieldName(field))
    return field.startsWith('tags.') ? tags.get(fieldName(field)) : undefined
  }

/** The fields by which runs may be told apart, params first; the tags of MLflow itself are none. */
export function textFields(params: Iterable<string>, tags: Iterable<string>): string[] {
  const userTags = [...new Set(tags)].filter(isUserTag)
  return [
    ...[...new Set(params)].toSorted().map((key) => `params.${key}`),
    ...userTags.toSorted().map((key) => `tags.${key}`),
  ]
}
