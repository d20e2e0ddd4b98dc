import { readAnswer } from '#protocol/answers.ts'
import { bulkMetricHistoryResponse, metricHistoryResponse } from '#protocol/runs.ts'
import { unclampInfinity } from '#protocol/wire.ts'
import { get, request } from './client.ts'

/** One logged point; `timestamp` in ms since the epoch, `value` may be NaN or infinite. */
export type MetricPoint = { step: number; timestamp: number; value: number }

/** Runs that one request may name: MLflow 2.9.2 takes no more. */
export const RUNS_AT_ONCE = 20
/** Points of one answer, over all its runs. */
const MOST_POINTS = 25_000

/**
 * Every point of one metric for up to `RUNS_AT_ONCE` runs, each by step, then time; a run that never logged it is left
 * out. One request where all fit in its answer, else one for each run.
 */
export async function metricHistories(
  metric: string,
  runIds: readonly string[],
): Promise<Map<string, MetricPoint[]>> {
  const query = new URLSearchParams({ metric_key: metric, max_results: String(MOST_POINTS) })
  for (const id of runIds) query.append('run_id', id)
  const path = `/ajax-api/2.0/mlflow/metrics/get-history-bulk?${query}`
  const response = await request(path)
  const text = quoteNonFinite(await response.text())
  const { metrics } = readAnswer(text, bulkMetricHistoryResponse, path)
  if (metrics.length < MOST_POINTS) {
    const histories = new Map<string, MetricPoint[]>()
    for (const { run_id, ...point } of metrics) {
      const points = histories.get(run_id)
      if (points) points.push(point)
      else histories.set(run_id, [point])
    }
    return new Map([...histories].map(([id, points]) => [id, inOrder(points)]))
  }
  // The limit is one for all runs together, so any of them may be cut.
  const whole = new Map<string, MetricPoint[]>()
  for (const id of runIds) {
    const points = await metricHistory(id, metric)
    if (points.length > 0) whole.set(id, points)
  }
  return whole
}

/** Every point of one metric of one run, by step, then time. */
export async function metricHistory(
  runId: string,
  metric: string,
  signal?: AbortSignal,
): Promise<MetricPoint[]> {
  const points: MetricPoint[] = []
  let pageToken: string | undefined
  do {
    // Servers from 3.1.1 on answer nothing without max_results; older ones ignore it.
    const page = await get(
      'metrics/get-history',
      { run_id: runId, metric_key: metric, max_results: MOST_POINTS, page_token: pageToken },
      metricHistoryResponse,
      signal,
    )
    points.push(...page.metrics)
    pageToken = page.next_page_token
  } while (pageToken)
  return inOrder(points)
}

const inOrder = (points: readonly MetricPoint[]): MetricPoint[] =>
  points
    .map(({ step, timestamp, value }) => ({ step, timestamp, value: unclampInfinity(value) }))
    .toSorted((a, b) => a.step - b.step || a.timestamp - b.timestamp)

/**
 * MLflow writes these as bare words, which JSON does not know. A quote inside a text is escaped, so `"value":` with
 * nothing before its quotes is always the field.
 */
const quoteNonFinite = (text: string) => text.replaceAll(/("value": ?)(NaN|-?Infinity)/g, '$1"$2"')
