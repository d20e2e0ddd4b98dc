import { TriangleAlert } from 'lucide-react'
import { activityOf } from '#mlflow/activity.ts'
import type { RunTable } from '#mlflow/runTable.ts'
import { formatAge } from '#ui/formatTime.ts'
import { useNow } from '#ui/useNow.ts'
import { lastLogged } from './lastLogged.ts'
import classes from './RunsGrid.module.css'

const TICK_MS = 5_000

/** How far an active run has come: its step, how fast it goes, and whether it has fallen quiet. */
export function Progress({ table, row }: { table: RunTable; row: number }) {
  const now = useNow(TICK_MS)
  const last = lastLogged(table, row)
  const startedAt = table.startedAt[row] ?? NaN
  const activity = activityOf({ startedAt, lastLoggedAt: last.at, lastStep: last.step }, now)
  const age = formatAge(new Date(activity.lastUpdate), new Date(Math.max(now, activity.lastUpdate)))
  if (activity.stalled) {
    return (
      <span className={classes.stalled} title={`Nothing was logged since ${age}.`}>
        <TriangleAlert size={12} aria-hidden /> stalled, {age}
      </span>
    )
  }
  return (
    <span className={classes.soFar} title={`Last update ${age}`}>
      step {activity.step.toLocaleString('en')}
      {activity.stepsPerSecond !== null && ` · ${formatRate(activity.stepsPerSecond)}`}
    </span>
  )
}

const formatRate = (stepsPerSecond: number) =>
  stepsPerSecond >= 1
    ? `${stepsPerSecond.toFixed(1)}/s`
    : `${(1 / stepsPerSecond).toFixed(1)} s each`
