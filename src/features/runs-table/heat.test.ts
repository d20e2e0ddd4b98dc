import { expect, test } from 'vitest'
import { RunTable } from '#mlflow/runTable.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { heatRange, heatStyle, numberAt, type HeatRange } from './heat.ts'
import { findColumns } from './runColumns.ts'

const table = new RunTable()
table.absorb(
  runBlock([
    { id: 'a', metrics: { loss: 1 }, params: { lr: '0.1' } },
    { id: 'b', metrics: { loss: 3 }, params: { lr: 'auto' } },
    { id: 'c', metrics: { loss: Infinity } },
    { id: 'd', metrics: { loss: NaN } },
  ]),
)
const column = (id: string) => {
  const found = findColumns(table, 'one').find((candidate) => candidate.id === id)
  if (!found) throw new Error(`There is no column ${id}.`)
  return found
}

/** How much of the shade is behind a number, in percent; null for none. */
const tint = (value: number, range: HeatRange) =>
  /(\d+)%/.exec(String(heatStyle(value, range)?.backgroundImage))?.[1] ?? null

test('shades go from the least to the greatest finite number; NaN and infinities have none', () => {
  const range = heatRange(table, column('metrics.loss'), table.rows())

  expect(range).toEqual({ least: 1, greatest: 3 })
  expect([1, 2, 3, NaN, Infinity].map((value) => tint(value, range))).toEqual([
    '0',
    '12',
    '24',
    null,
    null,
  ])
})

test('where all numbers are the same, or there are none, nothing is shaded', () => {
  expect(tint(1, { least: 1, greatest: 1 })).toBe(null)
  expect(tint(1, heatRange(table, column('metrics.loss'), new Int32Array(0)))).toBe(null)
})

test('a param counts as the number that it writes', () => {
  expect(
    table.rows().map((row) => Number(numberAt(table, column('params.lr'), row) === 0.1)),
  ).toEqual(Int32Array.of(1, 0, 0, 0))
})
