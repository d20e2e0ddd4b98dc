import { expect, test } from 'vitest'
import { boxBetween, panned, withinWhole, zoomedAround } from './zooming.ts'

const AREA = { left: 40, top: 10, width: 400, height: 200 }

test('what a zoom is around stays where it was', () => {
  expect(zoomedAround([0, 100], 25, 0.5)).toEqual([12.5, 62.5])
  expect(zoomedAround([0, 100], 100, 2)).toEqual([-100, 100])
})

test('no zoom is narrower than doubles tell apart', () => {
  const [from, to] = zoomedAround([1_000_000, 1_000_001], 1_000_000.5, 1e-30)
  expect(to).toBeGreaterThan(from)
})

test('a part of an axis stays within the whole', () => {
  expect(withinWhole(panned([10, 20], 5), [0, 100])).toEqual([15, 25])
  expect(withinWhole([-5, 5], [0, 100])).toEqual([0, 10])
  expect(withinWhole([95, 105], [0, 100])).toEqual([90, 100])
  expect(withinWhole([-10, 150], [0, 100])).toBeNull()
})

test('a drag along one axis chooses all of the other', () => {
  expect(boxBetween([100, 50], [200, 52], AREA)).toEqual({
    left: 100,
    top: 10,
    width: 100,
    height: 200,
    across: true,
    down: false,
  })
  expect(boxBetween([200, 150], [195, 50], AREA)).toMatchObject({
    left: 40,
    width: 400,
    top: 50,
    height: 100,
  })
})

test('a box ends at the plot, and a press without a drag chooses nothing', () => {
  expect(boxBetween([400, 100], [900, 900], AREA)).toMatchObject({
    left: 400,
    width: 40,
    top: 100,
    height: 110,
  })
  expect(boxBetween([100, 50], [103, 52], AREA)).toBeNull()
})
