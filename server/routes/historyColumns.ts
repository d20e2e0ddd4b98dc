import type { FastifyInstance } from 'fastify'
import { EVERY_POINT_PATH, HISTORY_COLUMNS_PATH } from '#protocol/historyColumnsReply.ts'
import { everyPointRequest, historyColumnsRequest } from '#protocol/runRequests.ts'
import { parseRequest } from '../parseRequest.ts'
import type { HistoryColumnStore } from '../store/historyColumns.ts'
import { missing, startsAfterEnd } from './metrics.ts'

const JSON_TYPE = 'application/json; charset=utf-8'

/** Histories in columns, which MLflow has no call for. */
export function historyColumnRoutes(app: FastifyInstance, histories: HistoryColumnStore) {
  app.get(HISTORY_COLUMNS_PATH, async ({ query }, reply) => {
    const request = parseRequest(historyColumnsRequest, query)
    const { run_ids: runIds, metric_key: key, start_step: start, end_step: end, cursor } = request
    if (runIds.length === 0) throw missing('run_ids')
    if (start > end) throw startsAfterEnd(start, end)
    const gone = new AbortController()
    reply.raw.once('close', () => gone.abort())
    const answer = await histories.read({ runIds, key, start, end, cursor }, gone.signal)
    return reply.type(JSON_TYPE).send(answer)
  })

  app.get(EVERY_POINT_PATH, async ({ query }, reply) => {
    const { run_id, metric_key, page_token } = parseRequest(everyPointRequest, query)
    const page = await histories.everyPoint(run_id, metric_key, page_token)
    return reply.type(JSON_TYPE).send(page)
  })
}
