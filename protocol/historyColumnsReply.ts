/**
 * Where our own server answers the histories of one metric in columns: a GET with `historyColumnsRequest`. MLflow samples
 * by place alone and loses what lies between; this sample keeps every extreme, and a poll gets only what is new.
 */
export const HISTORY_COLUMNS_PATH = '/tidemark/metrics/history-columns'

/** The most points of one history that are answered without sampling. */
export const MOST_UNSAMPLED_POINTS = 10_000

export type HistoryColumnsReply = {
  /** Stands for all that has been logged so far: asked with it, the server answers only what came since. */
  cursor: string
  /** One for each run, in the order asked for; a run that never logged the metric has one without points. */
  histories: HistoryColumnsOfRun[]
}

/** All lists are as long as `steps`. */
type PointColumnsReply = {
  steps: number[]
  /** In ms since the epoch. */
  timestamps: number[]
  /** Null for NaN. The largest double stands for infinity, as in MLflow's answer. */
  values: (number | null)[]
}

/** `since` points are in any order, others by step, then time. */
type HistoryColumnsOfRun = PointColumnsReply & {
  run_id: string
  /** All points of the steps asked for; a sample of them; or those of them that were logged since the cursor. */
  points: 'all' | 'sample' | 'since'
  /** What a sample was taken of; null otherwise. */
  logged: LoggedPoints | null
}

/** How many points there are in all, and of which kinds that no line passes through. */
export type LoggedPoints = { count: number; nan: number; positive: number; negative: number }

/** Where our own server answers every point of one history, in pages: a GET with `everyPointRequest`. */
export const EVERY_POINT_PATH = '/tidemark/metrics/every-point'

/** One page, by step, then time. */
export type EveryPointReply = PointColumnsReply & {
  /** Null on the last page. */
  next_page_token: string | null
}
