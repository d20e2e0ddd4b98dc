import { expect, test } from 'vitest'
import { MOST_KEYS, readKeys, shortKey } from './shortKey.ts'

test('a text has one key, however long it is, and others have others', () => {
  expect(shortKey('')).toBe('ztntfp')
  expect(shortKey('train')).toBe(shortKey('train'))
  const keys = Array.from({ length: 5_000 }, (_, at) => shortKey(`[["params.seed","${at}"]]`))
  expect(new Set(keys).size).toBe(keys.length)
  expect(readKeys(shortKey('שלום'.repeat(1_000)))).toHaveLength(1)
})

test('of what stands in an address only keys are taken, and not without end', () => {
  expect(readKeys(null)).toEqual([])
  expect(readKeys('1a,,<b>,zz')).toEqual(['1a', 'zz'])
  expect(readKeys('a,'.repeat(MOST_KEYS + 5))).toHaveLength(MOST_KEYS)
})
