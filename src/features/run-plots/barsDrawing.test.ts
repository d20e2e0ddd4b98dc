import { expect, test } from 'vitest'
import { RunTable } from '#mlflow/runTable.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { barsDrawing } from './barsDrawing.ts'

const tableOf = (values: readonly (number | null)[], metric = 'f1') => {
  const table = new RunTable()
  table.absorb(
    runBlock(
      values.map((value, at) => ({
        id: `r${at}`,
        name: `run ${at}`,
        metrics: value === null ? {} : { [metric]: value },
      })),
    ),
  )
  return table
}
const draw = (table: RunTable, count: 10 | 20 | 50 = 10, metric = 'f1') =>
  barsDrawing(table, table.rows(), { kind: 'bars', metric: `metrics.${metric}`, count })

test('the first runs of the table are bars from zero, the best is told, and so is the rest', () => {
  const { bars, axis, best, notes, summary } = draw(
    tableOf([0.5, 0.25, NaN, null, 0.75, ...Array.from({ length: 7 }, () => 0.1)]),
  )

  expect(bars.map(({ text }) => text).slice(0, 5)).toEqual(['0.50', '0.25', 'NaN', '–', '0.75'])
  expect(bars).toHaveLength(10)
  expect(axis.domain[0]).toBe(0)
  expect(best).toEqual([4])
  expect(notes).toEqual([
    'the first 10 of 12 runs, in the table’s order',
    '2 runs without a finite f1',
  ])
  expect(summary).toBe('f1 of 10 runs, 0.10 to 0.75, the best 0.75 by run 4')
})

test('where less is better the least is the best, and where nobody knows none is', () => {
  expect(draw(tableOf([3, 1, 2], 'loss'), 10, 'loss').best).toEqual([1])
  expect(draw(tableOf([3, 1, 2], 'threshold'), 10, 'threshold').best).toEqual([])
})

test('those that share the best value are told together, and where all are the same none is', () => {
  const shared = draw(tableOf([0.5, 0.25, 0.5]))
  expect(shared.best).toEqual([0, 2])
  expect(shared.summary).toBe('f1 of 3 runs, 0.25 to 0.50, the best 0.50 by run 0 and 1 more')
  expect(draw(tableOf([0.5, 0.5])).best).toEqual([])
  expect(draw(tableOf([0.5])).best).toEqual([])
})

test('negative numbers go the other way from zero', () => {
  const { axis } = draw(tableOf([-2, -1]))
  expect(axis.domain[0]).toBeCloseTo(-2.08)
  expect(axis.domain[1]).toBe(0)
  expect(draw(tableOf([-2, 3])).axis.domain[1]).toBeGreaterThan(3)
})

test('without numbers there are no bars, and 0 is one', () => {
  expect(draw(tableOf([null, Infinity])).summary).toBe('f1 of 2 runs: none has a finite number')
  expect(draw(tableOf([0])).bars[0]?.text).toBe('0')
})
