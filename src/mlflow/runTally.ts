import type { RunStatus } from '#protocol/runs.ts'
import { isActive, runQueries } from './runs.ts'

/** The runs of an experiment in three figures. */
export type RunTally = {
  count: number
  /** Those that run or wait. */
  active: number
  /** When the newest started, in ms since the epoch; null where there is none. */
  lastStart: number | null
}

/** How many runs an experiment has, as far as it is known. */
export type RunCount = RunTally & {
  /** Whether there are others beyond `count`. */
  more: boolean
  /** The backend has just told; or an earlier visit saw the runs, and what has started since is counted in. */
  asOf: 'now' | 'earlierVisit'
}

/** Where the count of an experiment is kept for `runCountQuery`. */
export const runCountKey = (experimentId: string) => [...runQueries.all(), 'count', experimentId]

export const NO_RUNS: RunTally = { count: 0, active: 0, lastStart: null }

/** A block of runs, or a table of them. */
type Runs = {
  readonly statuses: readonly RunStatus[]
  /** In ms since the epoch; NaN where unknown. */
  readonly startedAt: Float64Array
}

/** A tally with one more run in it. */
export function tallyRun(tally: RunTally, { statuses, startedAt }: Runs, row: number): RunTally {
  const status = statuses[row]
  const start = startedAt[row] ?? NaN
  return {
    count: tally.count + 1,
    active: tally.active + (status !== undefined && isActive({ status }) ? 1 : 0),
    lastStart: start > (tally.lastStart ?? -Infinity) ? start : tally.lastStart,
  }
}

type Table = Runs & { readonly experimentIds: readonly string[]; rows: () => Int32Array }

/** The tally of each of some experiments, whose runs are all in a table. */
export function tallyTable(experimentIds: readonly string[], table: Table): Map<string, RunTally> {
  const tallies = new Map(experimentIds.map((id) => [id, NO_RUNS]))
  for (const row of table.rows()) {
    const id = table.experimentIds[row] ?? ''
    tallies.set(id, tallyRun(tallies.get(id) ?? NO_RUNS, table, row))
  }
  return tallies
}
