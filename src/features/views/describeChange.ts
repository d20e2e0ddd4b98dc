import { isQuiet } from './quietParams.ts'

/** The parameters in which two views differ, sorted; those that change quietly are left out. */
export function changedKeys(before: URLSearchParams, after: URLSearchParams): string[] {
  const keys = new Set([...before.keys(), ...after.keys()])
  return [...keys]
    .filter((key) => !isQuiet(key) && valuesOf(before, key) !== valuesOf(after, key))
    .toSorted()
}

const valuesOf = (params: URLSearchParams, key: string) => JSON.stringify(params.getAll(key))

/** What led from one view to the other, in a few words without a capital, e.g. `sort by f1_score`. */
export function describeChange(before: URLSearchParams, after: URLSearchParams): string {
  const keys = changedKeys(before, after)
  const phrases = new Set(keys.map((key) => describeKey(key, before, after)))
  if (phrases.size > 2) return `${phrases.size} changes`
  return [...phrases].join(' and ')
}

function describeKey(key: string, before: URLSearchParams, after: URLSearchParams): string {
  const value = after.get(key)
  const added = after.getAll(key).filter((item) => !before.getAll(key).includes(item))
  const removed = before.getAll(key).filter((item) => !after.getAll(key).includes(item))
  if (key === 'filter') return value === null ? 'clear the filter' : `filter by ${value}`
  if (key === 'sort' || key === 'order') return describeSort(after)
  if (key === 'hide' || key === 'show') {
    const shown = key === 'show' ? added : removed
    return describeColumns(shown.length > 0 ? 'show' : 'hide', [...added, ...removed])
  }
  if (key === 'brush') return after.getAll(key).length > 0 ? 'brush runs' : 'clear the brush'
  if (key === 'plot') return describePlots(added.length, removed.length)
  if (key === 'group') return value === null ? 'ungroup' : `group by ${columnName(value)}`
  if (key === 'selected') return 'select runs'
  if (key === 'starred') return value === null ? 'show all runs' : 'show starred runs'
  if (key === 'pinned') return 'pin runs'
  if (key === 'hidden-runs') return 'hide or show runs'
  if (key === 'baseline') return value === null ? 'clear the baseline' : 'choose the baseline'
  if (key === 'matrix' || key.startsWith('matrix-')) return 'change the matrices'
  return PHRASES.get(key) ?? (value === null ? `reset ${key}` : `${key} ${value}`.trim())
}

/** Of parameters whose values say nothing to a reader. */
const PHRASES: ReadonlyMap<string, string> = new Map([
  ['zoom', 'zoom'],
  ['range', 'zoom'],
  ['log', 'change an axis'],
  ['x', 'change the x axis'],
  ['smooth', 'change the smoothing'],
  ['outliers', 'show or clip outliers'],
  ['band', 'change the bands'],
  ['label', 'change the labels'],
  ['colour', 'change the colours'],
  ['dash', 'change the dashes'],
  ['facet', 'split the charts'],
  ['panel-hide', 'hide or show panels'],
  ['panel-order', 'move a panel'],
  ['panel-wide', 'resize panels'],
  ['panel-size', 'resize panels'],
])

function describePlots(added: number, removed: number): string {
  if (added > 0) return removed > 0 ? 'change a plot' : 'add a plot'
  return removed > 0 ? 'remove a plot' : 'move a plot'
}

function describeSort(after: URLSearchParams): string {
  const column = after.get('sort')
  const direction = after.get('order') === 'ascending' ? ', ascending' : ''
  return `sort by ${column === null ? 'start time' : columnName(column)}${direction}`
}

function describeColumns(verb: string, columns: readonly string[]): string {
  const [only, another] = columns
  if (only !== undefined && another === undefined) return `${verb} ${columnName(only)}`
  return `${verb} ${columns.length} columns`
}

/** A column's id is its name after `metrics.`, `params.`, `tags.` or `attributes.`. */
const columnName = (id: string) => id.replace(/^(metrics|params|tags|attributes)\./, '')
