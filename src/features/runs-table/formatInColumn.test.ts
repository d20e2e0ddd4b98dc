import { expect, test } from 'vitest'
import { formatInColumn } from './formatInColumn.ts'

test.each([
  [0.55124, 3, '0.551'],
  [12, 2, '12.00'],
  [0.53, 0, '0.53'],
  [0.0004, 2, '0.0004'],
  [9006536.1786, 4, '9006536'],
  [2209202837.44, 4, '2.209e9'],
  [12345678, 0, '1.235e7'],
  [0, 2, '0.00'],
  [-Infinity, 2, '−∞'],
  [NaN, 2, 'NaN'],
])('%d with %d decimals is %s', (value, decimals, text) => {
  expect(formatInColumn(value, { style: 'fixed', decimals })).toBe(text)
})

test('an exponent suits every number', () => {
  expect(formatInColumn(0.53, { style: 'exponent', decimals: 1 })).toBe('5.3e−1')
})
