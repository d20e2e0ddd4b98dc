import type { Int64 } from '#protocol/requestFields.ts'
import type { Database } from '../sqlite.ts'

type Wanted = {
  runIds: string[]
  key: string
  /** Both ends are inclusive. */
  start: Int64
  end: Int64
  maxResults: number
}

/** Up to here reading every step is quick; MLflow reads them all, always. */
const FEW_POINTS = 20_000

/**
 * Chooses steps that are spread evenly over those that some runs logged: at most `maxResults`, and the last one. With many
 * points it looks for a step near each of as many evenly spaced places, which takes an index seek each instead of a walk
 * over all; where steps follow one another without gaps the choice is the same.
 */
export function stepSampler(database: Database) {
  const countPoints = database.prepare<{ points: number }>(`
    SELECT count(*) AS points FROM (
      SELECT 1 FROM metrics WHERE run_uuid = ? AND "key" = ? AND step BETWEEN ? AND ? LIMIT ?)`)
  const selectSteps = database.prepare<{ step: Int64 }>(`
    SELECT DISTINCT step FROM metrics
    WHERE run_uuid IN (SELECT value FROM json_each(?)) AND "key" = ? AND step BETWEEN ? AND ?
    ORDER BY step`)
  const selectNext = database.prepare<{ step: Int64 | null }>(`
    SELECT min(step) AS step FROM metrics WHERE run_uuid = ? AND "key" = ? AND step BETWEEN ? AND ?`)
  const selectLast = database.prepare<{ step: Int64 | null }>(`
    SELECT max(step) AS step FROM metrics WHERE run_uuid = ? AND "key" = ? AND step BETWEEN ? AND ?`)

  function hasManyPoints({ runIds, key, start, end }: Wanted): boolean {
    let points = 0
    for (const runId of runIds) {
      points += countPoints.get(runId, key, start, end, FEW_POINTS)?.points ?? 0
      if (points >= FEW_POINTS) return true
    }
    return false
  }

  /** The steps at, or next after, evenly spaced places between the first and the last. */
  function seekSteps({ runIds, key, start, end, maxResults }: Wanted): Int64[] {
    const next = (from: Int64) =>
      lowest(runIds.map((runId) => selectNext.get(runId, key, from, end)?.step))
    const first = next(start)
    const last = highest(runIds.map((runId) => selectLast.get(runId, key, start, end)?.step))
    if (first === null || last === null) return []
    const width = Number(last) - Number(first) + 1
    const places = Array.from(
      { length: maxResults },
      (_, i) => BigInt(first) + BigInt(Math.floor((i * width) / maxResults)),
    )
    const found = places.map((place) => next(place)).filter((step) => step !== null)
    return [...new Set([...found, last])]
  }

  return (wanted: Wanted): Int64[] => {
    if (hasManyPoints(wanted)) {
      const steps = seekSteps(wanted)
      // Steps that come in bursts with wide gaps between leave many places without one of their own.
      if (steps.length >= wanted.maxResults / 2) return steps
    }
    const { runIds, key, start, end, maxResults } = wanted
    const steps = selectSteps.all(JSON.stringify(runIds), key, start, end)
    return evenly(
      steps.map(({ step }) => step),
      maxResults,
    )
  }
}

type Found = Int64 | null | undefined

const lowest = (steps: Found[]) => pick(steps, (a, b) => a < b)
const highest = (steps: Found[]) => pick(steps, (a, b) => a > b)

function pick(steps: Found[], isBetter: (a: Int64, b: Int64) => boolean): Int64 | null {
  let best: Int64 | null = null
  for (const step of steps) {
    if (step !== null && step !== undefined && (best === null || isBetter(step, best))) best = step
  }
  return best
}

/** At most `count` of the items and the last one, as MLflow picks them. */
function evenly<Item>(items: Item[], count: number): Item[] {
  if (items.length <= count) return items
  const indexes = Array.from({ length: count }, (_, i) => Math.floor((i * items.length) / count))
  return [...indexes, items.length - 1].flatMap((i) => items.slice(i, i + 1))
}
