import type { FastifyInstance } from 'fastify'
import type * as z from 'zod/mini'
import { invalid } from '#protocol/errors.ts'
import type { Int64 } from '#protocol/requestFields.ts'
import {
  bulkHistoryRequest,
  historyIntervalRequest,
  metricHistoryRequest,
  runIdOf,
} from '#protocol/runRequests.ts'
import { parseRequest } from '../parseRequest.ts'
import type { MetricHistoryStore } from '../store/metricHistory.ts'
import { listed } from './present.ts'
import { presentMetric, presentMetricOfRun } from './presentRun.ts'

export function metricRoutes(app: FastifyInstance, history: MetricHistoryStore) {
  app.get('/metrics/get-history', async ({ query }) => {
    const request = parseRequest(metricHistoryRequest, query)
    const { metric_key: key, max_results: count, page_token: token } = request
    const runId = runIdOf(request)
    if (count === undefined) {
      return { metrics: listed((await history.all(runId, key)).map(presentMetric)) }
    }
    const page = await history.page(runId, key, count, token)
    return { metrics: listed(page.rows.map(presentMetric)), next_page_token: page.nextPageToken }
  })

  app.get('/metrics/get-history-bulk', async ({ query }) => {
    const request = parseRequest(bulkHistoryRequest, query)
    if (request.run_id.length === 0) throw missing('run_id')
    const rows = await history.bulk(request.run_id, request.metric_key, request.max_results)
    return { metrics: rows.map(presentMetricOfRun) }
  })

  app.get('/metrics/get-history-bulk-interval', async ({ query }) => {
    const request = parseRequest(historyIntervalRequest, query)
    if (request.run_ids.length === 0) throw missing('run_ids')
    const rows = await history.interval({
      runIds: request.run_ids,
      key: request.metric_key,
      range: rangeOf(request),
      maxResults: request.max_results,
    })
    return { metrics: listed(rows.map(presentMetricOfRun)) }
  })
}

export const missing = (field: string) =>
  invalid(`Missing value for required parameter '${field}'.`)

export const startsAfterEnd = (start: Int64, end: Int64) =>
  invalid(`Invalid value for field 'start_step': ${start} is after 'end_step', ${end}.`)

function rangeOf({ start_step, end_step }: z.output<typeof historyIntervalRequest>) {
  if (start_step === undefined && end_step === undefined) return undefined
  if (start_step === undefined || end_step === undefined) {
    throw invalid("The fields 'start_step' and 'end_step' must be given together.")
  }
  if (start_step > end_step) throw startsAfterEnd(start_step, end_step)
  return { start: start_step, end: end_step }
}
