import { readSelection, type RunSelection, writeSelection } from '#src/runSelection.ts'

const STATISTICS = ['last', 'best', 'min', 'max'] as const
/** What is shown of a metric. */
export type Statistic = (typeof STATISTICS)[number]

const DELTAS = ['absolute', 'percent', 'both', 'none'] as const
/** How the difference to the baseline is written. */
export type DeltaStyle = (typeof DELTAS)[number]

/** What the compare page shows, as kept in its URL. */
export type CompareSearch = {
  /** In the order in which the runs stand. */
  selection: RunSelection
  /** Runs that stand before the others and stay in sight. */
  pinnedIds: readonly string[]
  /** The run that the others are measured against; null for none. */
  baselineId: string | null
  rows: 'all' | 'differing'
  /** Only keys that hold this text are shown. */
  keyText: string
  order: 'name' | 'difference'
  runsAs: 'columns' | 'rows'
  statistic: Statistic
  deltas: DeltaStyle
}

export function readCompareSearch(params: URLSearchParams): CompareSearch {
  return {
    selection: readSelection(params.get('runs')),
    pinnedIds: params.get('pinned')?.split(',').filter(Boolean) ?? [],
    baselineId: params.get('baseline') || null,
    rows: params.get('rows') === 'differing' ? 'differing' : 'all',
    keyText: params.get('key') ?? '',
    order: params.get('order') === 'difference' ? 'difference' : 'name',
    runsAs: params.get('as') === 'rows' ? 'rows' : 'columns',
    statistic: oneOf(STATISTICS, params.get('metrics')) ?? 'last',
    deltas: oneOf(DELTAS, params.get('deltas')) ?? 'absolute',
  }
}

const oneOf = <Name extends string>(known: readonly Name[], name: string | null) =>
  known.find((one) => one === name)

/** Leaves defaults out, and everything that is not its own as it is. */
export function writeCompareSearch(
  params: URLSearchParams,
  search: CompareSearch,
): URLSearchParams {
  const next = new URLSearchParams(params)
  const set = (name: string, value: string, usual = '') =>
    value === usual ? next.delete(name) : next.set(name, value)
  set('runs', writeSelection(search.selection))
  set('pinned', search.pinnedIds.join(','))
  set('baseline', search.baselineId ?? '')
  set('rows', search.rows, 'all')
  set('key', search.keyText)
  set('order', search.order, 'name')
  set('as', search.runsAs, 'columns')
  set('metrics', search.statistic, 'last')
  set('deltas', search.deltas, 'absolute')
  return next
}
