import { expect, test } from 'vitest'
import { historyOf } from '#src/testing/historyOf.ts'
import { isBehind } from './metricHistory.ts'

const latest = { value: 0.5, step: 2, loggedAt: new Date(1_002) }

test('a history that ends before the last point of its run is behind', () => {
  expect(isBehind(historyOf(3, 2), latest)).toBe(true)
  expect(isBehind(historyOf(3, 2, 1), { ...latest, loggedAt: new Date(1_003) })).toBe(true)
})

test('a history that has the last point, or that nothing is known of, is not behind', () => {
  expect(isBehind(historyOf(3, 2, 1), latest)).toBe(false)
  expect(isBehind(historyOf(), latest)).toBe(false)
  expect(isBehind(historyOf(1), undefined)).toBe(false)
})
