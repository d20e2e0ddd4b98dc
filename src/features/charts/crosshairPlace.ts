import type { XKind } from './metricSeries.ts'

/** Where a chart is read; the others that go by the same read there, too. */
export type CrosshairPlace = { kind: XKind; x: number }

let place: CrosshairPlace | null = null
const listeners = new Set<() => void>()

export const crosshairPlace = (): CrosshairPlace | null => place

/** Moves the crosshair of all charts; null takes it away. */
export function moveCrosshair(next: CrosshairPlace | null) {
  if (next?.x === place?.x && next?.kind === place?.kind) return
  place = next
  for (const listener of listeners) listener()
}

/** Calls back at every move, since charts draw it without React; gives what ends that. */
export function onCrosshair(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) place = null
  }
}
