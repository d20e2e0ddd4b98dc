import { expect, test } from 'vitest'
import { breakableParts } from '#ui/breakableParts.ts'
import { estimateLines } from './keyLines.ts'

test('keys break after separators', () => {
  expect(breakableParts('recall_by/event.x-y z')).toEqual([
    'recall_',
    'by/',
    'event.',
    'x-',
    'y ',
    'z',
  ])
  expect(breakableParts('plain')).toEqual(['plain'])
  expect(breakableParts('__init__')).toEqual(['__', 'init__'])
  expect(breakableParts('')).toEqual([''])
})

test('the parts of any text are that text', () => {
  for (const text of ['a//b', '...', ' lead', '🙂/🙂', '\u202eabc_def', '<b>/</b>']) {
    expect(breakableParts(text).join('')).toBe(text)
  }
})

test('lines are counted as parts fit into them', () => {
  expect(estimateLines('', 100)).toBe(1)
  expect(estimateLines('f1', 100)).toBe(1)
  expect(estimateLines('abcdefgh_abcdefgh', 100)).toBe(2)
  expect(estimateLines('abcdefgh_abcdefgh_abcdefgh', 100)).toBe(3)
})

test('a word that is longer than a line breaks within', () => {
  expect(estimateLines('a'.repeat(100), 100)).toBe(8)
  expect(estimateLines('漢'.repeat(20), 100)).toBe(3)
})

test('a very long text is estimated quickly, as more lines than any cell has', () => {
  expect(estimateLines('a '.repeat(1_000_000), 150)).toBeGreaterThan(3)
})
