import { expect, test } from 'vitest'
import type { Run } from '#mlflow/runs.ts'
import { nestRuns, sortRuns } from './runOrder.ts'

type Some = { parentId?: string; f1?: number; lr?: string; started?: number }

const run = (id: string, { parentId, f1, lr, started = 0 }: Some = {}): Run => ({
  id,
  experimentId: '0',
  name: id,
  status: 'FINISHED',
  deleted: false,
  startedAt: new Date(started),
  endedAt: null,
  user: '',
  artifactUri: '',
  parentId: parentId ?? null,
  metrics: new Map(f1 === undefined ? [] : [['f1', { value: f1, step: 0, loggedAt: new Date(0) }]]),
  params: new Map(lr === undefined ? [] : [['lr', lr]]),
  tags: new Map(),
  datasets: [],
  loggedModelIds: [],
})

const context = { experimentName: (id: string) => id }
const order = (runs: Run[], column: string, order: 'ascending' | 'descending') =>
  sortRuns(runs, { column, order }, context).map(({ id }) => id)

test('NaN stands after all numbers and a missing metric last, in both orders', () => {
  const runs = [
    run('missing'),
    run('nan', { f1: Number.NaN }),
    run('low', { f1: -Infinity }),
    run('high', { f1: 0.9 }),
  ]

  expect(order(runs, 'metrics.f1', 'ascending')).toEqual(['low', 'high', 'nan', 'missing'])
  expect(order(runs, 'metrics.f1', 'descending')).toEqual(['high', 'low', 'nan', 'missing'])
})

test('numeric params go by size, not by their letters', () => {
  const runs = [run('ten', { lr: '10' }), run('two', { lr: '2' }), run('tiny', { lr: '1e-4' })]

  expect(order(runs, 'params.lr', 'ascending')).toEqual(['tiny', 'two', 'ten'])
})

test('what is equal goes by start, newest first, then by id', () => {
  const runs = [
    run('b', { f1: 1, started: 1 }),
    run('a', { f1: 1, started: 1 }),
    run('new', { f1: 1, started: 2 }),
    run('nan2', { f1: Number.NaN }),
    run('nan1', { f1: Number.NaN }),
  ]

  expect(order(runs, 'metrics.f1', 'ascending')).toEqual(['new', 'a', 'b', 'nan1', 'nan2'])
})

test('children follow their parent in their own order, at any depth', () => {
  const rows = nestRuns([
    run('fold 2', { parentId: 'parent' }),
    run('other'),
    run('deep', { parentId: 'fold 1' }),
    run('parent'),
    run('fold 1', { parentId: 'parent' }),
  ])

  expect(rows.map(({ run, depth, children }) => [run.id, depth, children])).toEqual([
    ['other', 0, 0],
    ['parent', 0, 2],
    ['fold 2', 1, 0],
    ['fold 1', 1, 1],
    ['deep', 2, 0],
  ])
})

test("a child whose parent is not loaded, and runs that are each other's parents, are still shown", () => {
  const rows = nestRuns([
    run('orphan', { parentId: 'elsewhere' }),
    run('a', { parentId: 'b' }),
    run('b', { parentId: 'a' }),
    run('self', { parentId: 'self' }),
  ])

  expect(rows.map(({ run }) => run.id).toSorted()).toEqual(['a', 'b', 'orphan', 'self'])
})
