import { EVERY_POINT_PATH } from '#protocol/historyColumnsReply.ts'
import { decodeHistories, decodeHistoryPage, type HistoryPage } from './decodeHistories.ts'
import { decodeEveryPoint } from './decodeHistoryColumns.ts'
import { concatenated, inOrder } from './historyColumns.ts'
import type { PointColumns } from './metricHistory.ts'
import { requestHistories } from './requestHistories.ts'

/** Runs that one request may name: MLflow 2.9.2 takes no more. */
export const RUNS_AT_ONCE = 20
/** Points of one answer, over all its runs. */
export const MOST_BULK_POINTS = 25_000

/**
 * Every point of one metric for up to `RUNS_AT_ONCE` runs; a run that never logged it is left out. One request where all
 * fit in its answer, else one for each run.
 */
export async function metricHistories(
  metric: string,
  runIds: readonly string[],
  signal?: AbortSignal,
): Promise<Map<string, PointColumns>> {
  const endpoint = '/ajax-api/2.0/mlflow/metrics/get-history-bulk'
  const query = new URLSearchParams({ metric_key: metric, max_results: String(MOST_BULK_POINTS) })
  for (const id of runIds) query.append('run_id', id)
  const { text } = await requestHistories(endpoint, query, signal)
  const histories = decodeHistories(text, endpoint)
  const points = [...histories.values()].reduce((sum, { steps }) => sum + steps.length, 0)
  if (points < MOST_BULK_POINTS) return histories
  // The limit is one for all runs together, so any of them may be cut.
  const whole = new Map<string, PointColumns>()
  for (const id of runIds) {
    const points = await metricHistory(id, metric, { signal })
    if (points.steps.length > 0) whole.set(id, points)
  }
  return whole
}

export type Reading = {
  signal?: AbortSignal | undefined
  /** Told after each page how many points are here. */
  onProgress?: (points: number) => void
}

/** Every point of one metric of one run. */
export async function metricHistory(
  runId: string,
  metric: string,
  reading: Reading = {},
): Promise<PointColumns> {
  const endpoint = '/api/2.0/mlflow/metrics/get-history'
  const ofPage = (text: string) => decodeHistoryPage(text, endpoint)
  // Servers from 3.1.1 on answer nothing without max_results; older ones ignore it.
  const query = { run_id: runId, metric_key: metric, max_results: String(MOST_BULK_POINTS) }
  return readPages(endpoint, query, ofPage, reading)
}

/** The same of our own server, which is quicker. */
export const everyPointInColumns = (
  runId: string,
  metric: string,
  reading: Reading,
): Promise<PointColumns> =>
  readPages(EVERY_POINT_PATH, { run_id: runId, metric_key: metric }, decodeEveryPoint, reading)

async function readPages(
  path: string,
  fields: Record<string, string>,
  decode: (text: string) => HistoryPage,
  { signal, onProgress }: Reading,
): Promise<PointColumns> {
  const pages: PointColumns[] = []
  let count = 0
  let pageToken: string | null = null
  do {
    const query = new URLSearchParams(fields)
    if (pageToken !== null) query.set('page_token', pageToken)
    const { text } = await requestHistories(path, query, signal)
    const { points, nextPageToken } = decode(text)
    pages.push(points)
    count += points.steps.length
    onProgress?.(count)
    pageToken = nextPageToken
  } while (pageToken !== null)
  return inOrder(concatenated(pages))
}
