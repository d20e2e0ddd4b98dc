import { useSyncExternalStore } from 'react'

/** What a group of runs is highlighted as, and drawn as; no run's id has a colon. */
export const groupKey = ({ label }: { label: string }) => `group:${label}`

/** The run or group that the pointer is on, in whichever part of the page; the others light it up, too. */
let highlighted: string | null = null
const listeners = new Set<() => void>()

/** Highlights one run by its id, or one group by its key, in place of the former; null none. */
export function highlightRun(runId: string | null) {
  if (runId === highlighted) return
  highlighted = runId
  for (const listener of listeners) listener()
}

/** Calls back at every change, for what draws without React; gives what ends that. */
export function onHighlight(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    // A row that goes while the pointer is on it, as with its page, hears nothing of the pointer's leaving.
    if (listeners.size === 0) highlighted = null
  }
}

/** The run or group that is highlighted now, for what draws without React. */
export const highlightedRun = (): string | null => highlighted

/** Whether one of these runs is highlighted. Draws its component anew only when that changes. */
export const useIsHighlighted = (...runIds: readonly string[]): boolean =>
  useSyncExternalStore(onHighlight, () => highlighted !== null && runIds.includes(highlighted))
