import { expect, test } from 'vitest'
import { refuseRange } from './refuseRange.ts'

test('two numbers, the first less than the second, are a range', () => {
  expect(refuseRange('-1e-3', ' 0.5 ', 'linear')).toBeNull()
  expect(refuseRange('1e-300', '1e300', 'log')).toBeNull()
})

test('anything else is refused with the reason', () => {
  expect(refuseRange('', '1', 'linear')).toContain('From must be a number')
  expect(refuseRange('0', 'high', 'linear')).toContain('To must be a number')
  expect(refuseRange('0', 'Infinity', 'linear')).toContain('To must be a number')
  expect(refuseRange('2', '1', 'linear')).toContain('less than')
  expect(refuseRange('0', '1', 'log')).toContain('above 0')
})
