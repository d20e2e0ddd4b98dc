import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { shortestFloat32 } from './shortestFloat32.ts'

test('a number of 32 bits is written with as few digits as tell it from its neighbours', () => {
  expect([0.1, 3.14, 1e10, 16_777_216].map((value) => shortestFloat32(Math.fround(value)))).toEqual(
    ['0.1', '3.14', '10000000000', '16777216'],
  )
  fc.assert(
    fc.property(fc.float({ noNaN: true }), (value) => {
      expect(Math.fround(Number(shortestFloat32(value)))).toBe(value)
    }),
  )
})
