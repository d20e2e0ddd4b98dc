import type { Int64 } from '#protocol/requestFields.ts'
import { sql } from '../sql.ts'
import type { Database } from '../sqlite.ts'
import { fetchPage, type Page } from './paging.ts'
import type { MetricRow } from './runRecords.ts'
import { stepSampler } from './stepSampler.ts'

export type MetricOfRunRow = MetricRow & { run_uuid: string }

type Interval = {
  runIds: string[]
  key: string
  /** The ends of the steps wanted, both inclusive; without them everything from step 0 on. */
  range: { start: Int64; end: Int64 } | undefined
  maxResults: number
}

/** However many points share a step, no run returns more of them than this in one sample. */
const MAX_SAMPLED_POINTS = 25_000

export type MetricHistoryStore = ReturnType<typeof metricHistoryStore>

export function metricHistoryStore(database: Database) {
  const sampleSteps = stepSampler(database)
  // The plus signs keep SQLite from walking over the points of all other runs for the sake of this order.
  const selectPoints = database.prepare<MetricRow>(`
    SELECT "key", value, timestamp, step, is_nan FROM metrics
    WHERE run_uuid = ? AND "key" = ? ORDER BY +timestamp, +step, +value LIMIT ? OFFSET ?`)
  // One query for both ends would walk over everything between them.
  const selectEnd = (end: 'min' | 'max') =>
    database.prepare<{ step: Int64 | null }>(`
      SELECT ${end}(step) AS step FROM metrics
      WHERE run_uuid = ? AND "key" = ? AND step BETWEEN ? AND ?`)
  const ends = [selectEnd('min'), selectEnd('max')]
  const selectAtSteps = database.prepare<MetricOfRunRow>(`
    SELECT run_uuid, "key", value, timestamp, step, is_nan FROM metrics
    WHERE run_uuid = ? AND "key" = ? AND step IN (SELECT value FROM json_each(?))
    ORDER BY step, timestamp, value LIMIT ${MAX_SAMPLED_POINTS}`)

  return {
    /** Points by time, then step and value. An unknown run or key has none. */
    async page(
      runId: string,
      key: string,
      maxResults: number,
      pageToken: string | undefined,
    ): Promise<Page<MetricRow>> {
      return fetchPage(maxResults, pageToken, (limit, offset) =>
        selectPoints.all(runId, key, limit, offset),
      )
    },

    async all(runId: string, key: string): Promise<MetricRow[]> {
      return selectPoints.all(runId, key, -1, 0)
    },

    /** The first points over all the runs, so that a long history can leave none for the runs after it. */
    async bulk(runIds: string[], key: string, maxResults: number): Promise<MetricOfRunRow[]> {
      return database.query<MetricOfRunRow>(sql`
        SELECT run_uuid, "key", value, timestamp, step, is_nan FROM metrics
        WHERE run_uuid IN (SELECT value FROM json_each(${JSON.stringify(runIds)})) AND "key" = ${key}
        ORDER BY run_uuid, timestamp, step, value LIMIT ${maxResults}`)
    },

    /** A sample of steps that all runs share, and of every run its own first and last step in the range. */
    async interval({ runIds, key, range, maxResults }: Interval): Promise<MetricOfRunRow[]> {
      const { start, end } = range ?? { start: 0, end: 2n ** 63n - 1n }
      const sampled = sampleSteps({ runIds, key, start, end, maxResults })
      return runIds.flatMap((runId) => {
        const own = ends
          .map((select) => select.get(runId, key, start, end)?.step)
          .filter((step) => step !== undefined && step !== null)
        return selectAtSteps.all(runId, key, stepsToJson([...sampled, ...own]))
      })
    },
  }
}

/** `JSON.stringify` refuses bigints. */
const stepsToJson = (steps: Int64[]) => `[${steps.join(',')}]`
