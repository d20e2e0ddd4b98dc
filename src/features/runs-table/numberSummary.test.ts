import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { RunTable } from '#mlflow/runTable.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { statisticOf, summarise } from './numberSummary.ts'

/** A run for each value of a metric; undefined for a run without it. */
function tableOf(metric: string, values: readonly (number | undefined)[]) {
  const table = new RunTable()
  table.absorb(
    runBlock(
      values.map((value, at) => ({
        id: `run${at}`,
        metrics: value === undefined ? {} : { [metric]: value },
      })),
    ),
  )
  return table
}

function summaryOf(metric: string, ...values: (number | undefined)[]) {
  const table = tableOf(metric, values)
  return summarise(table, table.rows(), `metrics.${metric}`)
}

test('sums up the numbers, with the deviation of a sample', () => {
  expect(summaryOf('f1', 1, 1, 5, 1)).toEqual({
    n: 4,
    mean: 2,
    deviation: 2,
    median: 1,
    min: 1,
    max: 5,
    best: { row: 2, value: 5 },
  })
})

test('what is missing or NaN does not count', () => {
  expect(summaryOf('f1', undefined, 1, Number.NaN, 3, 2)).toMatchObject({
    n: 3,
    mean: 2,
    deviation: 1,
    median: 2,
    best: { row: 3, value: 3 },
  })
  expect(summaryOf('f1', undefined, Number.NaN)).toBeNull()
  expect(summaryOf('f1')).toBeNull()
})

test('one number has no deviation', () => {
  expect(summaryOf('f1', 0.5)).toMatchObject({ n: 1, mean: 0.5, deviation: null, median: 0.5 })
})

test('the best is the lowest of a loss, the first of equals, and none where the name does not tell', () => {
  expect(summaryOf('val_loss', 3, 1, 2, 1)?.best).toEqual({ row: 1, value: 1 })
  expect(summaryOf('n_detected', 3, 1)?.best).toBeNull()
})

test('numbers that are large and close together keep their deviation, and equal ones have none', () => {
  expect(summaryOf('m', 1e9 + 1, 1e9 + 2, 1e9 + 3)?.deviation).toBeCloseTo(1)
  expect(summaryOf('m', 0.1, 0.1, 0.1)).toMatchObject({ mean: 0.1, deviation: 0, median: 0.1 })
})

test('an infinite number is one, and leaves no deviation to tell', () => {
  const expected = { n: 3, mean: Infinity, deviation: null, median: 2, max: Infinity }
  expect(summaryOf('f1', 1, 2, Infinity)).toMatchObject(expected)
  expect(summaryOf('f1', Infinity, 1, 2)).toMatchObject(expected)
})

test('sums up durations, in ms, of runs that have ended', () => {
  const table = new RunTable()
  table.absorb(
    runBlock([
      { id: 'a', startedAt: 0, endedAt: 1_000 },
      { id: 'b', startedAt: 0, endedAt: 3_000 },
      { id: 'c', startedAt: 0 },
    ]),
  )

  expect(summarise(table, table.rows(), 'attributes.duration')).toMatchObject({ n: 2, mean: 2_000 })
})

test('a statistic is told by its name; the best and all of nothing are none', () => {
  const loss = summaryOf('loss', 3, 1, 1)
  const count = summaryOf('n_detected', 3, 1)

  expect(statisticOf(loss, 'best')).toBe(1)
  expect(statisticOf(loss, 'max')).toBe(3)
  expect(statisticOf(count, 'median')).toBe(2)
  expect(statisticOf(count, 'best')).toBeNull()
  expect(statisticOf(null, 'mean')).toBeNull()
})

test('whatever the numbers, all statistics lie within them, and agree with the plain formulas', () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true })
  fc.assert(
    fc.property(fc.array(number, { minLength: 2, maxLength: 40 }), (values) => {
      const summary = summaryOf('score', ...values)
      const sorted = values.toSorted((a, b) => a - b)
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)

      expect(summary?.n).toBe(values.length)
      expect(summary?.mean).toBeCloseTo(mean, 6)
      expect(summary?.deviation).toBeCloseTo(Math.sqrt(squares / (values.length - 1)), 4)
      expect(summary?.min).toBe(sorted[0])
      expect(summary?.max).toBe(sorted.at(-1))
      const below = values.filter((value) => value < (summary?.median ?? NaN)).length
      const above = values.filter((value) => value > (summary?.median ?? NaN)).length
      expect(below).toBeLessThanOrEqual(values.length / 2)
      expect(above).toBeLessThanOrEqual(values.length / 2)
      expect(values[summary?.best?.row ?? -1]).toBe(summary?.max)
    }),
  )
})
