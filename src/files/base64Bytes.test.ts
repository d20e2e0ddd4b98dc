import { expect, test } from 'vitest'
import { base64Bytes, dataAddressBytes } from './base64Bytes.ts'

test('base64 is read with or without blanks, and nothing else is', () => {
  expect(base64Bytes('AAEC\n/w==')).toEqual(Uint8Array.of(0, 1, 2, 255))
  expect(base64Bytes('<svg>')).toBeNull()
})

test('an address may hold the bytes themselves', () => {
  expect(dataAddressBytes('data:image/png;base64,AAEC')).toEqual(Uint8Array.of(0, 1, 2))
  expect(dataAddressBytes('data:image/svg+xml,<svg>')).toBeNull()
  expect(dataAddressBytes('plots/a.png')).toBeNull()
})
