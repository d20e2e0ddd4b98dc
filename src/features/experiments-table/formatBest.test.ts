import { expect, test } from 'vitest'
import { formatBest } from './formatBest.ts'

test('the best is written as precisely as the others are', () => {
  expect(formatBest(1, [0.8123, 1])).toBe('1.000')
  expect(formatBest(12, [9, 12])).toBe('12')
  expect(formatBest(0, [0, 3])).toBe('0')
})

test('what diverged or is next to nothing does not change how the best is written', () => {
  expect(formatBest(0.0842232, [0.0842232, 1e300])).toBe('0.0842')
  expect(formatBest(0.7, [0.7, 1e-12])).toBe('0.7')
})
