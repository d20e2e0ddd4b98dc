import { expect, test } from 'vitest'
import { RunTable } from '#mlflow/runTable.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { orderGroups } from './groupOrder.ts'
import { groupName, groupRows } from './runGroups.ts'
import { orderRows } from './runOrder.ts'
import type { SortKey, Statistic } from './runsView.ts'

const context = { experimentName: (id: string) => id }

const table = new RunTable()
table.absorb(
  runBlock([
    { id: 'a1', params: { lr: '10' }, metrics: { f1: 0.1 }, startedAt: 9 },
    { id: 'a2', params: { lr: '10' }, metrics: { f1: 0.9 }, startedAt: 1 },
    { id: 'a3', params: { lr: '10' }, metrics: { f1: 0.2 }, startedAt: 2 },
    { id: 'b1', params: { lr: '9' }, metrics: { f1: 0.5 }, startedAt: 5 },
    { id: 'b2', params: { lr: '9' }, metrics: { f1: Number.NaN }, startedAt: 6 },
    { id: 'c1', params: { lr: '0.1' }, startedAt: 7 },
    { id: 'd1', metrics: { f1: 0.3 }, startedAt: 3 },
  ]),
)

function order(statistic: Statistic, ...keys: SortKey[]): string[] {
  const rows = orderRows(table, table.rows(), keys, context)
  const groups = groupRows(table, rows, ['params.lr'], context)
  return orderGroups(table, groups, keys, statistic, context).map(groupName)
}

test('groups go by the statistic of a metric, and those without a number stand last', () => {
  const key: SortKey = { column: 'metrics.f1', order: 'descending' }

  expect(order('mean', key)).toEqual(['lr 9', 'lr 10', 'lr –', 'lr 0.1'])
  expect(order('max', key)).toEqual(['lr 10', 'lr 9', 'lr –', 'lr 0.1'])
  expect(order('median', { ...key, order: 'ascending' })).toEqual([
    'lr 10',
    'lr –',
    'lr 9',
    'lr 0.1',
  ])
})

test('groups go by the values that they are made by: numbers by size, none last', () => {
  expect(order('mean', { column: 'params.lr', order: 'ascending' })).toEqual([
    'lr 0.1',
    'lr 9',
    'lr 10',
    'lr –',
  ])
})

test('otherwise groups go by their first runs', () => {
  expect(order('mean', { column: 'attributes.start_time', order: 'descending' })).toEqual([
    'lr 10',
    'lr 0.1',
    'lr 9',
    'lr –',
  ])
})

test('further keys order what the first leaves equal', () => {
  expect(
    order(
      'best',
      { column: 'attributes.status', order: 'ascending' },
      { column: 'metrics.f1', order: 'ascending' },
    ),
  ).toEqual(['lr –', 'lr 9', 'lr 10', 'lr 0.1'])
})
