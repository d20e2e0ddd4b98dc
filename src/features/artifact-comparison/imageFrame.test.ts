import { expect, test } from 'vitest'
import { moveFrame, WHOLE, zoomFrame } from './imageFrame.ts'

test('a whole picture is neither moved nor made smaller', () => {
  expect(moveFrame(WHOLE, 0.3, -0.2)).toEqual(WHOLE)
  expect(zoomFrame(WHOLE, 0.5)).toEqual(WHOLE)
})

test('a magnified picture is moved as far as its edge', () => {
  const large = zoomFrame(WHOLE, 3)
  expect(large).toEqual({ scale: 3, left: 0, top: 0 })
  expect(moveFrame(large, 0.25, -5)).toEqual({ scale: 3, left: 0.25, top: -1 })
})

test('what is in the middle stays there while it is magnified, and comes back whole', () => {
  const moved = moveFrame(zoomFrame(WHOLE, 2), 0.5, 0)
  expect(zoomFrame(moved, 2)).toEqual({ scale: 4, left: 1, top: 0 })
  expect(zoomFrame(moved, 0.5)).toEqual(WHOLE)
})
