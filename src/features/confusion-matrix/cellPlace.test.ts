import { expect, test } from 'vitest'
import { moveCell, strongestNear } from './cellPlace.ts'

test.each([
  ['ArrowUp', { row: 0, column: 2 }],
  ['ArrowDown', { row: 2, column: 2 }],
  ['ArrowLeft', { row: 1, column: 1 }],
  ['ArrowRight', { row: 1, column: 3 }],
  ['Home', { row: 1, column: 0 }],
  ['End', { row: 1, column: 3 }],
  ['PageUp', { row: 0, column: 2 }],
  ['PageDown', { row: 3, column: 2 }],
  ['a', null],
])('%s leads from a cell to %o', (key, place) => {
  expect(moveCell(key, { row: 1, column: 2 }, 4)).toEqual(place)
})

test('no key leads out of the matrix', () => {
  expect(moveCell('ArrowUp', { row: 0, column: 0 }, 2)).toEqual({ row: 0, column: 0 })
  expect(moveCell('ArrowRight', { row: 1, column: 1 }, 2)).toEqual({ row: 1, column: 1 })
})

const picture = {
  labels: ['a', 'b', 'c', 'd'],
  heat: Float64Array.of(0, 0, 0, 0, 0, 0.2, 0, 0, 0, 0, -0.9, 0, 0, 0, 0, 1),
}

test('a cell that is large enough is the one that is pointed at', () => {
  expect(strongestNear(picture, { row: 1.9, column: 0.1, reach: 0.05 })).toEqual({
    row: 1,
    column: 0,
  })
})

test('of cells that share a px, the strongest is meant, whichever way it points', () => {
  expect(strongestNear(picture, { row: 1, column: 1, reach: 2 })).toEqual({ row: 2, column: 2 })
})

test('beside the matrix there is none', () => {
  expect(strongestNear(picture, { row: -0.1, column: 0, reach: 1 })).toBeNull()
  expect(strongestNear(picture, { row: 0, column: 4, reach: 1 })).toBeNull()
})
