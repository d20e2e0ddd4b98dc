import { expect, test } from 'vitest'
import type { Run } from '#mlflow/runs.ts'
import { findColumns, isNumeric, lineUp } from './runColumns.ts'

type Some = {
  params?: Record<string, string>
  metrics?: Record<string, number>
  tags?: Record<string, string>
}

const run = ({ params = {}, metrics = {}, tags = {} }: Some): Run => ({
  id: 'r',
  experimentId: '0',
  name: 'r',
  status: 'FINISHED',
  deleted: false,
  startedAt: null,
  endedAt: null,
  user: '',
  artifactUri: '',
  parentId: null,
  metrics: new Map(
    Object.entries(metrics).map(([key, value]) => [key, { value, step: 0, loggedAt: new Date(0) }]),
  ),
  params: new Map(Object.entries(params)),
  tags: new Map(Object.entries(tags)),
  datasets: [],
  loggedModelIds: [],
})

const idsOf = (runs: Run[], group: string) =>
  findColumns(runs, 'one')
    .filter((column) => column.group === group)
    .map(({ id }) => id)

const idsOfAll = (experiments: 'one' | 'several') =>
  findColumns([], experiments).map(({ id }) => id)

/** How a param's cells are written when runs have these values. */
const content = (...values: string[]) =>
  findColumns(
    values.map((value) => run({ params: { p: value } })),
    'one',
  ).find(({ id }) => id === 'params.p')?.content

test('every key that some run has becomes a column of its group, in the order of names', () => {
  const runs = [
    run({ params: { layer10: '1' }, metrics: { loss: 1 }, tags: { 'mlflow.user': 'x' } }),
    run({ params: { layer2: '1' }, tags: { status: 'final' } }),
  ]

  expect(idsOf(runs, 'params')).toEqual(['params.layer2', 'params.layer10'])
  expect(idsOf(runs, 'metrics')).toEqual(['metrics.loss'])
  expect(idsOf(runs, 'tags')).toEqual(['tags.status'])
})

test('the experiment is a column only where there are several', () => {
  expect(idsOfAll('one')).not.toContain('attributes.experiment')
  expect(idsOfAll('several')).toContain('attributes.experiment')
})

test('a param counts as a number only if all its values are numbers', () => {
  expect(content('0.05', '3', '.5')).toEqual({ kind: 'numericText', decimals: 2 })
  expect(content('1e-4', '0.5')).toEqual({ kind: 'numericText', decimals: 0 })
  expect(content('0.05', 'auto')).toEqual({ kind: 'text' })
  expect(content('')).toEqual({ kind: 'text' })
  expect(['1', '-2.5', '1e5', '+.5'].every(isNumeric)).toBe(true)
  expect(['', '1,5', '0x10', 'NaN', '1 '].some(isNumeric)).toBe(false)
})

test('logged numbers keep their digits, and blanks of the same width bring their points in line', () => {
  expect(lineUp('0.05', 2)).toBe('0.05')
  expect(lineUp('0.1', 2)).toBe('0.1\u2007')
  expect(lineUp('3', 2)).toBe('3\u2008\u2007\u2007')
})
