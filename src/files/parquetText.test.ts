import { expect, test } from 'vitest'
import { decimalText, nestedText, timestampText } from './parquetText.ts'

test('decimals keep every digit', () => {
  expect(decimalText(1234567890123456789012n, 2)).toBe('12345678901234567890.12')
  expect(decimalText(-5n, 2)).toBe('-0.05')
  expect(decimalText(7n, 0)).toBe('7')
})

test('times keep the digits of their unit, before 1970 as well', () => {
  expect(timestampText(1_704_164_645_678_901n, 6, false)).toBe('2024-01-02 03:04:05.678901')
  expect(timestampText(-1n, 9, true)).toBe('1969-12-31 23:59:59.999999999Z')
  expect(timestampText(0n, 3, true)).toBe('1970-01-01 00:00:00Z')
  expect(timestampText(10n ** 30n, 3, false)).toMatch(/^10{30} × 10\^-3 s$/)
})

test('what is nested is written as JSON has it', () => {
  expect(nestedText({ a: [1n, null, 'x "y"'], b: Uint8Array.of(1, 255), c: 0.5 })).toBe(
    String.raw`{"a": [1, null, "x \"y\""], "b": "0x01ff", "c": 0.5}`,
  )
})
