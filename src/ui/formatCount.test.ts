import { expect, test } from 'vitest'
import { formatCount } from './formatCount.ts'

test('only one is not many', () => {
  expect([0, 1, 2_000].map((count) => formatCount(count, 'run'))).toEqual([
    '0 runs',
    '1 run',
    '2,000 runs',
  ])
})
