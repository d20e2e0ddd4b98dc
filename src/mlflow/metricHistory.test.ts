import { expect, test } from 'vitest'
import { isBehind } from './metricHistory.ts'

const latest = { value: 0.5, step: 9, loggedAt: new Date(9_000) }

test('a history that ends before the last point of its run is behind', () => {
  expect(isBehind([{ step: 8, timestamp: 8_000, value: 1 }], latest)).toBe(true)
  expect(isBehind([{ step: 9, timestamp: 8_999, value: 1 }], latest)).toBe(true)
})

test('a history that has the last point, or that nothing is known of, is not behind', () => {
  expect(isBehind([{ step: 9, timestamp: 9_000, value: 0.5 }], latest)).toBe(false)
  expect(isBehind([], latest)).toBe(false)
  expect(isBehind(undefined, latest)).toBe(false)
  expect(isBehind([{ step: 1, timestamp: 1, value: 1 }], undefined)).toBe(false)
})
