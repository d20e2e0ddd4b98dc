import { setImmediate } from 'node:timers/promises'
import { mlflowError } from '#protocol/errors.ts'

/** How long one request may keep the thread from the others, in ms. */
const TURN_MS = 30

/** Stops a long read between two of its parts: for others when it has had its turn, for good when nobody waits for it. */
export type GiveWay = () => Promise<void>

/** Throws once `signal` is aborted. */
export function givingWay(signal: AbortSignal): GiveWay {
  let turnEnds = performance.now() + TURN_MS
  return async () => {
    if (performance.now() < turnEnds) return
    await setImmediate()
    if (signal.aborted) {
      throw mlflowError('TEMPORARILY_UNAVAILABLE', 'Nobody waits for the answer any more.')
    }
    turnEnds = performance.now() + TURN_MS
  }
}
