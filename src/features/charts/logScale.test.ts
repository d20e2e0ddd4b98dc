import { expect, test } from 'vitest'
import { readLogScale, writeLogScale } from './logScale.ts'

test('a metric of any name keeps its axis through the URL', () => {
  const metric = 'val/loss.% "é&='
  const params = new URLSearchParams(writeLogScale(new URLSearchParams(), metric, true).toString())

  expect(readLogScale(params, metric)).toBe(true)
  expect(readLogScale(params, 'val')).toBe(false)
})

test('switching one axis back leaves the rest of the URL as it was', () => {
  const params = new URLSearchParams('runs=a.0&log=loss&log=f1')

  expect(writeLogScale(params, 'loss', false).toString()).toBe('runs=a.0&log=f1')
})
