import { expect, test } from 'vitest'
import { barPlaces } from './barPlaces.ts'

test('bars begin at zero, negative ones to the left', () => {
  expect(barPlaces([3, -1, 0])).toEqual({
    zero: 25,
    bars: [
      { left: 25, width: 75 },
      { left: 0, width: 25 },
      { left: 25, width: 0 },
    ],
  })
})

test('where none is negative, zero is at the edge; an infinity does not hide the others', () => {
  expect(barPlaces([2, 1])).toMatchObject({ zero: 0, bars: [{ width: 100 }, { width: 50 }] })
  expect(barPlaces([Infinity, 1]).bars).toEqual([
    { left: 0, width: 100 },
    { left: 0, width: 100 },
  ])
})

test('nothing but zeros has no bars', () => {
  expect(barPlaces([0, 0])).toMatchObject({ zero: 0, bars: [{ width: 0 }, { width: 0 }] })
})
