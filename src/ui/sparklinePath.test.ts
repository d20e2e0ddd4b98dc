import { expect, test } from 'vitest'
import { sparklinePath } from './sparklinePath.ts'

const BOX = { width: 80, height: 20 }

test('goes from edge to edge, the greatest value at the top', () => {
  expect(sparklinePath([1, 3, 2], BOX)).toEqual({
    path: 'M0 20L40 0L80 10',
    points: [
      { x: 0, y: 20 },
      { x: 40, y: 0 },
      { x: 80, y: 10 },
    ],
  })
})

test('a course without change runs through the middle, a single value is only a point at the end', () => {
  expect(sparklinePath([5, 5], BOX).path).toBe('M0 10L80 10')
  expect(sparklinePath([5], BOX)).toEqual({ path: 'M80 10', points: [{ x: 80, y: 10 }] })
})

test('numbers at the limits stay in the box', () => {
  expect(sparklinePath([-Number.MAX_VALUE, Number.MAX_VALUE], BOX).path).toBe('M0 20L80 0')
})

test('no values make no line', () => {
  expect(sparklinePath([], BOX)).toEqual({ path: '', points: [] })
})
