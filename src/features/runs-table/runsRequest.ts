import { readHistoryColumn } from './historyStatistics.ts'
import { DEFAULT_SORT, type SortKey } from './runsView.ts'

/** What MLflow calls the attributes that it can order by. */
const serverAttributes = new Map([
  ['run_name', 'attributes.run_name'],
  ['run_id', 'attributes.run_id'],
  ['status', 'attributes.status'],
  ['start_time', 'attributes.start_time'],
  ['end_time', 'attributes.end_time'],
  ['user', 'tags.`mlflow.user`'],
  ['source', 'tags.`mlflow.source.name`'],
])

/** A column as MLflow's order names it, or null when the server cannot order by it. */
function serverColumn(columnId: string): string | null {
  if (readHistoryColumn(columnId)) return null
  const dot = columnId.indexOf('.')
  const group = columnId.slice(0, dot)
  const key = columnId.slice(dot + 1)
  if (group === 'attributes') return serverAttributes.get(key) ?? null
  if (group !== 'metrics' && group !== 'params' && group !== 'tags') return null
  // MLflow has no escape for its quotes; its keys hold none.
  return key === '' || key.includes('`') ? null : `${group}.\`${key}\``
}

/** The order to ask the backend for: its own, newest first, where it cannot do the first key that is wanted. */
export function toOrderBy(sorts: readonly SortKey[]): string[] {
  const known: string[] = []
  for (const { column, order } of sorts) {
    const name = serverColumn(column)
    // What stands behind a key that is not known orders nothing.
    if (name === null) break
    known.push(`${name} ${order === 'ascending' ? 'ASC' : 'DESC'}`)
  }
  return known.length > 0 ? known : [`${DEFAULT_SORT.column} DESC`]
}

/** Runs that one request names, the last ones of a list. */
const MOST_NAMED = 200

/** A filter that is to hold for some runs only; null for any. MLflow has no escape for quotes; its ids hold none. */
export function amongRuns(filter: string, runIds: readonly string[] | null): string {
  if (runIds === null) return filter
  const named = runIds.filter((id) => /^[\w-]+$/.test(id)).slice(-MOST_NAMED)
  const condition = `run_id IN (${named.map((id) => `'${id}'`).join(', ')})`
  return filter === '' ? condition : `${filter} AND ${condition}`
}

export type Shortfall = 'loadedOnly' | 'asText' | null

/**
 * How the order of an incomplete table falls short of what was asked: the backend cannot do it, so only what is loaded
 * is ordered; or it takes params and tags for text, where 10 comes before 2.
 */
export function orderShortfall(
  sorts: readonly SortKey[],
  isNumeric: (column: string) => boolean,
): Shortfall {
  if (sorts.some(({ column }) => serverColumn(column) === null)) return 'loadedOnly'
  const asText = sorts.some(({ column }) => /^(params|tags)\./.test(column) && isNumeric(column))
  return asText ? 'asText' : null
}
