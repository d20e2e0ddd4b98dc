import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { countSamples } from './countSamples.ts'
import { samplesIn } from './matchSamples.ts'
import {
  areaUnderRoc,
  averagePrecision,
  matrixAtPoint,
  pointOfFile,
  precisionRecallCurve,
  rocCurve,
  samplesAtPoint,
  scoredSamples,
  thinnedCurve,
  thresholdPoints,
} from './thresholdCurves.ts'

const numbers = z.array(z.number())
const curves = z
  .record(
    z.string(),
    z.object({
      truth: numbers,
      scores: numbers,
      rocAuc: z.number(),
      averagePrecision: z.number(),
      falsePositiveRates: numbers,
      truePositiveRates: numbers,
      precisions: numbers,
      recalls: numbers,
      thresholds: numbers,
    }),
  )
  .parse(JSON.parse(readFileSync(new URL('reference/curves.json', import.meta.url), 'utf8')))

/** Samples as a file has them, called positive from a score of `threshold` on. */
function samplesOf(
  truth: readonly number[],
  scores: readonly (number | null)[],
  threshold: number,
) {
  const rows = truth.map((actual, i) => {
    const score = scores[i] ?? null
    return [actual, score !== null && score >= threshold ? 1 : 0, score]
  })
  const table = { columns: ['y_true', 'y_pred', 'y_score'], rows }
  return countSamples(table, { actual: 0, predicted: 1, score: 2 }).samples
}

const near = (values: readonly number[]): unknown[] =>
  values.map((value): unknown => expect.closeTo(value, 12))

test.each(Object.entries(curves))(
  '%s: curves and areas are those of scikit-learn',
  (_name, wanted) => {
    const median = wanted.scores.toSorted((a, b) => a - b)[100] ?? 0
    const scored = scoredSamples(samplesOf(wanted.truth, wanted.scores, median), 1)
    if (!scored) throw new Error('The samples have no scores.')
    const points = thresholdPoints(scored)

    expect(areaUnderRoc(scored, points)).toBeCloseTo(wanted.rocAuc, 12)
    expect(averagePrecision(scored, points)).toBeCloseTo(wanted.averagePrecision, 12)
    const roc = rocCurve(scored, points)
    expect(roc.map(({ x }) => x)).toEqual(near(wanted.falsePositiveRates))
    expect(roc.map(({ y }) => y)).toEqual(near(wanted.truePositiveRates))
    // scikit-learn begins with the lowest threshold, and adds a last point at recall 0 and precision 1.
    const precisionRecall = precisionRecallCurve(scored, points).toReversed()
    expect(precisionRecall.map(({ x }) => x)).toEqual(near(wanted.recalls.slice(0, -1)))
    expect(precisionRecall.map(({ y }) => y)).toEqual(near(wanted.precisions.slice(0, -1)))
    expect(points.slice(1).map(({ threshold }) => threshold)).toEqual(
      wanted.thresholds.toReversed(),
    )
  },
)

test('low scores that speak for the positive class make the same curves', () => {
  const { truth, scores, rocAuc } = curves['ties'] ?? { truth: [], scores: [], rocAuc: 0 }
  const high = samplesOf(truth, scores, 0.8)
  const low = { ...high, scores: Float64Array.from(scores, (score) => -score) }
  const scored = scoredSamples(low, 1)
  if (!scored) throw new Error('The samples have no scores.')
  expect(scored.positiveSide).toBe('low')
  expect(areaUnderRoc(scored, thresholdPoints(scored))).toBeCloseTo(rocAuc, 12)
})

test('every threshold makes the matrix that its samples count to, whichever side is positive', () => {
  const { truth, scores } = curves['ties'] ?? { truth: [], scores: [] }
  const high = samplesOf(truth, scores, 0.8)
  for (const samples of [
    high,
    { ...high, scores: Float64Array.from(scores, (score) => 1 - score) },
  ]) {
    for (const positive of [0, 1]) {
      const scored = scoredSamples(samples, positive)
      if (!scored) throw new Error('The samples have no scores.')
      for (const point of thresholdPoints(scored)) {
        const { cells } = matrixAtPoint(scored, point, ['0', '1'], positive)
        const called = samplesAtPoint(samples, scored, point, positive)
        for (const [at, cell] of cells.entries()) {
          const place = { actual: new Set([at >> 1]), predicted: new Set([at & 1]) }
          expect(samplesIn(called, place, 0).count).toBe(cell)
        }
      }
    }
  }
})

test('the point of the file is the one that calls as many samples positive', () => {
  const samples = samplesOf([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8], 0.4)
  const scored = scoredSamples(samples, 1)
  if (!scored) throw new Error('The samples have no scores.')
  const points = thresholdPoints(scored)
  expect(points[pointOfFile(points, samples, 1)]?.threshold).toBe(0.4)
})

test('samples without a score are left out and counted; without any score there is no curve', () => {
  const scored = scoredSamples(samplesOf([0, 1, 1], [0.2, null, 0.9], 0.5), 1)
  expect(scored).toMatchObject({ left: 1, positives: 1, negatives: 1 })
  expect(scoredSamples(samplesOf([0, 1], [null, null], 0.5), 1)).toBeNull()
})

test('with one class alone there is no area', () => {
  const scored = scoredSamples(samplesOf([1, 1], [0.2, 0.9], 0.5), 1)
  if (!scored) throw new Error('The samples have no scores.')
  const points = thresholdPoints(scored)
  expect(areaUnderRoc(scored, points)).toBeNull()
  expect(averagePrecision(scored, points)).toBe(1)
})

test('a curve is thinned out where nobody sees it, and keeps its ends', () => {
  const points = Array.from({ length: 100_001 }, (_, i) => ({ x: i / 100_000, y: i / 100_000 }))
  const thin = thinnedCurve(points, 0.0025)
  expect(thin.length).toBeLessThan(500)
  expect([thin.at(0), thin.at(-1)]).toEqual([points.at(0), points.at(-1)])
})
