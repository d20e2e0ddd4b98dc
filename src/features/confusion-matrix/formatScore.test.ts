import { expect, test } from 'vitest'
import { formatPoints, formatScore, formatScoreChange } from './formatScore.ts'

test('scores have three decimals, and a dash where there is none', () => {
  expect([0, 1, 0.70004, null].map(formatScore)).toEqual(['0.000', '1.000', '0.700', '–'])
})

test('changes have their sign, unless they are rounded to nothing', () => {
  expect([0.1, -0.1, 0.0004, -0.0004, 0, null].map(formatScoreChange)).toEqual([
    '+0.100',
    '−0.100',
    '0.000',
    '0.000',
    '0.000',
    '–',
  ])
  expect([0.027, -0.027, 0.0004, -0.0004].map(formatPoints)).toEqual([
    '+2.7 points',
    '−2.7 points',
    '0.0 points',
    '0.0 points',
  ])
})
