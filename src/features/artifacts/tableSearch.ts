import type { ColumnFacts, TableFilter } from '#files/tableMessages.ts'
import type { TableSort } from '#files/tableOrder.ts'
import type { Digits } from './tableCell.ts'

/** How a table is looked at, as its address keeps it. Columns go by their keys. */
export type TableSearch = {
  filter: string
  /** The column that is searched; null for all of them. */
  filterIn: string | null
  sortBy: string | null
  order: TableSort['order']
  digits: Digits
}

export function readTableSearch(params: URLSearchParams): TableSearch {
  return {
    filter: params.get('filter') ?? '',
    filterIn: params.get('in'),
    sortBy: params.get('sort'),
    order: params.get('order') === 'descending' ? 'descending' : 'ascending',
    digits: params.get('digits') === 'written' ? 'written' : 'aligned',
  }
}

/** What is as it is by itself is left out. */
export function writeTableSearch(search: Partial<TableSearch>): Record<string, string | null> {
  const params: Record<string, string | null> = {}
  if (search.filter !== undefined) params['filter'] = search.filter || null
  if (search.filterIn !== undefined) params['in'] = search.filterIn
  if (search.sortBy !== undefined) params['sort'] = search.sortBy
  if (search.order !== undefined) {
    params['order'] = search.order === 'ascending' ? null : search.order
  }
  if (search.digits !== undefined) params['digits'] = search.digits === 'aligned' ? null : 'written'
  return params
}

/** What a column is called; by its place where the file does not say. */
export const columnName = ({ name }: Pick<ColumnFacts, 'name'>, place: number): string =>
  name || `column ${place + 1}`

/** Columns as an address names them: by name, the second of a name with its place. */
export function columnKeys(columns: readonly Pick<ColumnFacts, 'name'>[]): string[] {
  const seen = new Set<string>()
  return columns.map((column, place) => {
    const name = columnName(column, place)
    const key = seen.has(name) ? `${name}#${place + 1}` : name
    seen.add(name)
    return key
  })
}

/** Filter and order as the worker knows them; null where a column is not there, or not yet. */
export function arrangementOf(
  { filter, filterIn, sortBy, order }: TableSearch,
  keys: readonly string[],
): { filter: TableFilter | null; sort: TableSort | null } {
  const placeOf = (key: string) => (keys.includes(key) ? keys.indexOf(key) : null)
  const column = sortBy === null ? null : placeOf(sortBy)
  return {
    filter: filter ? { text: filter, column: filterIn === null ? null : placeOf(filterIn) } : null,
    sort: column === null ? null : { column, order },
  }
}

/** What a click on a column's header does: up, then down, then as the file has it. */
export function nextSort(
  { sortBy, order }: TableSearch,
  key: string,
): Pick<TableSearch, 'sortBy' | 'order'> {
  if (sortBy !== key) return { sortBy: key, order: 'ascending' }
  return order === 'ascending'
    ? { sortBy: key, order: 'descending' }
    : { sortBy: null, order: 'ascending' }
}
