/** How far a run has come that has not ended. */
export type Activity = {
  /** The last step that any metric was logged at. */
  step: number
  /** Steps in a second, over the whole of the run so far; null before the second step. */
  stepsPerSecond: number | null
  /** In ms since the epoch: the last logged point, or the start. */
  lastUpdate: number
  /** Whether it has been quiet for much longer than it takes for a step. */
  stalled: boolean
}

const QUIET_MS = 600_000
const QUIET_STEPS = 20

/**
 * What the last points of an active run's metrics tell. `startedAt`, `lastLoggedAt` and `now` in ms since the epoch;
 * `lastLoggedAt` and `lastStep` are NaN while nothing is logged. A run counts as stalled when it has logged nothing for ten minutes
 * or 20 times its mean step, whichever is longer.
 */
export function activityOf(
  run: { startedAt: number; lastLoggedAt: number; lastStep: number },
  now: number,
): Activity {
  const lastUpdate = Number.isNaN(run.lastLoggedAt) ? run.startedAt : run.lastLoggedAt
  const step = Number.isNaN(run.lastStep) ? 0 : run.lastStep
  const elapsed = run.lastLoggedAt - run.startedAt
  const stepsPerSecond = step > 0 && elapsed > 0 ? (step * 1_000) / elapsed : null
  const stepMs = stepsPerSecond === null ? 0 : 1_000 / stepsPerSecond
  return {
    step,
    stepsPerSecond,
    lastUpdate,
    stalled: now - lastUpdate > Math.max(QUIET_MS, QUIET_STEPS * stepMs),
  }
}
