import type { LoggedRun, MetricHistory, StepWindow } from './metricHistory.ts'

/** A history as it was read, and what the next reading goes on from. */
export type KnownHistory = {
  /** The points of the steps asked for. */
  history: MetricHistory
  /** Where our own server goes on; null for MLflow. */
  cursor: string | null
  /** When to ask again while the run is active, in ms: later, the more an answer costs. */
  restMs: number
}

export type HistoryQuestion = {
  run: Pick<LoggedRun, 'id' | 'status' | 'metrics'>
  metric: string
  /** Null for all steps. */
  window: StepWindow | null
  /** The answer before, to be gone on from; undefined for a whole reading. */
  known: KnownHistory | undefined
}

export const POLL_MS = 5_000
/** No question takes up more of a server's time than one part in this many. */
const SHARE = 10
/** What a point that is sent again costs, in ms of waiting. */
const MS_A_POINT = 1

/** How long to wait before asking again, after an answer that took so long and repeated so many known points. */
export const restAfter = (tookMs: number, repeated: number): number =>
  Math.max(POLL_MS, tookMs * SHARE, repeated * MS_A_POINT)

/** About how many points a run logged: most log each step from 0 on once. */
export const guessPoints = ({ run, metric }: HistoryQuestion): number =>
  1 + Math.max(0, run.metrics.get(metric)?.step ?? 0)
