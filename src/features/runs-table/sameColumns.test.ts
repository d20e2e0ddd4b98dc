import { expect, test } from 'vitest'
import { RunTable } from '#mlflow/runTable.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { withHistoryColumns } from './historyColumns.ts'
import { findColumns } from './runColumns.ts'
import { sameColumns } from './sameColumns.ts'

const run = (id: string, lr: string) => ({
  id,
  params: { lr, seed: '1' },
  metrics: { loss: 0.5 },
})

test('folds what all rows say alike, but not what a metric did on the way there', () => {
  const table = new RunTable()
  table.absorb(runBlock([run('a', '0.1'), run('b', '0.2')]))
  const columns = withHistoryColumns(findColumns(table, 'one'), ['metrics.loss#min'])

  const same = sameColumns(table, table.rows(), columns)

  expect(same.map(({ column, text }) => [column.id, text])).toEqual([
    ['metrics.loss', '0.5'],
    ['params.seed', '1'],
  ])
})
