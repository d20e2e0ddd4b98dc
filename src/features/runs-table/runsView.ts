import { type Brush, readBrushes, writeBrush } from '#src/brushes.ts'
import { readKeys } from '#src/shortKey.ts'
import { readSelection, type RunSelection, writeSelection } from '#src/runSelection.ts'

type SortOrder = 'ascending' | 'descending'
/** One key of an order: a column's id, and which of its ends comes first. */
export type SortKey = { column: string; order: SortOrder }

/** What a group's row tells of a column. */
export const STATISTICS = ['mean', 'median', 'min', 'max', 'best'] as const
export type Statistic = (typeof STATISTICS)[number]

/** What the runs table shows, as kept in the URL so that a link reproduces it. */
export type RunsView = {
  /** In Tidemark's filter language; empty for all runs. */
  filter: string
  /** Parts of fields' values that the runs are narrowed down to, besides the filter. */
  brushes: readonly Brush[]
  /** At least one key; the first counts most. */
  sorts: SortKey[]
  /** Columns that are hidden though they show by themselves. */
  hidden: string[]
  /** Columns that show though they hide by themselves. */
  shown: string[]
  /** Columns that stay in sight at the left, in their order. */
  pinned: string[]
  /** Columns that were moved, as `id` and the id before which it stands now; the later ones move last. */
  moved: [column: string, before: string][]
  /** Widths that the user set, in px. */
  widths: ReadonlyMap<string, number>
  /** Columns whose numbers are shaded by size. */
  heat: string[]
  /** Whether columns that are the same in all runs are folded away. */
  differing: boolean
  /** Columns by whose values runs are put together. */
  groupBy: string[]
  statistic: Statistic
  selection: RunSelection
  /** Runs that stand on top, whatever the order. */
  topRuns: string[]
  /** Runs that are left out. */
  hiddenRuns: string[]
  /** Whether only runs with a star are shown. */
  starredOnly: boolean
  /** Short keys of the groups that are open; by themselves they are closed. */
  openGroups: string[]
  /** Short keys of the runs whose nested ones are hidden; by themselves they show. */
  closedRuns: string[]
}

export const DEFAULT_SORT: SortKey = { column: 'attributes.start_time', order: 'descending' }

/** The parameters that hold the view. Those that change most often are told apart: little hangs on them. */
export const VIEW_PARAMS = {
  table:
    'filter brush sort order hide show pin move width heat differing group statistic pinned hidden-runs starred'.split(
      ' ',
    ),
  selected: ['selected'],
  turned: ['open', 'closed'],
}

const NARROWEST = 48
const WIDEST = 800

export function readRunsView(params: URLSearchParams): RunsView {
  const orders = params.getAll('order')
  const sorts = params.getAll('sort').map((column, index) => toSortKey(column, orders[index]))
  const statistic = STATISTICS.find((known) => known === params.get('statistic'))
  return {
    filter: params.get('filter') ?? '',
    brushes: readBrushes(params),
    sorts: sorts.length > 0 ? sorts : [toSortKey(DEFAULT_SORT.column, orders[0])],
    hidden: params.getAll('hide'),
    shown: params.getAll('show'),
    pinned: params.getAll('pin'),
    moved: params.getAll('move').flatMap(readPair),
    widths: new Map(
      params.getAll('width').flatMap((text) =>
        readPair(text).flatMap(([width, column]): [string, number][] => {
          const px = Number(width)
          return Number.isFinite(px) ? [[column, clampWidth(px)]] : []
        }),
      ),
    ),
    heat: params.getAll('heat'),
    differing: params.get('differing') === '1',
    groupBy: params.getAll('group'),
    statistic: statistic ?? 'mean',
    selection: readSelection(params.get('selected')),
    topRuns: readIds(params.get('pinned')),
    hiddenRuns: readIds(params.get('hidden-runs')),
    starredOnly: params.get('starred') === '1',
    openGroups: readKeys(params.get('open')),
    closedRuns: readKeys(params.get('closed')),
  }
}

export const clampWidth = (px: number) => Math.round(Math.min(Math.max(px, NARROWEST), WIDEST))

const toSortKey = (column: string, order: string | undefined): SortKey => ({
  column,
  order: order === 'ascending' ? 'ascending' : 'descending',
})

const readIds = (text: string | null) => (text ?? '').split(',').filter(Boolean)

/** Two texts with a space between: the first holds none where it is a number, and column ids escape theirs. */
function readPair(text: string): [string, string][] {
  const [first, second] = text.split(' ', 2)
  if (!first || !second) return []
  try {
    return [[decodeURIComponent(first), decodeURIComponent(second)]]
  } catch {
    return []
  }
}

const writePair = (first: string, second: string) =>
  `${encodeURIComponent(first)} ${encodeURIComponent(second)}`

/** The named ones of some parameters, as one text: the same for as long as none of them changes. */
export const paramsNamed = (params: URLSearchParams, names: readonly string[]): string =>
  new URLSearchParams([...params].filter(([name]) => names.includes(name))).toString()

/** The parameters with a view in them. Defaults are left out, and what others keep in the URL stays. */
export function writeRunsView(view: RunsView, params = new URLSearchParams()): URLSearchParams {
  const result = new URLSearchParams(params)
  for (const key of Object.values(VIEW_PARAMS).flat()) result.delete(key)
  if (view.filter !== '') result.set('filter', view.filter)
  for (const brush of view.brushes) result.append('brush', writeBrush(brush))
  const [first = DEFAULT_SORT, ...others] = view.sorts
  if (others.length > 0 || first.column !== DEFAULT_SORT.column) {
    for (const { column } of view.sorts) result.append('sort', column)
  }
  if (others.length > 0 || first.order !== DEFAULT_SORT.order) {
    for (const { order } of view.sorts) result.append('order', order)
  }
  for (const column of view.hidden) result.append('hide', column)
  for (const column of view.shown) result.append('show', column)
  for (const column of view.pinned) result.append('pin', column)
  for (const [column, before] of view.moved) result.append('move', writePair(column, before))
  for (const [column, px] of view.widths) result.append('width', writePair(String(px), column))
  for (const column of view.heat) result.append('heat', column)
  if (view.differing) result.set('differing', '1')
  for (const column of view.groupBy) result.append('group', column)
  if (view.statistic !== 'mean') result.set('statistic', view.statistic)
  if (view.selection.length > 0) result.set('selected', writeSelection(view.selection))
  if (view.topRuns.length > 0) result.set('pinned', view.topRuns.join())
  if (view.hiddenRuns.length > 0) result.set('hidden-runs', view.hiddenRuns.join())
  if (view.starredOnly) result.set('starred', '1')
  if (view.openGroups.length > 0) result.set('open', view.openGroups.join())
  if (view.closedRuns.length > 0) result.set('closed', view.closedRuns.join())
  return result
}

/** A view after a change. Other groups are closed at first. */
export function changedView(view: RunsView, change: Partial<RunsView>): RunsView {
  const regrouped = change.groupBy && change.groupBy.join('\n') !== view.groupBy.join('\n')
  return { ...view, ...(regrouped && { openGroups: [] }), ...change }
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

/** Adds an item to a list, or takes it out. */
export const toggled = <Item>(list: readonly Item[], item: Item): Item[] =>
  list.includes(item) ? list.filter((other) => other !== item) : [...list, item]

/**
 * What a click on a column's header sorts by. The first puts the largest number or the latest time first, but text
 * from A; each further one turns it round. `add` keeps the keys before it.
 */
export function nextSorts(
  sorts: readonly SortKey[],
  column: string,
  numericText: boolean,
  add: boolean,
): SortKey[] {
  const current = sorts.find((key) => key.column === column)
  if (current) {
    const order = current.order === 'ascending' ? 'descending' : 'ascending'
    if (!add) return [{ column, order }]
    return sorts.map((key) => (key === current ? { column, order } : key))
  }
  const largestFirst =
    numericText || /^metrics\.|^attributes\.(start_time|end_time|duration|progress)$/.test(column)
  const key: SortKey = { column, order: largestFirst ? 'descending' : 'ascending' }
  return add ? [...sorts, key] : [key]
}
