import { DEFAULT_SORT, type Sort } from './runsView.ts'

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
  const dot = columnId.indexOf('.')
  const group = columnId.slice(0, dot)
  const key = columnId.slice(dot + 1)
  if (group === 'attributes') return serverAttributes.get(key) ?? null
  if (group !== 'metrics' && group !== 'params' && group !== 'tags') return null
  // MLflow has no escape for its quotes; its keys hold none.
  return key === '' || key.includes('`') ? null : `${group}.\`${key}\``
}

/** The order to ask the server for; its own, newest first, where it cannot do the one that is wanted. */
export function toOrderBy({ column, order }: Sort): string[] {
  const name = serverColumn(column) ?? DEFAULT_SORT.column
  const descending = serverColumn(column) === null || order === 'descending'
  return [`${name} ${descending ? 'DESC' : 'ASC'}`]
}

export type Shortfall = 'loadedOnly' | 'asText' | null

/**
 * How the order of an incomplete table falls short of what was asked: the server cannot do it, so only what is
 * loaded is ordered; or it takes params and tags for text, where 10 comes before 2.
 */
export function orderShortfall({ column }: Sort, numeric: boolean): Shortfall {
  if (serverColumn(column) === null) return 'loadedOnly'
  return numeric && /^(params|tags)\./.test(column) ? 'asText' : null
}
