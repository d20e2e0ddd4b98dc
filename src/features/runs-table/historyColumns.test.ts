import { expect, test } from 'vitest'
import { RunTable } from '#mlflow/runTable.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { missingHistoryColumns, withHistoryColumns } from './historyColumns.ts'
import { findColumns } from './runColumns.ts'

function metricColumns(...keys: string[]) {
  const table = new RunTable()
  const metrics = Object.fromEntries(keys.map((key) => [key, 0.5]))
  table.absorb(runBlock([{ id: 'a', metrics, params: { lr: '1' } }]))
  return findColumns(table, 'one').filter(({ group }) => group !== 'attributes')
}

const idsOf = (columns: readonly { id: string }[]) => columns.map(({ id }) => id)

test('what is shown of a history stands behind its metric, in one order, in the format of the metric', () => {
  const columns = withHistoryColumns(metricColumns('acc', 'loss'), [
    'metrics.acc#curve',
    'metrics.acc#min',
    'metrics.gone#min',
    'params.lr#min',
  ])

  expect(idsOf(columns)).toEqual([
    'metrics.acc',
    'metrics.acc#min',
    'metrics.acc#curve',
    'metrics.loss',
    'params.lr',
  ])
  expect(columns[1]?.content).toMatchObject({ kind: 'history', format: { decimals: 1 } })
})

test('those that are not there can be added, but only behind a metric', () => {
  const columns = withHistoryColumns(metricColumns('loss', 'n'), ['metrics.loss#min'])
  const missing = (id: string) =>
    columns
      .filter((column) => column.id === id)
      .flatMap((column) => missingHistoryColumns(column, columns))
      .map(({ content }) => content.name)

  expect(missing('metrics.loss')).toEqual([
    'maximum',
    'step of the best',
    'mean of the last 5',
    'mean of the last 10',
    'mean of the last 20',
    'curve',
  ])
  expect(missing('metrics.n')).not.toContain('step of the best')
  expect(missing('metrics.loss#min')).toEqual([])
  expect(missing('params.lr')).toEqual([])
})
