import type { FastifyInstance } from 'fastify'
import { RUN_COLUMNS_PATH } from '#protocol/runColumnsReply.ts'
import { RUN_COUNTS_PATH } from '#protocol/runCounts.ts'
import { searchRunsRequest } from '#protocol/runRequests.ts'
import { parseRequest } from '../parseRequest.ts'
import type { RunColumnStore } from '../store/runColumns.ts'

/** What MLflow has no call for: all runs in columns, and how many there are. */
export function runColumnRoutes(app: FastifyInstance, runs: RunColumnStore) {
  app.post(RUN_COLUMNS_PATH, async ({ body }, reply) => {
    const page = await runs.search(parseRequest(searchRunsRequest, body))
    return reply.type('application/json; charset=utf-8').send(page)
  })

  app.get(RUN_COUNTS_PATH, async () => runs.counts())
}
