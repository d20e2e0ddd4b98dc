import { expect, test } from 'vitest'
import { newName } from './newName.ts'

const nothing = { find: '', replacement: '', prefix: '', suffix: '' }

test('a name stays as it is where nothing is asked for', () => {
  expect(newName('lstm', { ...nothing, replacement: 'ignored' })).toBe('lstm')
})

test('every occurrence is replaced, and signs mean themselves', () => {
  expect(newName('a.b.a', { ...nothing, find: 'a', replacement: '$&' })).toBe('$&.b.$&')
  expect(newName('a.b', { ...nothing, find: '.', replacement: '' })).toBe('ab')
})

test('prefix and suffix are not searched', () => {
  expect(newName('x', { find: 'x', replacement: 'y', prefix: 'x-', suffix: '-x' })).toBe('x-y-x')
})
