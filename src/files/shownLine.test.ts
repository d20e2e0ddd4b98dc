import { expect, test } from 'vitest'
import { FOLD, shownLine } from './shownLine.ts'

const shown = (text: string, part = { from: 0, to: FOLD }, expression: RegExp | null = null) => {
  const { before, after, pieces } = shownLine(0, text, part, expression)
  return {
    before,
    after,
    pieces: pieces.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)),
  }
}

test('a long line is folded, and says how much is hidden', () => {
  expect(shown('x'.repeat(FOLD + 3))).toMatchObject({ before: 0, after: 3 })
  expect(shown('short')).toEqual({ before: 0, after: 0, pieces: ['short'] })
  expect(shown('')).toEqual({ before: 0, after: 0, pieces: [] })
})

test('a part out of the middle has text before and after it', () => {
  expect(shown('abcdef', { from: 2, to: 4 })).toEqual({ before: 2, after: 2, pieces: ['cd'] })
})

test('matches are set off, also where the part cuts them', () => {
  expect(shown('a bb a bb', { from: 3, to: 8 }, /bb/g).pieces).toEqual(['[b]', ' a ', '[b]'])
})

test('no character is cut in two', () => {
  expect(shown('a😀b', { from: 0, to: 2 })).toEqual({ before: 0, after: 1, pieces: ['a😀'] })
})
