import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffStretches, lineDiff } from './lineDiff.ts'

const written = (before: string, after: string) =>
  (lineDiff(before, after) ?? []).map(({ left, right, same }) =>
    [
      same ? ' ' : '≠',
      left?.number ?? '',
      left?.text ?? '',
      right?.number ?? '',
      right?.text ?? '',
    ].join('|'),
  )

test('a changed line stands beside what it was, an added one beside nothing', () => {
  expect(written('a\nb\nc\n', 'a\nB\nc\nd\n')).toEqual([
    ' |1|a|1|a',
    '≠|2|b|2|B',
    ' |3|c|3|c',
    '≠|||4|d',
  ])
  expect(written('a\nb', '')).toEqual(['≠|1|a||', '≠|2|b||'])
})

test('both texts can be read off again, whatever they are', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
  fc.assert(
    fc.property(text, text, (one, other) => {
      const lines = lineDiff(`${one.join('\n')}\n`, `${other.join('\n')}\n`) ?? []
      const side = (key: 'left' | 'right') => lines.flatMap((line) => line[key] ?? [])
      const texts = (key: 'left' | 'right') => side(key).map(({ text }) => text)
      expect(texts('left').join('\n')).toBe(one.join('\n'))
      expect(texts('right').join('\n')).toBe(other.join('\n'))
      expect(side('left').map(({ number }) => number)).toEqual(texts('left').map((_, i) => i + 1))
    }),
  )
})

const manyLines = (prefix: string) => Array.from({ length: 3_000 }, (_, i) => prefix + i).join('\n')

test('texts with too little in common are not lined up', () => {
  expect(lineDiff(manyLines('a'), manyLines('b'))).toBeNull()
})

test('what is the same is folded, but for three lines around a change', () => {
  const before = Array.from({ length: 30 }, (_, i) => `line ${i}`)
  const after = before.with(15, 'changed')
  const stretches = diffStretches(lineDiff(before.join('\n'), after.join('\n')) ?? [])
  expect(stretches.map(({ folded, lines }) => [folded, lines.length])).toEqual([
    [true, 12],
    [false, 7],
    [true, 11],
  ])
})
