import { expect, test, vi } from 'vitest'
import { summarise } from '#mlflow/metricSummary.ts'
import { RunTable } from '#mlflow/runTable.ts'
import { historyOf } from '#src/testing/historyOf.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import {
  HISTORY_STATISTICS,
  historyColumnId,
  historyNumber,
  type HistoryStatistic,
  readHistoryColumn,
  statisticOf,
} from './historyStatistics.ts'

const history = historyOf(4, 1, 9, 1, 9, 3)
const summary = summarise({ ...history, steps: history.steps.map((step) => step * 10) })

test('a column id is read back, and no other is taken for one', () => {
  for (const { statistic } of HISTORY_STATISTICS) {
    const value = { key: 'val/loss. a', statistic }
    expect(readHistoryColumn(historyColumnId(value))).toEqual(value)
  }
  for (const id of ['metrics.loss', 'metrics.loss#mode', 'params.loss#min', 'attributes.status']) {
    expect(readHistoryColumn(id)).toBe(null)
  }
})

test.each<[Exclude<HistoryStatistic, 'curve'>, string, number, string]>([
  ['min', 'loss', 1, '1 at step 10'],
  ['max', 'loss', 9, '9 at step 20'],
  ['best-step', 'loss', 10, 'step 10, with the least value 1'],
  ['best-step', 'f1', 20, 'step 20, with the greatest value 9'],
  ['mean5', 'loss', 4.6, '4.6, the mean of the last 5 of 6 points'],
  ['mean20', 'loss', 4.5, '4.5, the mean of 6 points'],
])('%s of %s', (statistic, key, value, title) => {
  expect(statisticOf(summary, key, statistic)).toEqual({ value, title })
})

test('a name that does not tell what is better has no best step', () => {
  expect(statisticOf(summary, 'n_detected', 'best-step').value).toBe(NaN)
})

test('a row has a number once its history is here, and only for a metric that it has', () => {
  const table = new RunTable()
  table.absorb(runBlock([{ id: 'a', metrics: { loss: 3 } }, { id: 'b' }]))
  const numbers = (statistic: HistoryStatistic) =>
    [0, 1].map((row) => historyNumber(table, row, { key: 'loss', statistic }))
  expect(numbers('max')).toEqual([undefined, undefined])
  expect(numbers('curve')).toEqual([3, undefined])

  vi.spyOn(table.histories, 'get').mockReturnValue(summary)

  expect(numbers('max')).toEqual([9, undefined])
})
