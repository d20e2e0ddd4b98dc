import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ScannedNumber, scanNumber } from './scanNumber.ts'

const encoder = new TextEncoder()

function scan(text: string) {
  const bytes = encoder.encode(text)
  const result: ScannedNumber = { value: 0, decimals: 0, hasPercent: false }
  return scanNumber(bytes, 0, bytes.length, result) ? result : null
}

test('a number is the very one that JavaScript reads', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      for (const text of [String(value), value.toExponential(), value.toFixed(3)]) {
        expect(scan(text)?.value).toBe(Number(text))
      }
    }),
    { numRuns: 1_000 },
  )
})

test('only decimal numbers are numbers', () => {
  for (const text of [
    '',
    '-',
    '.',
    'e5',
    '1e',
    '1e+',
    '0x10',
    '1,000',
    '1_000',
    '1.2.3',
    '--1',
    '१',
  ]) {
    expect(scan(text)).toBeNull()
  }
  expect(scan('+.5')?.value).toBe(0.5)
  expect(scan('5.')?.value).toBe(5)
})

test('decimals are those that are written', () => {
  expect(['1.50', '7', '1.5e-3', '1.5e3'].map((text) => scan(text)?.decimals)).toEqual([2, 0, 4, 0])
})

test('a percent sign makes a hundredth', () => {
  expect(scan('12.5%')).toEqual({ value: 0.125, decimals: 1, hasPercent: true })
})
