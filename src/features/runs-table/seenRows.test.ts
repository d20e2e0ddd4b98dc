import { expect, test } from 'vitest'
import { RunTable } from '#mlflow/runTable.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { findColumns } from './runColumns.ts'
import { groupRows } from './runGroups.ts'
import { seenGroups, seenRuns } from './seenRows.ts'

const context = { experimentName: (id: string) => `experiment ${id}` }

const table = new RunTable()
table.absorb(
  runBlock([
    {
      id: 'a',
      name: '=1+1',
      startedAt: Date.UTC(2025, 0),
      endedAt: Date.UTC(2025, 0) + 1_500,
      metrics: { f1: 0.5, loss: Number.NaN },
      params: { lr: '0.10', seed: '1', loss: 'mse' },
    },
    {
      id: 'b',
      name: 'b',
      status: 'RUNNING',
      metrics: { f1: 0.7 },
      params: { lr: '0.10', seed: '2' },
    },
    { id: 'c', name: 'c', params: { lr: '1', seed: '3' } },
  ]),
)
const columns = (...ids: string[]) => {
  const known = findColumns(table, 'several')
  return ids.flatMap((id) => known.filter((column) => column.id === id))
}

test('runs are told in plain values: durations in seconds, times in UTC, texts as they were logged', () => {
  const seen = columns(
    'attributes.experiment',
    'attributes.status',
    'attributes.start_time',
    'attributes.duration',
    'attributes.progress',
    'metrics.f1',
    'params.lr',
  )

  expect(seenRuns(table, Int32Array.of(1, 0), seen, context)).toEqual({
    header: ['Run', 'Experiment', 'Status', 'Started', 'Duration', 'Progress', 'f1', 'lr'],
    rows: [
      ['b', 'experiment 1', 'RUNNING', null, null, 0, 0.7, '0.10'],
      ['=1+1', 'experiment 1', 'FINISHED', '2025-01-01T00:00:00.000Z', 1.5, null, 0.5, '0.10'],
    ],
  })
})

test('columns of one label go by their ids; NaN is not missing', () => {
  expect(
    seenRuns(table, Int32Array.of(0, 2), columns('metrics.loss', 'params.loss'), context),
  ).toEqual({
    header: ['Run', 'metrics.loss', 'params.loss'],
    rows: [
      ['=1+1', Number.NaN, 'mse'],
      ['c', null, null],
    ],
  })
})

test('groups are told by their values, their size and their statistics', () => {
  const groupBy = ['params.lr']
  const groups = groupRows(table, table.rows(), groupBy, context)
  const seen = columns('attributes.duration', 'metrics.f1', 'params.seed', 'params.lr')

  expect(seenGroups(table, groups, seen, groupBy, 'mean')).toEqual({
    header: [
      'lr',
      'Runs',
      'Duration mean',
      'Duration deviation',
      'f1 mean',
      'f1 deviation',
      'seed',
    ],
    rows: [
      ['0.10', 2, 1.5, null, expect.closeTo(0.6), expect.closeTo(Math.SQRT2 / 10), '2 values'],
      ['1', 1, null, null, null, null, '3'],
    ],
  })
  expect(seenGroups(table, groups, columns('metrics.f1'), groupBy, 'max')).toEqual({
    header: ['lr', 'Runs', 'f1 max'],
    rows: [
      ['0.10', 2, 0.7],
      ['1', 1, null],
    ],
  })
})
