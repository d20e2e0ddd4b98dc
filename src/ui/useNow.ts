import { useSyncExternalStore } from 'react'

/**
 * The time of the last full tick, in ms since the epoch; the component is drawn anew at every tick. All that tick at
 * the same pace share the value, so ages that stand together agree.
 */
export function useNow(tickMs: number): number {
  return useSyncExternalStore(
    (onTick) => {
      const timer = setInterval(onTick, tickMs)
      return () => clearInterval(timer)
    },
    () => Math.floor(Date.now() / tickMs) * tickMs,
  )
}
