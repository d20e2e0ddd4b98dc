import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { RunTable } from '#mlflow/runTable.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { orderRows } from './runOrder.ts'
import type { SortKey } from './runsView.ts'

const context = { experimentName: (id: string) => `experiment ${id}` }

function order(runs: Parameters<typeof runBlock>[0], ...keys: SortKey[]): string[] {
  const table = new RunTable()
  table.absorb(runBlock(runs))
  return Array.from(orderRows(table, table.rows(), keys, context), (row) => table.ids[row] ?? '')
}

const upwards = (column: string): SortKey => ({ column, order: 'ascending' })
const downwards = (column: string): SortKey => ({ column, order: 'descending' })

test('NaN stands after all numbers and a missing metric last, in both orders', () => {
  const runs = [
    { id: 'missing' },
    { id: 'nan', metrics: { f1: Number.NaN } },
    { id: 'low', metrics: { f1: -Infinity } },
    { id: 'high', metrics: { f1: 0.9 } },
  ]

  expect(order(runs, upwards('metrics.f1'))).toEqual(['low', 'high', 'nan', 'missing'])
  expect(order(runs, downwards('metrics.f1'))).toEqual(['high', 'low', 'nan', 'missing'])
})

test('numeric params go by size, text after them as a person orders it', () => {
  const runs = [
    { id: 'ten', params: { lr: '10' } },
    { id: 'two', params: { lr: '2' } },
    { id: 'tiny', params: { lr: '1e-4' } },
    { id: 'b10', params: { lr: 'b10' } },
    { id: 'B2', params: { lr: 'B2' } },
  ]

  expect(order(runs, upwards('params.lr'))).toEqual(['tiny', 'two', 'ten', 'B2', 'b10'])
  expect(order(runs, downwards('params.lr'))).toEqual(['ten', 'two', 'tiny', 'b10', 'B2'])
})

test('further keys order what the first leaves equal', () => {
  const runs = [
    { id: 'a', params: { lr: '1' }, metrics: { f1: 0.1 } },
    { id: 'b', params: { lr: '2' }, metrics: { f1: 0.2 } },
    { id: 'c', params: { lr: '1' }, metrics: { f1: 0.3 } },
  ]

  expect(order(runs, upwards('params.lr'), downwards('metrics.f1'))).toEqual(['c', 'a', 'b'])
})

test('what is equal goes by start, newest first, then by id', () => {
  const runs = [
    { id: 'b', metrics: { f1: 1 }, startedAt: 1 },
    { id: 'a', metrics: { f1: 1 }, startedAt: 1 },
    { id: 'new', metrics: { f1: 1 }, startedAt: 2 },
    { id: 'nan2', metrics: { f1: Number.NaN } },
    { id: 'nan1', metrics: { f1: Number.NaN } },
  ]

  expect(order(runs, upwards('metrics.f1'))).toEqual(['new', 'a', 'b', 'nan1', 'nan2'])
})

test.each([
  ['attributes.run_name', ['run 2', 'run 10']],
  ['attributes.duration', ['run 10', 'run 2']],
  ['attributes.experiment', ['run 10', 'run 2']],
  ['attributes.user', ['run 10', 'run 2']],
])('orders by %s', (column, ids) => {
  const runs = [
    { id: 'run 2', experimentId: '12', startedAt: 0, endedAt: 9, user: 'zoe' },
    { id: 'run 10', experimentId: '3', startedAt: 0, endedAt: 5, user: 'amy' },
  ]

  expect(order(runs, upwards(column))).toEqual(ids)
})

test('the order stays right while runs come, change and go', () => {
  const start = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant(NaN))
  const run = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
    startedAt: start,
  })
  const step = fc.record({
    runs: fc.array(run, { maxLength: 5 }),
    gone: fc.constantFrom('a', 'b', 'c'),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
      const table = new RunTable()
      for (const { runs, gone } of steps) {
        table.absorb(runBlock(runs))
        table.remove([gone])
        const rows = orderRows(table, table.rows(), [downwards('attributes.start_time')], context)
        const shown = Array.from(rows, (row) => [table.startedAt[row] ?? NaN, table.ids[row] ?? ''])

        expect(shown).toEqual(shown.toSorted(newestFirst))
        expect(rows).toHaveLength(table.count)
      }
    }),
  )
})

function newestFirst(
  [startA = 0, idA = '']: (string | number)[],
  [startB = 0, idB = '']: (string | number)[],
) {
  const [a, b] = [Number(startA), Number(startB)]
  if (Object.is(a, b)) return idA < idB ? -1 : 1
  return Number.isNaN(a) ? 1 : Number.isNaN(b) ? -1 : b - a
}
