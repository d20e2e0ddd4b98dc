import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { studentT95 } from '#src/studentT95.ts'
import { bandSeries, SPREADS } from '../bandSeries.ts'
import { smooth } from '../smooth.ts'

/** A file that makeReference.py wrote. */
const read = <Schema extends z.core.$ZodType>(name: string, schema: Schema) =>
  z.parse(schema, JSON.parse(readFileSync(path.join(import.meta.dirname, name), 'utf8')))

const numbers = z.array(z.nullable(z.number()))
const smoothing = z.array(
  z.object({
    halfLife: z.number(),
    steps: z.array(z.number()),
    values: numbers,
    smoothed: numbers,
  }),
)
const span = z.tuple([z.number(), z.number(), z.number()])
const bands = z.array(
  z.object({
    values: z.array(z.number()),
    std: span,
    stderr: span,
    ci95: span,
    minmax: span,
    quartiles: span,
  }),
)
const toColumn = (values: readonly (number | null)[]) =>
  Float64Array.from(values, (value) => value ?? Number.NaN)

test('smoothing is the mean of pandas, over any steps and beside what is no number', () => {
  const cases = read('smoothing.json', smoothing)
  expect(cases).toHaveLength(12)
  for (const { halfLife, steps, values, smoothed } of cases) {
    const found = smooth(Float64Array.from(steps), toColumn(values), halfLife)
    const near = Array.from(toColumn(smoothed), (value): unknown => expect.closeTo(value, 10))
    expect([...found]).toEqual(near.map((value, i) => (smoothed[i] === null ? Number.NaN : value)))
  }
})

test('every band is the one of numpy and scipy', () => {
  for (const { values, ...spans } of read('bands.json', bands)) {
    const lines = values.map((value) => ({ x: Float64Array.of(0), y: Float64Array.of(value) }))
    for (const spread of SPREADS) {
      const { centre, low, high, n } = bandSeries(lines, spread)
      const [expectedCentre, expectedLow, expectedHigh] = spans[spread]
      expect(n[0]).toBe(values.length)
      expect(centre[0]).toBeCloseTo(expectedCentre, 10)
      expect(low[0]).toBeCloseTo(expectedLow, 6)
      expect(high[0]).toBeCloseTo(expectedHigh, 6)
    }
  }
})

test('t is the one of scipy to five decimals', () => {
  for (const [freedom, t] of read('studentT95.json', z.array(z.tuple([z.number(), z.number()])))) {
    expect(studentT95(freedom)).toBeCloseTo(t, 5)
  }
})
