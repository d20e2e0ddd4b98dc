import { expect, test } from 'vitest'
import type { Extent } from '#charting/extent.ts'
import { boxBetween, panned, withinWhole, zoomedAround } from './zooming.ts'

const AREA = { left: 40, top: 10, width: 400, height: 200 }

test('what a zoom is around stays where it was', () => {
  expect(zoomedAround([0, 100], 25, 0.5, 'linear')).toEqual([12.5, 62.5])
  expect(zoomedAround([0, 100], 100, 2, 'linear')).toEqual([-100, 100])
})

test('no zoom is narrower than doubles tell apart', () => {
  for (const scale of ['linear', 'log'] as const) {
    const [from, to] = zoomedAround([1_000_000, 1_000_001], 1_000_000.5, 1e-30, scale)
    expect(to).toBeGreaterThan(from)
  }
})

test('a part of an axis stays within the whole', () => {
  expect(withinWhole(panned([10, 20], 0.5, 'linear'), [0, 100], 'linear')).toEqual([15, 25])
  expect(withinWhole([-5, 5], [0, 100], 'linear')).toEqual([0, 10])
  expect(withinWhole([95, 105], [0, 100], 'linear')).toEqual([90, 100])
  expect(withinWhole([-10, 150], [0, 100], 'linear')).toBeNull()
})

/** To nine digits. */
const brief = (part: Extent | null) => part?.map((end) => Number(end.toPrecision(9)))

test('on a logarithmic axis a part is as wide as its ends are apart in powers', () => {
  expect(brief(zoomedAround([1, 10_000], null, 0.5, 'log'))).toEqual([10, 1_000])
  expect(brief(zoomedAround([1, 10_000], 1, 0.5, 'log'))).toEqual([1, 100])
  expect(brief(panned([1, 100], 0.5, 'log'))).toEqual([10, 1_000])
  expect(brief(withinWhole([0.1, 10], [1, 1_000], 'log'))).toEqual([1, 100])
  expect(brief(withinWhole([100, 10_000], [1, 1_000], 'log'))).toEqual([10, 1_000])
  expect(withinWhole([0.5, 1_000], [1, 1_000], 'log')).toBeNull()
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
