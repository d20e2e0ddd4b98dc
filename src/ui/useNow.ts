import { useSyncExternalStore } from 'react'

type Ticker = { subscribe: (onTick: () => void) => () => void; now: () => number }

const tickers = new Map<number, Ticker>()

/**
 * The time of the last full tick, in ms since the epoch; the component is drawn anew at every tick. All that tick at
 * the same pace share the value, so ages that stand together agree.
 */
export function useNow(tickMs: number): number {
  const ticker = tickers.get(tickMs) ?? newTicker(tickMs)
  tickers.set(tickMs, ticker)
  return useSyncExternalStore(ticker.subscribe, ticker.now)
}

/** One timer for all that tick at a pace: each row of a long table has an age. */
function newTicker(tickMs: number): Ticker {
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setInterval> | undefined
  return {
    subscribe: (onTick) => {
      if (listeners.size === 0) {
        timer = setInterval(() => {
          for (const listener of listeners) listener()
        }, tickMs)
      }
      listeners.add(onTick)
      return () => {
        listeners.delete(onTick)
        if (listeners.size === 0) clearInterval(timer)
      }
    },
    now: () => Math.floor(Date.now() / tickMs) * tickMs,
  }
}
