import { useEffect, useId, useState } from 'react'
import { flushSync } from 'react-dom'

/** Of one task, in ms: the work that begins within it is done, at least one piece. */
const SLICE_MS = 8

/** What waits, by whose it is, in the order in which they began to wait. */
const waiting = new Map<string, () => void>()
let timer: ReturnType<typeof setTimeout> | null = null

function workOff() {
  const start = performance.now()
  for (const [key, work] of waiting) {
    waiting.delete(key)
    work()
    if (performance.now() - start > SLICE_MS) break
  }
  timer = waiting.size > 0 ? setTimeout(workOff) : null
}

/**
 * A value that is costly to show, in one of many components that show it: at once in some, in the others as it was until
 * their turn comes, in tasks between which the browser can paint and react. Where it changes while one waits, that one
 * keeps its place, and shows the new value only.
 */
export function useInTurn<Value>(value: Value, when: 'atOnce' | 'inTurn'): Value {
  const key = useId()
  const [shown, setShown] = useState(value)
  if (when === 'atOnce' && shown !== value) setShown(value)
  useEffect(() => {
    if (shown === value) {
      waiting.delete(key)
      return
    }
    waiting.set(key, () => flushSync(() => setShown(value)))
    timer ??= setTimeout(workOff)
  }, [key, value, shown])
  useEffect(
    () => () => {
      waiting.delete(key)
    },
    [key],
  )
  return when === 'atOnce' ? value : shown
}
