import type { RunStatus } from '#protocol/runs.ts'

/**
 * Some runs as columns: row `i` of every list is the same run. The one form in which runs arrive, whatever the backend
 * sends; are remembered between visits; and are taken into a `RunTable`. It holds nothing but plain values and typed
 * arrays, so that the browser can store it as it is.
 */
export type RunBlock = {
  ids: string[]
  experimentIds: string[]
  names: string[]
  statuses: RunStatus[]
  /** In ms since the epoch; NaN where it was not told. */
  startedAt: Float64Array
  /** In ms since the epoch; NaN while it runs. */
  endedAt: Float64Array
  /** `mlflow.user`, or what MLflow held before that tag; empty where unknown. */
  users: string[]
  /** 1 for a run in the trash. */
  deleted: Uint8Array
  metrics: MetricBlock[]
  params: TextBlock[]
  /** All tags, MLflow's own (`mlflow.…`) among them. */
  tags: TextBlock[]
  datasets: DatasetBlock[]
}

/** The last point of one metric, for the runs that have it. All lists are as long as `rows`. */
export type MetricBlock = {
  key: string
  /** Rows of the block, ascending. */
  rows: Uint32Array
  /** May be NaN or infinite. */
  values: Float64Array
  steps: Float64Array
  /** In ms since the epoch. */
  timestamps: Float64Array
}

/** The texts of one param or tag, for the runs that have it: run `rows[i]` has `texts[codes[i]]`. */
export type TextBlock = {
  key: string
  /** Rows of the block, ascending. */
  rows: Uint32Array
  codes: Uint32Array
  /** Each text once. */
  texts: string[]
}

/** A dataset that a run used; `context` is empty where it was not told. */
export type DatasetBlock = { row: number; name: string; digest: string; context: string }
