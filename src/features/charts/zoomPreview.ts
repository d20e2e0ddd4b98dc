import { useSyncExternalStore } from 'react'

/** While a wheel turns or a chart is dragged: the zoom that all charts show, before the address has it. */
let preview: string | null = null
const listeners = new Set<() => void>()

/** Shows a zoom, in the form of the address, in all charts at once; null shows the one of the address. */
export function previewZoom(zoom: string | null) {
  if (zoom === preview) return
  preview = zoom
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
