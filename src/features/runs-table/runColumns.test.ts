import { expect, test } from 'vitest'
import { RunTable } from '#mlflow/runTable.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { findColumns, lineUp } from './runColumns.ts'

function columnsOf(
  runs: Omit<Parameters<typeof runBlock>[0][number], 'id'>[],
  experiments: 'one' | 'several' = 'one',
) {
  const table = new RunTable()
  table.absorb(runBlock(runs.map((run, index) => Object.assign({ id: `r${index}` }, run))))
  return findColumns(table, experiments)
}

const idsOf = (columns: ReturnType<typeof columnsOf>, group: string) =>
  columns.filter((column) => column.group === group).map(({ id }) => id)

/** How a param's cells are written when runs have these values. */
const content = (...values: string[]) =>
  columnsOf(values.map((p) => ({ params: { p } }))).find(({ id }) => id === 'params.p')?.content

test('every key that some run has becomes a column of its group, in the order of names', () => {
  const columns = columnsOf([
    { params: { layer10: '1' }, metrics: { loss: 1 }, tags: { 'mlflow.user': 'x' } },
    { params: { layer2: '1' }, tags: { status: 'final' } },
  ])

  expect(idsOf(columns, 'params')).toEqual(['params.layer2', 'params.layer10'])
  expect(idsOf(columns, 'metrics')).toEqual(['metrics.loss'])
  expect(idsOf(columns, 'tags')).toEqual(['tags.status'])
})

test('a key that no run has any more is no column', () => {
  const table = new RunTable()
  table.absorb(runBlock([{ id: 'a', tags: { old: '1' }, metrics: { m: 1 }, params: { p: '1' } }]))
  table.absorb(runBlock([{ id: 'a' }]))

  expect(findColumns(table, 'one').every(({ group }) => group === 'attributes')).toBe(true)
})

test('the experiment is a column only where there are several', () => {
  expect(idsOf(columnsOf([], 'one'), 'attributes')).not.toContain('attributes.experiment')
  expect(idsOf(columnsOf([], 'several'), 'attributes')).toContain('attributes.experiment')
})

test('a param counts as a number only if all its values are numbers', () => {
  expect(content('0.05', '3', '.5')).toEqual({ kind: 'numericText', decimals: 2 })
  expect(content('1e-4', '0.5')).toEqual({ kind: 'numericText', decimals: 0 })
  expect(content('0.05', 'auto')).toEqual({ kind: 'text' })
  expect(content('')).toEqual({ kind: 'text' })
})

test('logged numbers keep their digits, and blanks of the same width bring their points in line', () => {
  expect(lineUp('0.05', 2)).toBe('0.05')
  expect(lineUp('0.1', 2)).toBe('0.1\u2007')
  expect(lineUp('3', 2)).toBe('3\u2008\u2007\u2007')
})
