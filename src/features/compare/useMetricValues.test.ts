import { expect, test } from 'vitest'
import { summarise } from '#mlflow/metricSummary.ts'
import { historyOf } from '#src/testing/historyOf.ts'
import { statisticOf } from './useMetricValues.ts'

const summary = summarise(historyOf(4, 1, 9, 3))

test('the best is the least or the greatest value, as the metric gets better', () => {
  expect(statisticOf(summary, 'min', 'higher')).toBe(1)
  expect(statisticOf(summary, 'max', 'lower')).toBe(9)
  expect(statisticOf(summary, 'best', 'higher')).toBe(9)
  expect(statisticOf(summary, 'best', 'lower')).toBe(1)
})

test('where it is not known which way a metric gets better, there is no best', () => {
  expect(statisticOf(summary, 'best', 'unknown')).toBeNull()
})
