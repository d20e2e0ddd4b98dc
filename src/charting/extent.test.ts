import { expect, test } from 'vitest'
import { extentOf } from './extent.ts'

test('the extent leaves out what is not finite', () => {
  expect(extentOf([Float64Array.of(Number.NaN, 3, Infinity), Float64Array.of(-1)])).toEqual([-1, 3])
  expect(extentOf([Float64Array.of(Number.NaN)])).toBeNull()
})
