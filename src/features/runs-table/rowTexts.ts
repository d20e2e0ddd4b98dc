import type { RunTable } from '#mlflow/runTable.ts'

export type TextContext = { experimentName: (experimentId: string) => string }

/** What a row says in a column of text; undefined where it says nothing, as in a column of anything else. */
export function rowTexts(
  table: RunTable,
  columnId: string,
  { experimentName }: TextContext,
): (row: number) => string | undefined {
  const dot = columnId.indexOf('.')
  const key = columnId.slice(dot + 1)
  switch (columnId.slice(0, dot)) {
    case 'params':
      return (row) => table.param(row, key)
    case 'tags':
      return (row) => table.tag(row, key)
    default:
  }
  switch (columnId) {
    case 'attributes.experiment':
      return (row) => experimentName(table.experimentIds[row] ?? '')
    case 'attributes.run_name':
      return (row) => table.names[row]
    case 'attributes.run_id':
      return (row) => table.ids[row]
    case 'attributes.status':
      return (row) => table.statuses[row]
    case 'attributes.user':
      return (row) => table.users[row] || undefined
    case 'attributes.dataset':
      return (row) => datasetNames(table, row) || undefined
    case 'attributes.source':
      return (row) => table.tag(row, 'mlflow.source.name')
    case 'attributes.parent':
      return (row) => table.tag(row, PARENT_TAG)
    default:
      return () => undefined
  }
}

/** The tag that names a run's parent by its id. */
export const PARENT_TAG = 'mlflow.parentRunId'

/** The names of a run's datasets, as one text; empty where it has none. */
const datasetNames = (table: RunTable, row: number): string =>
  table
    .datasets(row)
    .map(({ name }) => name)
    .join(', ')

/** Texts by row, each kept once: a row whose code is -1 has none. */
export type CodedTexts = { codes: Int32Array; texts: readonly string[] }

/** Numbers the texts of rows. */
export function codeTexts(size: number, textOf: (row: number) => string | undefined): CodedTexts {
  const texts: string[] = []
  const codeOf = new Map<string, number>()
  const codes = new Int32Array(size).fill(-1)
  for (let row = 0; row < size; row++) {
    const text = textOf(row)
    if (text === undefined) continue
    const known = codeOf.get(text)
    const code = known ?? texts.push(text) - 1
    if (known === undefined) codeOf.set(text, code)
    codes[row] = code
  }
  return { codes, texts }
}
