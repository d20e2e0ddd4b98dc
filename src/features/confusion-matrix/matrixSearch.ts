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
  const order = CLASS_ORDERS.find((order) => order === params.get('morder'))
  const step = params.get('mstep')
  const hidden = params.get('mhide')
  return {
    view: viewOf(params.get('matrix')) ?? 'counts',
    scale: params.get('mscale') === 'errors' ? 'errors' : 'amount',
    order: order ?? 'file',
    find: params.get('mfind') ?? '',
    hidden: hidden ? splitParts(hidden) : [],
    merged: readLists(params.get('mmerge')).filter((members) => members.length > 1),
    source: params.get('msource'),
    step: step !== null && /^\d+$/.test(step) ? Number(step) : null,
    difference: params.has('mdiff') ? { a: params.get('ma'), b: params.get('mb') } : null,
  }
}

/** Leaves out what is as usual, and everything that is not its own as it is. */
export function writeMatrixSearch(params: URLSearchParams, search: MatrixSearch): URLSearchParams {
  const next = new URLSearchParams(params)
  const set = (name: string, value: string | null) =>
    value === null || value === '' ? next.delete(name) : next.set(name, value)
  set('matrix', search.view === 'counts' ? null : VIEWS[search.view])
  set('mscale', search.scale === 'errors' ? 'errors' : null)
  set('morder', search.order === 'file' ? null : search.order)
  set('mfind', search.find)
  set('mhide', joinParts(search.hidden))
  set('mmerge', joinParts(search.merged.map(joinParts)))
  set('msource', search.source)
  set('mstep', search.step === null ? null : String(search.step))
  set('mdiff', search.difference ? '1' : null)
  set('ma', search.difference?.a ?? null)
  set('mb', search.difference?.b ?? null)
  return next
}
