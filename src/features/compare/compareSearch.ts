import { readSelection, type RunSelection, writeSelection } from '#src/runSelection.ts'

/** What the compare page shows, as kept in its URL. */
export type CompareSearch = {
  selection: RunSelection
  /** The run that the others are measured against; null for none. */
  baselineId: string | null
  rows: 'all' | 'differing'
  /** Only keys that hold this text are shown. */
  keyText: string
}

export function readCompareSearch(params: URLSearchParams): CompareSearch {
  return {
    selection: readSelection(params.get('runs')),
    baselineId: params.get('baseline') || null,
    rows: params.get('rows') === 'differing' ? 'differing' : 'all',
    keyText: params.get('key') ?? '',
  }
}

/** Leaves defaults out, and everything that is not its own as it is. */
export function writeCompareSearch(
  params: URLSearchParams,
  { selection, baselineId, rows, keyText }: CompareSearch,
): URLSearchParams {
  const next = new URLSearchParams(params)
  const set = (name: string, value: string) => (value ? next.set(name, value) : next.delete(name))
  set('runs', writeSelection(selection))
  set('baseline', baselineId ?? '')
  set('rows', rows === 'differing' ? rows : '')
  set('key', keyText)
  return next
}
