import { expect, test } from 'vitest'
import { percentileRanks } from './ranks.ts'

test('a score is placed among the reference, ties halfway', () => {
  expect(percentileRanks([0, 1, 2, 2.5, 9], [1, 2, 2, 3])).toEqual([0, 0.125, 0.5, 0.75, 1])
})
