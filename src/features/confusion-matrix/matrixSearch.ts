import { joinParts, splitParts } from '#src/tildeParts.ts'
import type { Arrangement } from './arrangeClasses.ts'
import { CLASS_ORDERS } from './classOrder.ts'
import type { MatrixScale } from './matrixPicture.ts'
import { type MatrixView, VIEW_NAMES } from './matrixView.ts'

/** What all confusion matrices on a page show, kept in its address. */
export type MatrixSearch = Arrangement & {
  view: MatrixView
  /** Of the colours. */
  scale: MatrixScale
  /** The source that is wanted of every run; null for the first that it has. */
  source: string | null
  /** In a series, the latest step that is shown; null for the last. */
  step: number | null
  /** Two runs and their difference, by their ids; null for matrices one by one. */
  difference: { a: string | null; b: string | null } | null
  /** Whether the workspace's panel is open. */
  panel: 'open' | 'closed'
}

const VIEWS: Record<MatrixView, string> = {
  counts: 'counts',
  sharesOfTrue: 'true',
  sharesOfPredicted: 'predicted',
  sharesOfAll: 'all',
}

const viewOf = (text: string | null): MatrixView | undefined =>
  Object.keys(VIEW_NAMES)
    .filter((view): view is MatrixView => view in VIEWS)
    .find((view) => VIEWS[view] === text)

/** A list of lists is one text, too. */
const readLists = (text: string | null) => (text ? splitParts(text).map(splitParts) : [])

export function readMatrixSearch(params: URLSearchParams): MatrixSearch {
  const order = CLASS_ORDERS.find((order) => order === params.get('matrix-order'))
  const step = params.get('matrix-step')
  const hidden = params.get('matrix-hide')
  return {
    view: viewOf(params.get('matrix')) ?? 'counts',
    scale: params.get('matrix-scale') === 'errors' ? 'errors' : 'amount',
    order: order ?? 'file',
    find: params.get('matrix-find') ?? '',
    hidden: hidden ? splitParts(hidden) : [],
    merged: readLists(params.get('matrix-merge')).filter((members) => members.length > 1),
    source: params.get('matrix-source'),
    step: step !== null && /^\d+$/.test(step) ? Number(step) : null,
    difference:
      params.get('matrix-mode') === 'difference'
        ? { a: params.get('matrix-a'), b: params.get('matrix-b') }
        : null,
    panel: params.get('matrix-panel') === 'open' ? 'open' : 'closed',
  }
}

/** Leaves out what is as usual, and everything that is not its own as it is. */
export function writeMatrixSearch(params: URLSearchParams, search: MatrixSearch): URLSearchParams {
  const next = new URLSearchParams(params)
  const set = (name: string, value: string | null) =>
    value === null || value === '' ? next.delete(name) : next.set(name, value)
  set('matrix', search.view === 'counts' ? null : VIEWS[search.view])
  set('matrix-scale', search.scale === 'errors' ? 'errors' : null)
  set('matrix-order', search.order === 'file' ? null : search.order)
  set('matrix-find', search.find)
  set('matrix-hide', joinParts(search.hidden))
  set('matrix-merge', joinParts(search.merged.map(joinParts)))
  set('matrix-source', search.source)
  set('matrix-step', search.step === null ? null : String(search.step))
  set('matrix-mode', search.difference ? 'difference' : null)
  set('matrix-a', search.difference?.a ?? null)
  set('matrix-b', search.difference?.b ?? null)
  set('matrix-panel', search.panel === 'open' ? 'open' : null)
  return next
}
