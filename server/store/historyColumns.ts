import { createHash } from 'node:crypto'
import {
  type HistoryColumnsReply,
  type LoggedPoints,
  MOST_UNSAMPLED_POINTS,
} from '#protocol/historyColumnsReply.ts'
import { invalid } from '#protocol/errors.ts'
import type { Int64 } from '#protocol/requestFields.ts'
import { stringifyInt64Json } from '../int64Json.ts'
import type { Database } from '../sqlite.ts'
import { type GiveWay, givingWay } from './giveWay.ts'
import { type HistoryPart, historySampler, type SampledPoint } from './historySampler.ts'
import type { MetricOfRunRow } from './metricHistory.ts'
import { readPageToken, writePageToken } from './paging.ts'

type Wanted = {
  runIds: string[]
  key: string
  /** The ends of the steps wanted, both inclusive. */
  start: Int64
  end: Int64
  /** As an earlier answer gave it. */
  cursor: string | undefined
}

/** Lists as JSON; `numbers` without its brackets, null where there is no point. */
type Columns = { steps: string; timestamps: string; numbers: string | null }
type ColumnsSince = Columns & { run_uuid: string; count: number }
type NewestRow = MetricOfRunRow & { id: Int64 }

/** Points of one page of all of them: some 20 ms of work. */
const PAGE = 50_000
/** However many rows were logged since a cursor, to all runs together, no poll reads through more of them. */
const MOST_ROWS_SINCE = 250_000

// `quote` keeps every digit of a double; SQLite's functions for JSON write no more than 15.
const COLUMNS = `json_group_array(step) AS steps, json_group_array(timestamp) AS timestamps,
  group_concat(CASE is_nan WHEN 0 THEN quote(value) ELSE 'null' END) AS numbers`
const ROW = 'rowid AS id, run_uuid, "key", value, timestamp, step, is_nan'
const IN_PART = 'run_uuid = ? AND "key" = ? AND step BETWEEN ? AND ?'

/**
 * Reads histories of any length in answers of a limited one. MLflow's table of metrics has no column of its own for the
 * order of logging, but SQLite's rowid is that: points are never changed, and a new row's is greater than any other.
 */
export function historyColumnStore(database: Database) {
  const sampleHistory = historySampler(database)
  const selectNewest = database.prepare<NewestRow>(
    `SELECT ${ROW} FROM metrics ORDER BY rowid DESC LIMIT 1`,
  )
  const selectRow = database.prepare<NewestRow>(`SELECT ${ROW} FROM metrics WHERE rowid = ?`)
  const countUpTo = database.prepare<{ points: number }>(`
    SELECT count(*) AS points FROM (SELECT 1 FROM metrics WHERE ${IN_PART} LIMIT ?)`)
  const selectAll = database.prepare<Columns>(`
    SELECT ${COLUMNS} FROM (
      SELECT step, timestamp, value, is_nan FROM metrics WHERE ${IN_PART}
      ORDER BY step, timestamp, value, is_nan LIMIT ${MOST_UNSAMPLED_POINTS})`)
  const selectPage = database.prepare<Columns & { count: number }>(`
    SELECT count(*) AS count, ${COLUMNS} FROM (
      SELECT step, timestamp, value, is_nan FROM metrics WHERE run_uuid = ? AND "key" = ?
      ORDER BY step, timestamp, value, is_nan LIMIT ${PAGE} OFFSET ?)`)
  // By rowid, not by an index: the new rows of all runs are few, the old ones of these runs may be many.
  const selectSince = database.prepare<ColumnsSince>(`
    SELECT run_uuid, count(*) AS count, ${COLUMNS} FROM (
      SELECT run_uuid, step, timestamp, value, is_nan FROM metrics NOT INDEXED
      WHERE rowid > ? AND rowid <= ? AND "key" = ? AND step BETWEEN ? AND ?
        AND run_uuid IN (SELECT value FROM json_each(?)))
    GROUP BY run_uuid`)

  /** The row that a cursor stands for; null where it is another one now, as when the file was packed or runs erased. */
  function rowOf(cursor: string): Int64 | null {
    const [, id, mark] = cursor.match(/^(\d{1,18})-([0-9a-f]{16})$/) ?? []
    if (id === undefined) {
      throw invalid(
        `Invalid value for field 'cursor': ${JSON.stringify(cursor.slice(0, 60))} is none that this server gave.`,
      )
    }
    const row = selectRow.get(id)
    return mark === markOf(row) ? (row?.id ?? 0) : null
  }

  /** What came since a row, by run; null where that is so much that the whole is read as quickly. */
  function since({ runIds, key, start, end }: Wanted, from: Int64 | null, to: Int64) {
    if (from === null || BigInt(to) - BigInt(from) > MOST_ROWS_SINCE) return null
    const found = selectSince.all(from, to, key, start, end, JSON.stringify(runIds))
    return new Map(found.map((columns) => [columns.run_uuid, columns]))
  }

  async function whole(part: HistoryPart, giveWay: GiveWay): Promise<string> {
    const { runId, key, start, end } = part
    const most = MOST_UNSAMPLED_POINTS + 1
    if ((countUpTo.get(runId, key, start, end, most)?.points ?? 0) < most) {
      return historyJson(runId, 'all', null, selectAll.get(runId, key, start, end))
    }
    const { points, logged } = await sampleHistory(part, giveWay)
    return historyJson(runId, 'sample', logged, columnsOf(points))
  }

  return {
    /** The JSON of a `HistoryColumnsReply`. Throws when `signal` is aborted. */
    async read(wanted: Wanted, signal: AbortSignal): Promise<string> {
      const { runIds, key, start, end, cursor } = wanted
      const giveWay = givingWay(signal)
      const newest = selectNewest.get()
      const upTo = newest?.id ?? 0
      const news = cursor === undefined ? null : since(wanted, rowOf(cursor), upTo)
      const histories: string[] = []
      for (const runId of runIds) {
        const found = news?.get(runId)
        const tooMany = (found?.count ?? 0) > MOST_UNSAMPLED_POINTS
        histories.push(
          news && !tooMany
            ? historyJson(runId, 'since', null, found)
            : await whole({ runId, key, start, end, upTo }, giveWay),
        )
        await giveWay()
      }
      return `{"cursor":"${upTo}-${markOf(newest)}","histories":[${histories.join()}]}`
    },

    /**
     * The JSON of an `EveryPointReply`. A page that began before a point was logged may be repeated in part by the next,
     * but none is left out.
     */
    async everyPoint(runId: string, key: string, pageToken: string | undefined): Promise<string> {
      const offset = readPageToken(pageToken)
      const page = selectPage.get(runId, key, offset)
      const next = page?.count === PAGE ? writePageToken(offset + PAGE) : null
      return `{"next_page_token":${JSON.stringify(next)},${columnsJson(page)}}`
    },
  }
}

export type HistoryColumnStore = ReturnType<typeof historyColumnStore>

/** Tells a row from any other that may come to have its id. */
function markOf(row: NewestRow | undefined): string {
  const text = row ? [row.run_uuid, row.key, row.step, row.timestamp, row.value].join(' ') : ''
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

const columnsOf = (points: SampledPoint[]): Columns => ({
  steps: stringifyInt64Json(points.map(({ step }) => step)),
  timestamps: stringifyInt64Json(points.map(({ timestamp }) => timestamp)),
  numbers: points.map(({ value, is_nan }) => (is_nan === 0 ? finiteJson(value) : 'null')).join(),
})

/** JSON has no infinity; a number beyond all doubles reads as one. */
const finiteJson = (value: number) =>
  Number.isFinite(value) ? JSON.stringify(value) : value > 0 ? '9e999' : '-9e999'

type Kind = HistoryColumnsReply['histories'][number]['points']

function historyJson(
  runId: string,
  kind: Kind,
  logged: LoggedPoints | null,
  columns: Columns | undefined,
): string {
  return `{"run_id":${JSON.stringify(runId)},"points":"${kind}","logged":${JSON.stringify(logged)},${columnsJson(columns)}}`
}

/** The fields of a JSON object, without its braces. */
function columnsJson(columns: Columns | undefined): string {
  const { steps = '[]', timestamps = '[]', numbers } = columns ?? {}
  return `"steps":${steps},"timestamps":${timestamps},"values":[${numbers ?? ''}]`
}
