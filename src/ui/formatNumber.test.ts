import { expect, test } from 'vitest'
import { formatNumber, numberFormatFor } from './formatNumber.ts'

const column = (...values: number[]) => {
  const format = numberFormatFor(values)
  return values.map((value) => formatNumber(value, format))
}

test('numbers of one column share their decimals', () => {
  expect(column(0.9731042, 0.97, 1)).toEqual(['0.973', '0.970', '1.000'])
})

test('whole numbers get no decimals', () => {
  expect(column(100, 256, 0)).toEqual(['100', '256', '0'])
})

test('no more decimals than the values have', () => {
  expect(column(0.5, 0.25)).toEqual(['0.50', '0.25'])
})

test('very small or very large numbers are written with an exponent, zero stays 0', () => {
  expect(column(1e-300, 0)).toEqual(['1.000e−300', '0'])
  expect(column(1e300, -2)).toEqual(['1.000e300', '−2.000e0'])
})

test('NaN and infinities are named and do not disturb the others', () => {
  expect(column(Number.NaN, Infinity, -Infinity, 0.5)).toEqual(['NaN', '∞', '−∞', '0.5'])
})

test('negative numbers have a true minus', () => {
  expect(column(-0.25)).toEqual(['−0.25'])
})
