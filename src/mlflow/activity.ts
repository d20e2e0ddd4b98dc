import type { Run } from './runs.ts'
import type { RunStatus } from '#protocol/runs.ts'

/** What is known of a run's progress. */
export type ActivityFacts = {
  status: RunStatus
  startedAt: Date | null
  /** When the newest of its metrics was logged; null before the first. */
  lastLoggedAt: Date | null
  /** The highest step of its newest metrics; null before the first. */
  lastStep: number | null
}

export type Activity = {
  /** In ms; null where the start is unknown. */
  elapsedMs: number | null
  /** The mean time between steps in ms, from the start on; null where no step tells. */
  msPerStep: number | null
  /** When it was last heard of; null where there is neither a metric nor a start. */
  lastHeardAt: Date | null
  /** It says that it runs, but nothing has come for much longer than its steps take. */
  stalled: boolean
}

/** A silence up to this is no sign of anything, in ms. */
const QUIET_MS = 10 * 60_000
/** A silence of more than so many of its own steps is. */
const QUIET_STEPS = 20

/** How a run gets on at the time `now`, in ms since the epoch. */
export function activityOf(facts: ActivityFacts, now: number): Activity {
  const { status, startedAt, lastLoggedAt, lastStep } = facts
  const lastHeardAt = lastLoggedAt ?? startedAt
  const loggedFor = startedAt && lastLoggedAt ? lastLoggedAt.getTime() - startedAt.getTime() : 0
  const msPerStep = lastStep && lastStep > 0 && loggedFor > 0 ? loggedFor / lastStep : null
  const patience = Math.max(QUIET_MS, QUIET_STEPS * (msPerStep ?? 0))
  return {
    elapsedMs: startedAt && Math.max(now - startedAt.getTime(), 0),
    msPerStep,
    lastHeardAt,
    stalled: status === 'RUNNING' && lastHeardAt !== null && now - lastHeardAt.getTime() > patience,
  }
}

/** The newest point of all the run's metrics, as `activityOf` wants it. */
export function lastLogged({ metrics }: Pick<Run, 'metrics'>) {
  let lastLoggedAt: Date | null = null
  let lastStep: number | null = null
  for (const { loggedAt, step } of metrics.values()) {
    if (!lastLoggedAt || loggedAt > lastLoggedAt) lastLoggedAt = loggedAt
    if (lastStep === null || step > lastStep) lastStep = step
  }
  return { lastLoggedAt, lastStep }
}

/** A pace that reads well, e.g. `12 steps/min`, or `95 s/step` where a step takes longer than a minute. */
export function formatPace(msPerStep: number): string {
  if (msPerStep > 60_000) return `${Math.round(msPerStep / 1_000)} s/step`
  const perMinute = 60_000 / msPerStep
  const rounded = perMinute < 10 ? perMinute.toFixed(1) : Math.round(perMinute).toLocaleString('en')
  return `${rounded} steps/min`
}
