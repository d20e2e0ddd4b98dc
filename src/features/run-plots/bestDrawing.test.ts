import { expect, test } from 'vitest'
import { RunTable } from '#mlflow/runTable.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { bestDrawing, writeP } from './bestDrawing.ts'

const table = new RunTable()
table.absorb(
  runBlock([
    ...Array.from({ length: 12 }, (_, i) => ({
      id: `r${i}`,
      name: `run ${i}`,
      metrics: { f1: i / 20, latency: 12 - i, threshold: i },
      params: { lr: `${i}e-3`, model: i % 2 ? 'b' : 'a', epochs: '10' },
    })),
    { id: 'nan', metrics: { f1: NaN } },
    { id: 'none' },
  ]),
)
const draw = (metric: string, direction: 'higher' | 'lower' | null = null) =>
  bestDrawing(table, table.rows(), { kind: 'best', metric: `metrics.${metric}`, direction })

test('the ten best runs are ranked, with the params that vary', () => {
  const { direction, ranking, columns, measured, notes, summary } = draw('f1')

  expect(direction).toBe('higher')
  expect(ranking.map(({ name }) => name)).toEqual(
    [11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map((i) => `run ${i}`),
  )
  expect(columns).toEqual(['lr', 'model'])
  expect(ranking[0]).toMatchObject({ id: 'r11', text: '0.55', params: ['11e-3', 'b'] })
  expect(measured).toBe(12)
  expect(notes).toEqual(['2 runs without a finite f1'])
  expect(summary).toBe(
    'Best configuration by f1 of 12 runs, the best is run 11 with 0.55, lr matters most, ρ 1.00 of 12 runs',
  )
})

test('the config of the best run holds all its params', () => {
  expect(draw('f1').config).toEqual([
    ['epochs', '10'],
    ['lr', '11e-3'],
    ['model', 'b'],
  ])
})

test('where less is better the least is the best', () => {
  expect(draw('latency').ranking[0]?.name).toBe('run 11')
  expect(draw('latency', 'higher').ranking[0]?.name).toBe('run 0')
})

test('where nobody knows which way is better, nothing is ranked, but params matter all the same', () => {
  const { direction, ranking, config, importance } = draw('threshold')

  expect([direction, ranking.length, config.length]).toEqual(['unknown', 0, 0])
  expect(importance[0]?.param).toBe('lr')
  expect(draw('threshold', 'lower').ranking[0]?.name).toBe('run 0')
})

test.each([
  [0.00001, '< 0.001'],
  [0.0123, '0.012'],
  [0.25, '0.25'],
  [1, '1.00'],
])('p = %d is written %s', (p, text) => {
  expect(writeP(p)).toBe(text)
})

test('runs that share a value share their rank, and it is said whose config it is', () => {
  const tied = new RunTable()
  tied.absorb(runBlock([0.5, 0.9, 0.9, 0.1].map((f1, i) => ({ id: `r${i}`, metrics: { f1 } }))))
  const { ranking, notes } = bestDrawing(tied, tied.rows(), {
    kind: 'best',
    metric: 'metrics.f1',
    direction: null,
  })

  expect(ranking.map(({ id, rank }) => [id, rank])).toEqual([
    ['r1', 1],
    ['r2', 1],
    ['r0', 3],
    ['r3', 4],
  ])
  expect(notes).toEqual([
    '2 runs share the best value: the config is that of the first in the table’s order',
  ])
})
