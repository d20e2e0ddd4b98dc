import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { countMatrix, judge } from '../evaluation/judge.ts'
import { generateMarket } from '../market/generateMarket.ts'
import { labelsOf, samplesOf, splitByTime } from '../market/samples.ts'
import { alertsOf, bestThreshold } from './logDetections.ts'

const { validation } = splitByTime(samplesOf(generateMarket(42)))
const samples = [
  ...validation.filter(({ label }) => label === 1).slice(0, 8),
  ...validation.filter(({ label }) => label === 0).slice(0, 12),
]
const f1With = (scores: readonly number[], threshold: number) =>
  judge(countMatrix(labelsOf(samples), alertsOf({ samples, scores, threshold }))).f1_score

test('no other threshold gives a better F1', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 20, maxLength: 20 }),
      (scores) => {
        const best = f1With(scores, bestThreshold(samples, scores))
        for (let threshold = -0.5; threshold < 10; threshold += 0.5) {
          expect(f1With(scores, threshold)).toBeLessThanOrEqual(best)
        }
      },
    ),
  )
})

test('a score that is not a number raises no alert', () => {
  const scores = samples.map(() => Number.NaN)

  expect(alertsOf({ samples, scores, threshold: Number.NaN })).not.toContain(1)
})
