import { expect, test } from 'vitest'
import { isNumeric } from './isNumeric.ts'

test('a number is told from a text that only looks like one', () => {
  expect(['1', '-2.5', '1e5', '+.5'].every(isNumeric)).toBe(true)
  expect(['', '1,5', '0x10', 'NaN', '1 '].some(isNumeric)).toBe(false)
})
