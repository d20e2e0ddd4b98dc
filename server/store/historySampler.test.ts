import * as fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { bindDouble, openDatabase } from '../sqlite.ts'
import { givingWay } from './giveWay.ts'
import { historySampler, type SampledPoint } from './historySampler.ts'
import { toMetricRow } from './metricRow.ts'
import { ensureSchema } from './schema.ts'

type Point = { step: number; timestamp: number; value: number }

const NO_MODEL = { model_id: undefined, dataset_name: undefined, dataset_digest: undefined }
const END = Number.MAX_SAFE_INTEGER
const BUCKETS = 1_000

/** Samples points that were logged beside others: of another metric, and of another run. */
async function sample(points: Point[], [start, end]: [number, number] = [-END, END]) {
  const database = openDatabase(':memory:')
  onTestFinished(() => database.close())
  ensureSchema(database, 0)
  database.exec('PRAGMA foreign_keys = OFF')
  const insert = database.prepare('INSERT OR IGNORE INTO metrics VALUES (?, ?, ?, ?, ?, ?)')
  const log = (runId: string, key: string, { step, timestamp, value }: Point) => {
    const row = toMetricRow({ key, step, timestamp, value, ...NO_MODEL })
    insert.run(key, bindDouble(row.value), row.timestamp, runId, row.step, row.is_nan)
  }
  database.transaction(() => {
    for (const point of points) log('run', 'loss', point)
    for (const { step, timestamp } of points) {
      log('run', 'other', { step, timestamp, value: 1e9 })
      log('other', 'loss', { step, timestamp, value: -1e9 })
    }
  })
  const part = { runId: 'run', key: 'loss', start, end, upTo: END }
  const sampled = await historySampler(database)(part, givingWay(new AbortController().signal))
  return { ...sampled, points: sampled.points.map(toPoint) }
}

const toPoint = ({ step, timestamp, value, is_nan }: SampledPoint): Point => ({
  step: Number(step),
  timestamp: Number(timestamp),
  value: is_nan === 1 ? NaN : Math.abs(value) === Number.MAX_VALUE ? value * 2 : value,
})

const textOf = ({ step, timestamp, value }: Point) => `${step} ${timestamp} ${value}`
const byPlace = (a: Point, b: Point) => a.step - b.step || a.timestamp - b.timestamp

/** Each point once, as the store keeps them, by the even width of steps that it lies in. */
function bucketsOf(points: Point[]): Point[][] {
  const steps = points.map(({ step }) => step)
  const first = Math.min(...steps)
  const width = Math.max(...steps) - first + 1
  const count = Math.min(BUCKETS, width)
  const buckets = new Map<number, Point[]>()
  for (const point of new Map(points.map((point) => [textOf(point), point])).values()) {
    // Of whole numbers, so that no rounding moves a step to its neighbour.
    const bucket = Number(((BigInt(point.step - first) + 1n) * BigInt(count) - 1n) / BigInt(width))
    buckets.set(bucket, [...(buckets.get(bucket) ?? []), point])
  }
  return [...buckets.values()]
}

const value = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((v) => v + 0) },
  { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity, 0) },
)
const points = (step: fc.Arbitrary<number>) =>
  fc.array(fc.record({ step, timestamp: fc.integer({ min: 0, max: 5_000 }), value }), {
    minLength: 1,
    maxLength: 1_500,
    size: 'max',
  })
const histories = fc.oneof(
  points(fc.integer({ min: -3_000, max: 6_000 })),
  points(fc.integer({ min: -9e12, max: 9e12 })),
  points(fc.integer({ min: 0, max: 3 })),
  points(fc.constant(0)),
)

test('each width of steps keeps its first and last, its least and greatest, and every kind of no number', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (logged) => {
      const { points } = await sample(logged)
      const kept = new Set(points.map(textOf))
      const has = (bucket: Point[], value: number) =>
        bucket.some((point) => Object.is(point.value, value) && kept.has(textOf(point)))

      for (const bucket of bucketsOf(logged)) {
        const finite = bucket.map(({ value }) => value).filter(Number.isFinite)
        const extremes = finite.length > 0 ? [Math.min(...finite), Math.max(...finite)] : []
        expect(extremes.every((value) => has(bucket, value))).toBe(true)
        for (const odd of [NaN, Infinity, -Infinity]) {
          expect(has(bucket, odd)).toBe(bucket.some((point) => Object.is(point.value, odd)))
        }
        const ordered = bucket.toSorted(byPlace)
        for (const end of [ordered.at(0), ordered.at(-1)]) {
          expect(points.some((point) => end && byPlace(point, end) === 0)).toBe(true)
        }
      }
    }),
    { numRuns: 40 },
  )
})

test('a sample is in order, holds nothing that was not logged and nothing twice, and tells what it is of', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const { points, logged } = await sample(history)
      const distinct = new Map(history.map((point) => [textOf(point), point]))
      const count = (isCounted: (value: number) => boolean) =>
        [...distinct.values()].filter(({ value }) => isCounted(value)).length

      expect(points).toEqual(points.toSorted(byPlace))
      expect(new Set(points.map(textOf)).size).toBe(points.length)
      expect(points.filter((point) => !distinct.has(textOf(point)))).toEqual([])
      expect(logged).toEqual({
        count: distinct.size,
        nan: count(Number.isNaN),
        positive: count((value) => value === Infinity),
        negative: count((value) => value === -Infinity),
      })
    }),
    { numRuns: 40 },
  )
})

const every = <Item>(count: number, itemAt: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => itemAt(index))

test('a spike is in every sample of a window that holds it, and the last 20 points are in any', async () => {
  const spike = { step: 31_417, timestamp: 31_417, value: 1e9 }
  const history = every(60_000, (step) =>
    step === spike.step ? spike : { step, timestamp: step, value: Math.sin(step) },
  )

  for (const window of [undefined, [20_000, 59_999], [31_000, 40_000]] as const) {
    const { points } = await sample(history, window && [...window])
    expect(points).toContainEqual(spike)
    expect(points.length).toBeLessThan(6_100)
    const end = window?.[1] ?? 59_999
    expect(points.slice(-20).map(({ step }) => step)).toEqual(
      every(20, (index) => end - 19 + index),
    )
  }
})

test('what was logged at one step is sampled by time, and what was logged at one time as well stays bounded', async () => {
  const stepless = await sample(
    every(30_000, (index) => ({ step: 0, timestamp: index, value: Math.sin(index) })),
  )
  expect(stepless.points.length).toBeGreaterThan(2_000)
  expect(stepless.points.length).toBeLessThan(6_100)
  const gaps = stepless.points.map(
    ({ timestamp }, i, all) => timestamp - (all[i - 1]?.timestamp ?? 0),
  )
  expect(Math.max(...gaps)).toBeLessThan(90)

  const timeless = await sample(every(5_000, (value) => ({ step: 0, timestamp: 0, value })))
  expect(timeless.logged.count).toBe(5_000)
  const kept = timeless.points.map(({ value }) => value)
  expect(kept).toEqual([0, ...every(20, (index) => 4_980 + index)])
})

test('a burst among sparse steps is sampled as closely as the rest', async () => {
  const burst = every(40_000, (step) => ({ step, timestamp: step, value: Math.sin(step) }))
  const { points } = await sample([...burst, { step: 1e12, timestamp: 1, value: 0 }])

  expect(points.length).toBeGreaterThan(2_000)
  expect(points.length).toBeLessThan(6_100)
})

test('nobody is kept waiting for an answer that nobody waits for', async () => {
  const gone = new AbortController()
  gone.abort()
  const giveWay = givingWay(gone.signal)
  const work = async () => {
    for (;;) await giveWay()
  }

  await expect(work()).rejects.toThrow('Nobody waits')
})
