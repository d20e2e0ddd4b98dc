import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { lastPlace, movePlace, placeAt, placeToShow, shareOf } from './listPlace.ts'

const uniform = { count: 1_000, viewPx: 500, heightOf: () => 20 }
/** Every tenth item is ten times as high. */
const uneven = { count: 1_000, viewPx: 500, heightOf: (i: number) => (i % 10 === 0 ? 200 : 20) }

test('a list moves by px, through items of any height, and stops at its ends', () => {
  expect(movePlace({ index: 0, px: 0 }, 50, uniform)).toEqual({ index: 2, px: 10 })
  expect(movePlace({ index: 2, px: 10 }, -50, uniform)).toEqual({ index: 0, px: 0 })
  expect(movePlace({ index: 0, px: 0 }, 230, uneven)).toEqual({ index: 2, px: 10 })
  expect(movePlace({ index: 3, px: 0 }, -1e9, uneven)).toEqual({ index: 0, px: 0 })
  expect(movePlace({ index: 0, px: 0 }, 1e9, uniform)).toEqual({ index: 975, px: 0 })
})

test('at the end, the last item ends with the view', () => {
  expect(lastPlace({ ...uniform, viewPx: 490 })).toEqual({ index: 975, px: 10 })
  expect(lastPlace({ ...uniform, count: 3 })).toEqual({ index: 0, px: 0 })
})

test('a share of the way is a place, and back', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
      expect(shareOf(placeAt(share, uniform), uniform)).toBeCloseTo(share, 6)
    }),
  )
  expect(placeAt(1, uneven)).toEqual(lastPlace(uneven))
  expect(shareOf(placeAt(0.5, { ...uniform, count: 0 }), { ...uniform, count: 0 })).toBe(0)
})

test('an item is brought into view by no more than it takes', () => {
  const place = { index: 100, px: 5 }

  expect(placeToShow(110, place, uniform)).toEqual(place)
  expect(placeToShow(100, place, uniform)).toEqual({ index: 100, px: 0 })
  expect(placeToShow(50, place, uniform)).toEqual({ index: 50, px: 0 })
  expect(placeToShow(200, place, uniform)).toEqual({ index: 176, px: 0 })
  expect(placeToShow(7, { index: 0, px: 0 }, { ...uniform, heightOf: () => 900 })).toEqual({
    index: 7,
    px: 0,
  })
})
