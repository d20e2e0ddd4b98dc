import { expect, test } from 'vitest'
import { RunTable } from '#mlflow/runTable.ts'
import type { Brush } from '#src/brushes.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { brushOf, endReading, moveEnd, spanOf } from './axisBrush.ts'
import { type ParallelAxis, parallelDrawing } from './parallelDrawing.ts'
import type { ParallelSpec } from './plotSpecs.ts'

const table = new RunTable()
table.absorb(
  runBlock([
    { id: 'a', metrics: { f1: 0 }, params: { lr: '0.001', model: 'b', n: '10' } },
    { id: 'b', metrics: { f1: 0.5 }, params: { lr: '0.01', model: 'a', n: 'auto' } },
    { id: 'c', metrics: { f1: 1 }, params: { lr: '0.1', model: 'c', n: '9' } },
    { id: 'd', metrics: { f1: NaN }, params: { lr: '0.1' } },
  ]),
)
const spec: ParallelSpec = {
  kind: 'parallel',
  axes: [
    { field: 'params.lr', scale: 'log' },
    { field: 'params.model', scale: 'linear' },
    { field: 'params.n', scale: 'linear' },
    { field: 'metrics.f1', scale: 'log' },
  ],
  colour: 'last',
}
const draw = (change: Partial<ParallelSpec> = {}) =>
  parallelDrawing(table, table.rows(), { ...spec, ...change })

function axisOf(field: string): ParallelAxis {
  const found = draw().axes.find((axis) => axis.field === field)
  if (!found) throw new Error(`There is no axis of ${field}`)
  return found
}

test('numbers stand by size, texts in order, and what is missing interrupts the line', () => {
  const [lr, model, n, f1] = draw().axes

  expect(Array.from(lr?.places ?? [], (place) => Number(place.toFixed(6)))).toEqual([0, 0.5, 1, 1])
  expect(Array.from(model?.places ?? [], (place) => Number(place.toFixed(3)))).toEqual([
    0.5,
    0.167,
    0.833,
    NaN,
  ])
  // One text among numbers makes all of them texts; numbers still come first, by size.
  expect(n?.ticks.map(({ label }) => label)).toEqual(['9', '10', 'auto'])
  expect([...(f1?.places ?? [])]).toEqual([0, 0.5, 1, NaN])
  expect(draw().notes).toEqual([
    '1 run without a place on some axis: the line is interrupted there',
    'not all values of f1 are positive, hence linear',
  ])
  expect(draw().summary).toBe('lr · model · n · f1: parallel coordinates of 4 runs over 4 axes')
})

test('one text among many numbers has no place among them', () => {
  const many = new RunTable()
  many.absorb(
    runBlock(
      Array.from({ length: 40 }, (_, i) => ({
        id: `r${i}`,
        params: { lr: i ? `${i}` : 'auto', k: '1' },
      })),
    ),
  )
  const { axes, notes } = parallelDrawing(many, many.rows(), {
    ...spec,
    axes: ['params.k', 'params.lr'].map((field) => ({ field, scale: 'linear' })),
  })

  expect(axes[1]?.kind).toBe('numbers')
  expect([...(axes[1]?.places ?? [])].slice(0, 2)).toEqual([NaN, 0])
  expect(notes).toEqual(['1 run without a place on some axis: the line is interrupted there'])
})

test('lines have the shade of the last number, or the colours of their runs', () => {
  expect(draw().shades).toMatchObject({ name: 'f1', extent: [0, 1] })
  expect([...(draw().shades?.of ?? [])]).toEqual([0, 12, 23, -1])
  expect(draw({ colour: 'runs' }).shades).toBeNull()
  expect(draw({ axes: spec.axes.toReversed().slice(1, 3) }).shades).toBeNull()
})

test('an axis of one number has it in the middle', () => {
  const single = new RunTable()
  single.absorb(runBlock([{ id: 'a', params: { x: '5', y: '0' } }]))
  const { axes } = parallelDrawing(single, single.rows(), {
    ...spec,
    axes: [
      { field: 'params.x', scale: 'linear' },
      { field: 'params.y', scale: 'linear' },
    ],
  })
  expect(axes.map(({ places }) => places[0])).toEqual([0.5, 0.5])
})

test('a range drawn on an axis is a brush with round ends; one that reaches the end of the axis has no bound there', () => {
  const lr = axisOf('params.lr')
  expect(brushOf(lr, { from: 0.25, to: 0.75 })).toEqual({
    field: 'params.lr',
    kind: 'range',
    low: 0.00316,
    high: 0.0316,
  })
  expect(brushOf(lr, { from: -1, to: 0.75 })).toMatchObject({ low: null })
  expect(brushOf(lr, { from: 0, to: 1 })).toBeNull()
  expect(brushOf(axisOf('params.model'), { from: 0.1, to: 0.6 })).toEqual({
    field: 'params.model',
    kind: 'values',
    values: ['a', 'b'],
  })
  expect(brushOf(axisOf('params.model'), { from: 0.2, to: 0.3 })).toBeNull()
})

test('a brush covers its part of the axis', () => {
  const range: Brush = { field: 'params.lr', kind: 'range', low: 0.01, high: null }
  expect(spanOf(axisOf('params.lr'), range)).toEqual({
    from: expect.closeTo(0.5) as unknown,
    to: 1,
  })
  expect(
    spanOf(axisOf('params.model'), { field: 'params.model', kind: 'values', values: ['b', 'c'] }),
  ).toEqual({ from: 1 / 3, to: 1 })
  expect(spanOf(axisOf('params.model'), range)).toBeNull()
  expect(spanOf(axisOf('params.lr'), undefined)).toBeNull()
})

test('keys move the ends of a brush from value to value, never past each other', () => {
  const lr = axisOf('params.lr')
  const up = moveEnd(lr, undefined, 'low', 1)
  expect(up).toEqual({ field: 'params.lr', kind: 'range', low: 0.01, high: null })
  expect(moveEnd(lr, up ?? undefined, 'high', -5)).toMatchObject({ low: 0.01, high: 0.01 })
  expect(moveEnd(lr, up ?? undefined, 'low', -1)).toBeNull()
  expect(moveEnd(axisOf('params.model'), undefined, 'high', -1)).toEqual({
    field: 'params.model',
    kind: 'values',
    values: ['a', 'b'],
  })
})

test('the ends are read aloud', () => {
  const lr = axisOf('params.lr')
  expect(endReading(lr, undefined, 'low')).toEqual({ at: 0, count: 3, text: '0.001, no bound' })
  const brush: Brush = { field: 'params.lr', kind: 'range', low: 0.005, high: null }
  expect(endReading(lr, brush, 'low')).toEqual({ at: 1, count: 3, text: '0.005' })
  expect(endReading(axisOf('params.model'), undefined, 'high').text).toBe('c, no bound')
})
