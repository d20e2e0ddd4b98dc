import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { countsMatrix } from '#src/testing/countsMatrix.ts'
import { similarOrder } from './similarOrder.ts'

test('classes that are taken for each other become neighbours', () => {
  // a with c, b with d; the two pairs never.
  const matrix = countsMatrix(
    ['a', 'b', 'c', 'd'],
    [
      [6, 0, 4, 0],
      [0, 7, 0, 3],
      [5, 0, 5, 0],
      [0, 2, 0, 8],
    ],
  )
  const order = similarOrder(matrix).map((place) => matrix.labels[place])
  const apart = (one: string, other: string) => Math.abs(order.indexOf(one) - order.indexOf(other))
  expect(apart('a', 'c')).toBe(1)
  expect(apart('b', 'd')).toBe(1)
})

test('a chain of confusions is laid out from end to end', () => {
  // Each is taken for the next one: 0 – 2 – 4 – 1 – 3.
  const chain = [0, 2, 4, 1, 3]
  const rows = chain.map(() => chain.map(() => 0))
  const set = (row: number, column: number, count: number) => {
    const cells = rows[row]
    if (cells) cells[column] = count
  }
  for (const place of chain) set(place, place, 60)
  for (const [i, place] of chain.entries()) {
    const next = chain[i + 1]
    if (next !== undefined) set(place, next, 20 + i)
  }
  const order = similarOrder(countsMatrix(['0', '1', '2', '3', '4'], rows))
  expect([order, order.toReversed()]).toContainEqual(chain)
})

test('every class is there once, whatever the numbers', () => {
  const square = fc.integer({ min: 1, max: 9 }).chain((size) =>
    fc.array(fc.array(fc.nat(9), { minLength: size, maxLength: size }), {
      minLength: size,
      maxLength: size,
    }),
  )
  fc.assert(
    fc.property(square, (rows) => {
      const labels = rows.map((_row, i) => String(i))
      const order = similarOrder(countsMatrix(labels, rows))
      expect(order.toSorted((a, b) => a - b)).toEqual([...labels.keys()])
    }),
  )
})
