import { TriangleAlert } from 'lucide-react'
import { activityOf, formatPace } from '#mlflow/activity.ts'
import type { RunTable } from '#mlflow/runTable.ts'
import { formatAge } from '#ui/formatTime.ts'
import { useNow } from '#ui/useNow.ts'
import { lastLogged } from './lastLogged.ts'
import classes from './RunsGrid.module.css'

const TICK_MS = 5_000

/** How far an active run has come: its step, its pace, and whether it has fallen quiet. */
export function Progress({ table, row }: { table: RunTable; row: number }) {
  const now = useNow(TICK_MS)
  const last = lastLogged(table, row)
  const { lastHeardAt, msPerStep, stalled } = activityOf(
    {
      status: table.statuses[row] ?? 'RUNNING',
      startedAt: toDate(table.startedAt[row]),
      lastLoggedAt: toDate(last.at),
      lastStep: Number.isNaN(last.step) ? null : last.step,
    },
    now,
  )
  const age = lastHeardAt
    ? formatAge(lastHeardAt, new Date(Math.max(now, lastHeardAt.getTime())))
    : 'never'
  if (stalled) {
    return (
      <span className={classes.stalled} title={`Last heard of ${age}`}>
        <TriangleAlert size={12} aria-hidden /> stalled, {age}
      </span>
    )
  }
  return (
    <span className={classes.soFar} title={`Last heard of ${age}`}>
      {Number.isNaN(last.step) ? 'no step yet' : `step ${last.step.toLocaleString('en')}`}
      {msPerStep !== null && ` · ${formatPace(msPerStep)}`}
    </span>
  )
}

const toDate = (ms = NaN) => (Number.isNaN(ms) ? null : new Date(ms))
