import { expect, test } from 'vitest'
import { carryKeys, type KeyedTexts } from './carryKeys.ts'

const keysAfter = (...changes: string[][]) =>
  changes.reduce<KeyedTexts>(carryKeys, { texts: [], keys: [] }).keys

test('a text keeps its key where it is moved, and where others come and go', () => {
  expect(keysAfter(['a', 'b'], ['b', 'a'])).toEqual([1, 0])
  expect(keysAfter(['a', 'b', 'c'], ['a', 'c'])).toEqual([0, 2])
  expect(keysAfter(['a', 'b'], ['b'], ['b', 'c'])).toEqual([1, 2])
})

test('a text that takes the place of another takes its key', () => {
  expect(keysAfter(['a', 'b'], ['a', 'x'])).toEqual([0, 1])
  expect(keysAfter(['a', 'b'], ['x', 'y'], ['y', 'x'])).toEqual([1, 0])
})
