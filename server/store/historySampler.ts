import type { LoggedPoints } from '#protocol/historyColumnsReply.ts'
import type { Int64 } from '#protocol/requestFields.ts'
import type { Database } from '../sqlite.ts'
import type { SqlValue } from '../sql.ts'
import type { GiveWay } from './giveWay.ts'
import type { MetricRow } from './runRecords.ts'

/** Some points of one history. The ends of the steps are inclusive. */
export type HistoryPart = {
  runId: string
  key: string
  start: Int64
  end: Int64
  /** Only points that were logged up to this row. */
  upTo: Int64
}

export type SampledPoint = Omit<MetricRow, 'key'>
/** Without a value, and of any row, where nothing is finite. */
type Extreme = SampledPoint | (Place & { value: null; is_nan: number })
type HistorySample = { points: SampledPoint[]; logged: LoggedPoints }

/** Where a point lies in a history: those of one place are in no order. */
type Place = { step: Int64; timestamp: Int64 }
/** Consecutive points; both ends are inclusive. */
type Piece = { from: Place; to: Place }

/** Even widths of steps that a history is cut into: about as many as a chart has pixels. */
const BUCKETS = 1_000
/** The last points, all of which are kept: a mean over the last ones must not be one over a sample. */
const TAIL = 20

const INT64_MAX = 2n ** 63n - 1n
const INT64_MIN = -(2n ** 63n)
/** Points that are counted at once. */
const MOST_COUNTED = 100_000
/** Stands for infinity, which MLflow's store does not hold. */
const MAX = Number.MAX_VALUE

const COLUMNS = 'step, timestamp, value, is_nan'
const OF_PART = 'FROM metrics WHERE run_uuid = ? AND "key" = ? AND rowid <= ?'
const IN_PIECE = `${OF_PART} AND (step, timestamp) >= (?, ?) AND (step, timestamp) <= (?, ?)`
const FORWARDS = 'ORDER BY step, timestamp, value, is_nan'
const BACKWARDS = 'ORDER BY step DESC, timestamp DESC, value DESC, is_nan DESC'
/** Null where it is NaN or infinite; takes the largest double and its negative. */
const FINITE = 'CASE WHEN is_nan = 0 AND value < ? AND value > ? THEN value END'

/**
 * Samples a history so that no extreme is lost. It is cut into pieces: even widths of steps, and those that hold far more
 * than their share, as where everything was logged at one step, into more by time. Of each piece the first and the last
 * point are kept, the least and the greatest, and one of NaN, ∞ and −∞ where there is one; of the whole also the last 20.
 * It is read by ranges of the index, some 0.5 µs for each point.
 */
export function historySampler(database: Database) {
  const countUpTo = database.prepare<{ count: number }>(
    `SELECT count(*) AS count FROM (SELECT 1 ${IN_PIECE} LIMIT ?)`,
  )
  const selectFirst = database.prepare<SampledPoint>(
    `SELECT ${COLUMNS} ${IN_PIECE} ${FORWARDS} LIMIT 1`,
  )
  const selectAfter = database.prepare<Place>(
    `SELECT step, timestamp ${IN_PIECE} ORDER BY step, timestamp LIMIT 1 OFFSET ?`,
  )
  const selectLast = database.prepare<SampledPoint>(
    `SELECT ${COLUMNS} ${IN_PIECE} ${BACKWARDS} LIMIT ?`,
  )
  // Beside a single min or max, the other columns are those of the row that it is found in.
  const selectLeast = database.prepare<Extreme & Omit<LoggedPoints, 'count'>>(`
    SELECT min(${FINITE}) AS value, step, timestamp, is_nan, total(is_nan) AS nan,
      total(value >= ?) AS positive, total(value <= ?) AS negative ${IN_PIECE}`)
  const selectGreatest = database.prepare<Extreme>(
    `SELECT max(${FINITE}) AS value, step, timestamp, is_nan ${IN_PIECE}`,
  )
  const selectNaN = database.prepare<SampledPoint>(
    `SELECT ${COLUMNS} ${IN_PIECE} AND is_nan = 1 ${FORWARDS} LIMIT 1`,
  )
  const selectPositive = database.prepare<SampledPoint>(
    `SELECT ${COLUMNS} ${IN_PIECE} AND value >= ? ${FORWARDS} LIMIT 1`,
  )
  const selectNegative = database.prepare<SampledPoint>(
    `SELECT ${COLUMNS} ${IN_PIECE} AND value <= ? ${FORWARDS} LIMIT 1`,
  )

  function bucketsOf(part: HistoryPart): { start: bigint; end: bigint }[] {
    const values = inPiece(part, stepsBetween(part.start, part.end))
    const first = selectFirst.get(...values)
    const [last] = selectLast.all(...values, 1)
    if (!first || !last) return []
    const start = BigInt(first.step)
    const width = BigInt(last.step) - start + 1n
    const buckets = width < BUCKETS ? Number(width) : BUCKETS
    const startOf = (bucket: number) => start + (width * BigInt(bucket)) / BigInt(buckets)
    return Array.from({ length: buckets }, (_, bucket) => ({
      start: startOf(bucket),
      end: startOf(bucket + 1) - 1n,
    }))
  }

  /** Cuts the points of some steps after every `most`, but never between points of one place. */
  function* piecesOf(part: HistoryPart, start: Int64, end: Int64, most: number) {
    const { to: stop, ...all } = stepsBetween(start, end)
    let from: Place | null = all.from
    while (from) {
      const last = selectAfter.get(...inPiece(part, { from, to: stop }), most - 1)
      yield { from, to: last ?? stop }
      from = last ? placeAfter(last) : null
    }
  }

  async function countPoints(part: HistoryPart, start: Int64, end: Int64, giveWay: GiveWay) {
    const count = (piece: Piece, most: number) =>
      countUpTo.get(...inPiece(part, piece), most)?.count ?? 0
    const counted = count(stepsBetween(start, end), MOST_COUNTED)
    if (counted < MOST_COUNTED) return counted
    let sum = 0
    for (const piece of piecesOf(part, start, end, MOST_COUNTED)) {
      sum += count(piece, -1)
      await giveWay()
    }
    return sum
  }

  function sample(part: HistoryPart, piece: Piece) {
    const values = inPiece(part, piece)
    const least = selectLeast.get(MAX, -MAX, MAX, -MAX, ...values)
    const first = selectFirst.get(...values)
    if (!first || !least) return null
    const greatest = selectGreatest.get(MAX, -MAX, ...values)
    const { nan, positive, negative } = least
    const points = [
      first,
      ...(least.value === null ? [] : [least]),
      ...(greatest === undefined || greatest.value === null ? [] : [greatest]),
      ...(nan > 0 ? selectNaN.all(...values) : []),
      ...(positive > 0 ? selectPositive.all(...values, MAX) : []),
      ...(negative > 0 ? selectNegative.all(...values, -MAX) : []),
      ...selectLast.all(...values, 1),
    ]
    return { points, nan, positive, negative }
  }

  return async (part: HistoryPart, giveWay: GiveWay): Promise<HistorySample> => {
    const logged: LoggedPoints = { count: 0, nan: 0, positive: 0, negative: 0 }
    const buckets: { start: bigint; end: bigint; count: number }[] = []
    for (const { start, end } of bucketsOf(part)) {
      const count = await countPoints(part, start, end, giveWay)
      logged.count += count
      if (count > 0) buckets.push({ start, end, count })
      await giveWay()
    }
    const share = Math.ceil(logged.count / BUCKETS)
    const points: SampledPoint[] = []
    for (const { start, end, count } of buckets) {
      const pieces =
        count > 2 * share ? piecesOf(part, start, end, share) : [stepsBetween(start, end)]
      for (const piece of pieces) {
        const sampled = sample(part, piece)
        if (sampled) {
          points.push(...sampled.points)
          logged.nan += sampled.nan
          logged.positive += sampled.positive
          logged.negative += sampled.negative
        }
        await giveWay()
      }
    }
    points.push(...selectLast.all(...inPiece(part, stepsBetween(part.start, part.end)), TAIL))
    return { points: inOrder(points), logged }
  }
}

/** The values that `IN_PIECE` takes. */
const inPiece = ({ runId, key, upTo }: HistoryPart, { from, to }: Piece): SqlValue[] => [
  runId,
  key,
  upTo,
  from.step,
  from.timestamp,
  to.step,
  to.timestamp,
]

const stepsBetween = (start: Int64, end: Int64): Piece => ({
  from: { step: start, timestamp: INT64_MIN },
  to: { step: end, timestamp: INT64_MAX },
})

/** The first place after another; null after the last that the table can hold. */
function placeAfter({ step, timestamp }: Place): Place | null {
  if (BigInt(timestamp) < INT64_MAX) return { step, timestamp: BigInt(timestamp) + 1n }
  return BigInt(step) < INT64_MAX ? { step: BigInt(step) + 1n, timestamp: INT64_MIN } : null
}

/** Each point once. */
function inOrder(points: readonly SampledPoint[]): SampledPoint[] {
  const byText = new Map(
    points.map((point) => {
      const { step, timestamp, value, is_nan } = point
      return [`${step} ${timestamp} ${value} ${is_nan}`, point]
    }),
  )
  return [...byText.values()].toSorted(
    (a, b) => compare(a.step, b.step) || compare(a.timestamp, b.timestamp) || a.value - b.value,
  )
}

const compare = (a: Int64, b: Int64) => (a < b ? -1 : a > b ? 1 : 0)
