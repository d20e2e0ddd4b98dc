import { useSyncExternalStore } from 'react'

/** While a wheel turns or a chart is dragged: the zoom that all charts show, before the address has it. */
let preview: string | null = null
/** The chart by which it was zoomed last. */
let lead: string | null = null
const listeners = new Set<() => void>()

/** Shows a zoom, in the form of the address, in all charts, first in the one that asks; null shows the one of the address. */
export function previewZoom(zoom: string | null, by: string) {
  if (zoom === preview && by === lead) return
  preview = zoom
  lead = by
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) preview = null
  }
}

export const useZoomPreview = (): string | null => useSyncExternalStore(subscribe, () => preview)

/** Whether it is this chart by which it was zoomed last. */
export const useLeadsZoom = (chart: string): boolean =>
  useSyncExternalStore(subscribe, () => lead === chart)
