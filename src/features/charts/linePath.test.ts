import { expect, test } from 'vitest'
import type { DrawnPoint } from './decimate.ts'
import { bandPath, linePath } from './linePath.ts'

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

test('a band is closed around each part between its gaps', () => {
  const low = [
    { x: 0, y: 5, gap: true },
    { x: 1, y: 6, gap: false },
    { x: 3, y: 5, gap: true },
  ]
  const high = [
    { x: 0, y: 1, gap: true },
    { x: 1, y: 2, gap: false },
    { x: 3, y: 3, gap: true },
  ]

  expect(bandPath(low, high, place)).toBe('M0.0 1.0L10.0 2.0L10.0 6.0L0.0 5.0ZM30.0 3.0L30.0 5.0Z')
})
