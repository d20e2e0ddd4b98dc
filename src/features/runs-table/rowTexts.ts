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
