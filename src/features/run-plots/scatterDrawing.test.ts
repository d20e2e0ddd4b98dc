import { expect, test } from 'vitest'
import { RunTable } from '#mlflow/runTable.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import type { ScatterSpec } from './plotSpecs.ts'
import { scatterDrawing } from './scatterDrawing.ts'

const table = new RunTable()
table.absorb(
  runBlock([
    { id: 'a', metrics: { f1: 0.5, loss: 3 }, params: { lr: '0.1' } },
    { id: 'b', metrics: { f1: 0.9 }, params: { lr: '0.001' } },
    { id: 'c', metrics: { f1: NaN, loss: 1 }, params: { lr: '0.01' } },
    { id: 'd', metrics: { f1: 0.7, loss: 1 }, params: { lr: 'auto' } },
    { id: 'e', metrics: { f1: 0, loss: 0 }, params: { lr: '0.01' } },
    { id: 'f', params: { lr: '0.01' } },
  ]),
)
const spec: ScatterSpec = {
  kind: 'scatter',
  y: { field: 'metrics.f1', scale: 'linear' },
  x: { field: 'params.lr', scale: 'log' },
  colour: null,
}
const draw = (change: Partial<ScatterSpec> = {}) =>
  scatterDrawing(table, table.rows(), { ...spec, ...change })

test('every run with both numbers is a mark, from left to right, and the others are counted', () => {
  const { rows, x, y, notes, summary } = draw()

  expect(Array.from(rows, (row) => table.ids[row])).toEqual(['b', 'e', 'a'])
  expect([...x]).toEqual([0.001, 0.01, 0.1])
  expect([...y]).toEqual([0.9, 0, 0.5])
  expect(notes).toEqual(['3 runs without a finite lr or f1'])
  expect(summary).toBe(
    'f1 over lr, a mark for each of 3 runs, lr 0.001 to 0.1, f1 0 to 0.9, rank correlation −0.5',
  )
})

test('an axis is logarithmic where all its numbers are positive, and says so where it cannot be', () => {
  const { xAxis, yAxis, notes } = draw({ y: { field: 'metrics.f1', scale: 'log' } })

  expect(xAxis.scale).toBe('log')
  expect(yAxis.scale).toBe('linear')
  expect(notes).toEqual([
    '3 runs without a finite lr or f1',
    'not all values of f1 are positive, hence linear',
  ])
})

test('marks are coloured by another number; those without are grey and counted', () => {
  const { colour, notes } = draw({ colour: 'metrics.loss' })

  expect(colour).toEqual({ name: 'loss', values: Float64Array.of(NaN, 0, 3), extent: [0, 3] })
  expect(notes).toContain('1 run without a finite loss is grey')
})

test('where no run has both numbers there is nothing to see, and that is said', () => {
  const { rows, summary } = draw({ x: { field: 'params.gone', scale: 'linear' } })

  expect(rows).toHaveLength(0)
  expect(summary).toBe('f1 over gone: no run has both numbers')
})
