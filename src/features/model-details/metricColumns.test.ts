import { expect, test } from 'vitest'
import { metricColumns } from './metricColumns.ts'

const run = (metrics: Record<string, number>) => ({
  metrics: new Map(
    Object.entries(metrics).map(([name, value]) => [
      name,
      { value, step: 0, loggedAt: new Date(0) },
    ]),
  ),
})

test('the headline comes first, then what differs, then the rest, the machine’s own last', () => {
  const runs = [
    run({ 'system/cpu': 1, same: 1, f1_score: 0.5, recall: 0.4, n: NaN }),
    run({ 'system/cpu': 2, same: 1, f1_score: 0.5, n: NaN }),
  ]
  expect(metricColumns(runs)).toEqual(['f1_score', 'recall', 'n', 'same', 'system/cpu'])
  expect(metricColumns([])).toEqual([])
})
