import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { RunTable } from '#mlflow/runTable.ts'
import { runBlock } from './testing/runBlock.ts'
import {
  type Brush,
  brushedRows,
  describeBrush,
  readBrushes,
  withBrush,
  writeBrush,
} from './brushes.ts'

const table = new RunTable()
table.absorb(
  runBlock([
    { id: 'a', params: { lr: '0.001', optimizer: 'adam' }, metrics: { f1: 0.5 } },
    { id: 'b', params: { lr: '1e-1', optimizer: 'sgd' }, metrics: { f1: NaN } },
    { id: 'c', params: { lr: 'auto', optimizer: '' } },
    { id: 'd', startedAt: 0, endedAt: 2_500, metrics: { f1: 0.9 } },
  ]),
)
const within = (...brushes: Brush[]) =>
  Array.from(brushedRows(table, table.rows(), brushes), (row) => table.ids[row])

const bound = fc.option(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
)
const field = fc
  .tuple(fc.constantFrom('metrics.', 'params.', 'tags.'), fc.string({ minLength: 1 }))
  .map((parts) => parts.join(''))
const brush: fc.Arbitrary<Brush> = fc.oneof(
  fc
    .record({ field, kind: fc.constant('range' as const), low: bound, high: bound })
    .filter(({ low, high }) => low !== null || high !== null),
  fc.record({
    field,
    kind: fc.constant('values' as const),
    values: fc.array(fc.string(), { minLength: 1 }),
  }),
)

test('brushes read back from the address, whatever signs their names and values have', () => {
  const different = fc.uniqueArray(brush, { selector: ({ field }) => field })
  fc.assert(
    fc.property(different, (brushes) => {
      const params = new URLSearchParams(brushes.map((one) => ['brush', writeBrush(one)]))
      expect(readBrushes(new URLSearchParams(params.toString()))).toEqual(brushes)
    }),
  )
})

test('the address says plainly what is brushed', () => {
  expect(writeBrush({ field: 'params.lr', kind: 'range', low: 0.001, high: 0.1 })).toBe(
    'params.lr~0.001~0.1',
  )
  expect(writeBrush({ field: 'tags.model', kind: 'values', values: ['a', '2'] })).toBe(
    'tags.model~=a~=2',
  )
})

test.each([
  'lr~1~2',
  'params.lr',
  'params.lr~1',
  'params.lr~1~2~3',
  'params.lr~a~2',
  'params.lr~~',
  'params.lr~Infinity~',
])('what says nothing is not read: %s', (text) => {
  expect(readBrushes(new URLSearchParams([['brush', text]]))).toEqual([])
})

test('of one field the last brush holds', () => {
  const params = new URLSearchParams('brush=params.lr~1~2&brush=metrics.a~1~2&brush=params.lr~3~')
  const [metric, lr] = [
    { field: 'metrics.a', kind: 'range', low: 1, high: 2 },
    { field: 'params.lr', kind: 'range', low: 3, high: null },
  ] as const
  expect(readBrushes(params)).toEqual([metric, lr])
  expect(withBrush([metric, lr], 'metrics.a', null)).toEqual([lr])
  expect(withBrush([metric], 'params.lr', lr)).toEqual([metric, lr])
})

test('a range holds the numbers from one bound to the other, both included, and nothing else', () => {
  expect(within({ field: 'params.lr', kind: 'range', low: 0.001, high: 0.1 })).toEqual(['a', 'b'])
  expect(within({ field: 'params.lr', kind: 'range', low: null, high: 0.05 })).toEqual(['a'])
  expect(within({ field: 'metrics.f1', kind: 'range', low: 0, high: null })).toEqual(['a', 'd'])
  expect(within({ field: 'attributes.duration', kind: 'range', low: 2.5, high: 3 })).toEqual(['d'])
})

test('texts are told apart to the letter, and an empty one is a value', () => {
  expect(within({ field: 'params.optimizer', kind: 'values', values: ['adam', ''] })).toEqual([
    'a',
    'c',
  ])
  expect(within({ field: 'params.gone', kind: 'values', values: ['adam'] })).toEqual([])
})

test('several brushes leave the runs that lie within all of them', () => {
  expect(
    within(
      { field: 'params.lr', kind: 'range', low: 0, high: 1 },
      { field: 'params.optimizer', kind: 'values', values: ['sgd'] },
    ),
  ).toEqual(['b'])
  expect(brushedRows(table, table.rows(), [])).toBe(table.rows())
})

const range = (low: number | null, high: number | null) =>
  describeBrush({ field: 'params.lr', kind: 'range', low, high }).part

test('a brush is told in words', () => {
  expect(range(0.001, 0.1)).toBe('0.001 – 0.1')
  expect(range(-1, null)).toBe('≥ −1')
  expect(range(null, 2)).toBe('≤ 2')
  expect(range(2, 2)).toBe('= 2')
  expect(
    describeBrush({ field: 'tags.a.b', kind: 'values', values: ['w', '', 'y', 'z', '1'] }),
  ).toEqual({ name: 'a.b', part: 'w, “”, y and 2 more' })
})
