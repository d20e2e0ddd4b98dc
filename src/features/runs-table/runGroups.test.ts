import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { RunTable } from '#mlflow/runTable.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { groupName, groupRows, latestOf, type RunGroup } from './runGroups.ts'

const context = { experimentName: (id: string) => `experiment ${id}` }

function tableOf(runs: Parameters<typeof runBlock>[0]) {
  const table = new RunTable()
  table.absorb(runBlock(runs))
  return table
}

const idsOf = (table: RunTable, { rows }: RunGroup) => Array.from(rows, (row) => table.ids[row])

const defined = (values: Record<string, string | undefined>) =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, text]) => (text === undefined ? [] : [[key, text]])),
  )

/** Groups by name, with the ids of their runs. */
const told = (table: RunTable, groups: readonly RunGroup[]) =>
  groups.map((group) => [groupName(group), idsOf(table, group)])

test('runs with the same values are one group, in the order of first runs, and keep their own', () => {
  const table = tableOf([
    { id: 'a', params: { lr: '0.1', seed: '1' } },
    { id: 'b', params: { lr: '0.01', seed: '1' } },
    { id: 'c', params: { lr: '0.1', seed: '2' } },
    { id: 'd', params: { lr: '0.1', seed: '1' } },
  ])
  const rows = table.rows().toReversed()

  expect(told(table, groupRows(table, rows, ['params.lr'], context))).toEqual([
    ['lr 0.1', ['d', 'c', 'a']],
    ['lr 0.01', ['b']],
  ])
  expect(told(table, groupRows(table, rows, ['params.lr', 'params.seed'], context))).toEqual([
    ['lr 0.1 · seed 1', ['d', 'a']],
    ['lr 0.1 · seed 2', ['c']],
    ['lr 0.01 · seed 1', ['b']],
  ])
})

test('runs without a value are a group of their own, apart from those whose value is empty', () => {
  const table = tableOf([{ id: 'a', tags: { note: '' } }, { id: 'b' }, { id: 'c' }])

  const groups = groupRows(table, table.rows(), ['tags.note'], context)

  expect(told(table, groups)).toEqual([
    ['note ', ['a']],
    ['note –', ['b', 'c']],
  ])
  expect(groups[0]?.id).not.toBe(groups[1]?.id)
})

test('a column that no run has makes one group; no runs make none', () => {
  const table = tableOf([{ id: 'a' }, { id: 'b' }])

  expect(told(table, groupRows(table, table.rows(), ['params.gone'], context))).toEqual([
    ['gone –', ['a', 'b']],
  ])
  expect(groupRows(table, new Int32Array(0), ['params.gone'], context)).toEqual([])
})

test.each([
  ['attributes.experiment', ['experiment experiment 7', 'experiment experiment 8']],
  ['attributes.status', ['status Failed', 'status Finished']],
  ['attributes.user', ['user amy', 'user –']],
  ['attributes.run_name', ['run_name forest', 'run_name lstm']],
  ['attributes.parent', ['parent –', 'parent forest']],
])('groups by %s', (columnId, names) => {
  const table = tableOf([
    { id: 'p', name: 'forest', experimentId: '7', status: 'FAILED', user: 'amy' },
    { id: 'q', name: 'lstm', experimentId: '8', tags: { 'mlflow.parentRunId': 'p' } },
  ])

  expect(groupRows(table, table.rows(), [columnId], context).map(groupName)).toEqual(names)
})

test('parents of one name are two groups, and one that is not here goes by its id', () => {
  const table = tableOf([
    { id: 'p1', name: 'sweep' },
    { id: 'p2', name: 'sweep' },
    { id: 'a', tags: { 'mlflow.parentRunId': 'p1' } },
    { id: 'b', tags: { 'mlflow.parentRunId': 'p2' } },
    { id: 'c', tags: { 'mlflow.parentRunId': 'elsewhere' } },
  ])

  expect(told(table, groupRows(table, table.rows(), ['attributes.parent'], context))).toEqual([
    ['parent –', ['p1', 'p2']],
    ['parent sweep', ['a']],
    ['parent sweep', ['b']],
    ['parent elsewhere', ['c']],
  ])
})

test('a group tells what its runs say in a column, each text once', () => {
  const table = tableOf([
    { id: 'a', params: { lr: '1' } },
    { id: 'b', params: { lr: '1' } },
    { id: 'c', params: { lr: '2' } },
    { id: 'd' },
  ])
  const [group] = groupRows(table, table.rows(), ['params.none'], context)

  expect(group?.texts('params.lr')).toEqual(['1', '2', null])
  expect(group?.texts('attributes.status')).toEqual(['FINISHED'])
})

test('the latest time leaves out those that are not known', () => {
  expect(latestOf(Int32Array.of(0, 1, 2), Float64Array.of(NaN, 5, 3))).toBe(5)
  expect(latestOf(Int32Array.of(0), Float64Array.of(NaN))).toBeNaN()
})

test('whatever the values, each run is in the one group that has its values', () => {
  const value = fc.option(fc.constantFrom('', '1', '1.0', 'a·b', '–'), { nil: undefined })
  const run = fc.record({ lr: value, seed: value, kind: value })
  const columns = fc.uniqueArray(fc.constantFrom('params.lr', 'params.seed', 'tags.kind'), {
    minLength: 1,
  })
  fc.assert(
    fc.property(fc.array(run, { maxLength: 30 }), columns, (runs, groupBy) => {
      const table = tableOf(
        runs.map(({ lr, seed, kind }, at) => ({
          id: `run${at}`,
          params: defined({ lr, seed }),
          tags: defined({ kind }),
        })),
      )
      const valuesOf = (row: number) =>
        JSON.stringify(
          groupBy.map((id) => {
            const key = id.slice(id.indexOf('.') + 1)
            return (id.startsWith('tags.') ? table.tag(row, key) : table.param(row, key)) ?? null
          }),
        )
      const groups = groupRows(table, table.rows(), groupBy, context)

      expect(groups.flatMap(({ rows }) => [...rows]).toSorted((a, b) => a - b)).toEqual([
        ...table.rows(),
      ])
      for (const { rows } of groups) {
        expect(new Set(Array.from(rows, valuesOf)).size).toBe(1)
        expect([...rows]).toEqual([...rows].toSorted((a, b) => a - b))
      }
      const values = groups.map(({ rows }) => valuesOf(rows[0] ?? -1))
      expect(new Set(values).size).toBe(groups.length)
      expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length)
    }),
  )
})
