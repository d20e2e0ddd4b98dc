import { expect, test } from 'vitest'
import type { DrawnPoint } from './decimate.ts'
import { linePath } from './linePath.ts'

const place = ({ x, y }: DrawnPoint): [number, number] => [x * 10, y]

test('a line is one stroke, interrupted at its gaps', () => {
  const points = [
    { x: 0, y: 1, gap: true },
    { x: 1, y: 2, gap: false },
    { x: 3, y: 4, gap: true },
    { x: 4, y: 5, gap: false },
  ]

  expect(linePath(points, place)).toEqual({
    path: 'M0.0 1.0L10.0 2.0M30.0 4.0L40.0 5.0',
    dots: [],
  })
})

test('a point that stands alone is a dot', () => {
  expect(linePath([{ x: 2, y: 7, gap: true }], place).dots).toEqual([[20, 7]])
})
