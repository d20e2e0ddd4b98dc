import { expect, test } from 'vitest'
import { RunTable } from '#mlflow/runTable.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { boxDrawing } from './boxDrawing.ts'

type Runs = Parameters<typeof runBlock>[0]

function draw(runs: readonly Omit<Runs[number], 'id'>[]) {
  const table = new RunTable()
  table.absorb(runBlock(runs.map((run, at) => Object.assign({ id: `r${at}` }, run))))
  return boxDrawing(table, table.rows(), {
    kind: 'box',
    metric: 'metrics.f1',
    by: 'params.optimizer',
  })
}

const runOf = (f1: number, optimizer: string) => ({ metrics: { f1 }, params: { optimizer } })

test('runs stand in a box for each value, and those without are counted', () => {
  const { groups, notes, summary } = draw([
    runOf(0.25, 'sgd'),
    runOf(0.75, 'sgd'),
    runOf(0.5, 'adam'),
    { metrics: { f1: 0.7 } },
    { params: { optimizer: 'adam' } },
    runOf(NaN, 'adam'),
  ])

  expect(groups.map(({ name, rows }) => [name, [...rows]])).toEqual([
    ['adam', [2]],
    ['sgd', [0, 1]],
  ])
  expect(groups[1]?.statistics).toMatchObject({ n: 2, low: 0.375, median: 0.5, high: 0.625 })
  expect(notes).toEqual(['2 runs without a finite f1', '1 run without optimizer'])
  expect(summary).toBe(
    'f1 by optimizer, in 2 groups: adam median 0.500 of 1 run, sgd median 0.500 of 2 runs',
  )
})

test('what lies between whole numbers keeps its decimals', () => {
  const { format, summary } = draw([runOf(0, 'a'), runOf(1, 'a'), runOf(1, 'a'), runOf(0, 'a')])

  expect(format).toEqual({ style: 'fixed', decimals: 1 })
  expect(summary).toContain('median 0.5 of 4 runs')
})

test('of many values those with the most runs are drawn, numbers by size', () => {
  const { groups, notes } = draw([
    ...Array.from({ length: 25 }, (_, i) => runOf(i, String(i))),
    ...Array.from({ length: 25 }, (_, i) => runOf(i, i < 20 ? String(24 - i) : 'a')),
  ])

  expect(groups.map(({ name }) => name)).toEqual([
    ...Array.from({ length: 19 }, (_, i) => String(i + 5)),
    'a',
  ])
  expect(notes).toEqual(['the 20 of 26 values of optimizer with the most runs'])
})

test('where no run has both there are no boxes', () => {
  expect(draw([{ metrics: { f1: 1 } }]).summary).toBe('f1 by optimizer: no run has both')
})
