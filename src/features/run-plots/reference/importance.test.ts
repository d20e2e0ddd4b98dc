import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { boxStatistics } from '../boxStatistics.ts'
import { groupEffect } from '../groupEffect.ts'
import { incompleteBeta } from '../incompleteBeta.ts'
import { averageRanks, rankCorrelation } from '../rankCorrelation.ts'

const numbers = z.array(z.number())
const reference = z.parse(
  z.object({
    correlations: z.array(z.object({ x: numbers, y: numbers, rho: z.number(), p: z.number() })),
    ranks: z.object({ values: numbers, ranks: numbers }),
    effects: z.array(
      z.object({
        values: numbers,
        groups: numbers,
        etaSquared: z.number(),
        epsilonSquared: z.number(),
        p: z.number(),
      }),
    ),
    betas: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])),
    boxes: z.array(
      z.object({ values: numbers, quartiles: numbers, whiskers: numbers, outliers: numbers }),
    ),
  }),
  // Written by makeImportanceReference.py.
  JSON.parse(readFileSync(path.join(import.meta.dirname, 'importance.json'), 'utf8')),
)

/** How far two numbers of any size are apart, as a share of the one that is expected. */
const distance = (found: number | undefined, expected: number) =>
  expected === 0 ? Math.abs(found ?? NaN) : Math.abs((found ?? NaN) / expected - 1)

const column = (...values: number[]) => Float64Array.from(values)

test('ranks of equal numbers are shared as in scipy', () => {
  const { values, ranks } = reference.ranks
  expect([...averageRanks(Float64Array.from(values))]).toEqual(ranks)
})

test('the rank correlation and its p-value are those of scipy', () => {
  expect(reference.correlations).toHaveLength(16)
  for (const { x, y, rho, p } of reference.correlations) {
    const found = rankCorrelation(Float64Array.from(x), Float64Array.from(y))
    expect(found?.rho).toBeCloseTo(rho, 12)
    // scipy's ρ of a line may fall short of 1 by a rounding, and its p is not quite 0 then.
    const line = Math.abs(rho) > 1 - 1e-12
    expect(line ? p - (found?.p ?? NaN) : distance(found?.p, p)).toBeLessThan(line ? 1e-7 : 1e-9)
  }
})

test('the effect of groups and its p-value are those of numpy and scipy', () => {
  expect(reference.effects).toHaveLength(15)
  for (const { values, groups, etaSquared, epsilonSquared, p } of reference.effects) {
    const found = groupEffect(Float64Array.from(values), Int32Array.from(groups))
    expect(found?.etaSquared).toBeCloseTo(etaSquared, 12)
    expect(found?.epsilonSquared).toBeCloseTo(epsilonSquared, 12)
    expect(distance(found?.p, p)).toBeLessThan(1e-9)
  }
})

test('the incomplete beta function is that of scipy', () => {
  for (const [x, a, b, expected] of reference.betas) {
    expect(distance(incompleteBeta(x, a, b), expected)).toBeLessThan(1e-9)
  }
})

test('boxes, whiskers and outliers are those that numpy’s quantiles give', () => {
  for (const { values, quartiles, whiskers, outliers } of reference.boxes) {
    const found = boxStatistics(Float64Array.from(values))
    expect(found?.n).toBe(values.length)
    for (const [i, key] of (['low', 'median', 'high'] as const).entries()) {
      expect(found?.[key]).toBeCloseTo(quartiles[i] ?? NaN, 12)
    }
    expect(found?.whiskers).toEqual(whiskers)
    expect(found?.outliers.map((at) => values[at]).toSorted((a = 0, b = 0) => a - b)).toEqual(
      outliers,
    )
  }
  expect(reference.boxes.some(({ outliers }) => outliers.length > 0)).toBe(true)
})

test('what cannot be told is not told', () => {
  expect(rankCorrelation(column(1, 2), column(1, 2))).toBeNull()
  expect(rankCorrelation(column(1, 1, 1), column(1, 2, 3))).toBeNull()
  expect(groupEffect(column(1, 2, 3), Int32Array.of(0, 1, 2))).toBeNull()
  expect(groupEffect(column(1, 2, 3), Int32Array.of(0, 0, 0))).toBeNull()
  expect(groupEffect(column(2, 2, 2), Int32Array.of(0, 0, 1))).toBeNull()
  expect(boxStatistics(column())).toBeNull()
})
