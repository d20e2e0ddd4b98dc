import { readSelection, type RunSelection, writeSelection } from '#src/runSelection.ts'

type SortOrder = 'ascending' | 'descending'
export type Sort = { column: string; order: SortOrder }

/** What the runs table shows, as kept in the URL so that a link reproduces it. */
export type RunsView = {
  /** MLflow's filter language; empty for all runs. */
  filter: string
  sort: Sort
  /** Columns that are hidden though they show by themselves. */
  hidden: string[]
  /** Columns that show though they hide by themselves. */
  shown: string[]
  selection: RunSelection
}

export const DEFAULT_SORT: Sort = { column: 'attributes.start_time', order: 'descending' }

export function readRunsView(params: URLSearchParams): RunsView {
  return {
    filter: params.get('filter') ?? '',
    sort: {
      column: params.get('sort') ?? DEFAULT_SORT.column,
      order: params.get('order') === 'ascending' ? 'ascending' : 'descending',
    },
    hidden: params.getAll('hide'),
    shown: params.getAll('show'),
    selection: readSelection(params.get('selected')),
  }
}

/** The parameters with a view in them. Defaults are left out, and what others keep in the URL stays. */
export function writeRunsView(view: RunsView, params = new URLSearchParams()): URLSearchParams {
  const result = new URLSearchParams(params)
  for (const key of ['filter', 'sort', 'order', 'hide', 'show', 'selected']) result.delete(key)
  if (view.filter !== '') result.set('filter', view.filter)
  if (view.sort.column !== DEFAULT_SORT.column) result.set('sort', view.sort.column)
  if (view.sort.order !== DEFAULT_SORT.order) result.set('order', view.sort.order)
  for (const column of view.hidden) result.append('hide', column)
  for (const column of view.shown) result.append('show', column)
  if (view.selection.length > 0) result.set('selected', writeSelection(view.selection))
  return result
}

/** Shows or hides a column, in whichever way departs least from what it does by itself. */
export function setColumnShown(
  { hidden, shown }: Pick<RunsView, 'hidden' | 'shown'>,
  column: { id: string; shownByDefault: boolean },
  show: boolean,
): Pick<RunsView, 'hidden' | 'shown'> {
  const without = (ids: string[]) => ids.filter((id) => id !== column.id)
  return {
    hidden: column.shownByDefault && !show ? [...without(hidden), column.id] : without(hidden),
    shown: !column.shownByDefault && show ? [...without(shown), column.id] : without(shown),
  }
}

/**
 * What a click on a column's header sorts by. The first puts the largest number or the latest time first, but text
 * from A; each further one turns it round.
 */
export function nextSort(sort: Sort, column: string, numericText: boolean): Sort {
  if (sort.column === column) {
    return { column, order: sort.order === 'ascending' ? 'descending' : 'ascending' }
  }
  const largestFirst =
    numericText || /^metrics\.|^attributes\.(start_time|end_time|duration)$/.test(column)
  return { column, order: largestFirst ? 'descending' : 'ascending' }
}
