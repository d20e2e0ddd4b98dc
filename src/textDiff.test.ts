import { expect, test } from 'vitest'
import {
  diffTexts,
  isRewritten,
  isWorthDiffing,
  MOST_SIGNS,
  prettyJson,
  shortened,
} from './textDiff.ts'

/** E.g. `a [-b-]{+c+} d`. */
function marked(before: string, after: string, mostEdits = 1_000): string {
  const diff = diffTexts(before, after, mostEdits)
  if (diff.outcome !== 'diff') return diff.outcome
  return diff.parts
    .map(({ kind, text }) =>
      kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`,
    )
    .join('')
}

test('texts are compared word by word, numbers as a whole', () => {
  expect(marked('train with lr 0.01 now', 'train with lr 0.02 now')).toBe(
    'train with lr [-0.01-]{+0.02+} now',
  )
  expect(marked('one two', 'one two three')).toBe('one two{+ three+}')
  expect(marked('1e-3 x', '-2.5e-3 x')).toBe('[-1e-3-]{+-2.5e-3+} x')
  expect(marked('modèle épais', 'modèle mince')).toBe('modèle [-épais-]{+mince+}')
  expect(marked('same', 'same')).toBe('same')
  expect(marked('', 'new')).toBe('{+new+}')
})

test('changes with nothing but white space between them are one change', () => {
  expect(marked('the values that stay', 'a change that stays')).toBe(
    '[-the values-]{+a change+} that [-stay-]{+stays+}',
  )
})

test('JSON is compared as JSON, whatever the order of its keys and its layout', () => {
  expect(marked('{"b": 1, "a": [1,2]}', '{"a":[1,3],"b":1}')).toBe(
    '{\n  "a": [\n    1,\n    [-2-]{+3+}\n  ],\n  "b": 1\n}',
  )
})

test('where JSON differs in its layout only, that is what is told', () => {
  expect(marked('{"a":1,"b":2}', '{"b":2,"a":1}')).toContain('[-')
})

test('JSON with numbers that JavaScript would round is compared as text', () => {
  expect(prettyJson('{"id":12345678901234567890}')).toBeNull()
  expect(marked('{"id":12345678901234567890}', '{"id":12345678901234567891}')).toBe(
    '{"id":[-12345678901234567890-]{+12345678901234567891+}}',
  )
})

test('what is no object or list is no JSON here', () => {
  for (const text of ['1', '"a"', 'null', "{'a': 1}", '{', '']) expect(prettyJson(text)).toBeNull()
  expect(prettyJson(' [1]')).toBe('[\n  1\n]')
})

test('texts that are too long or too different are not compared', () => {
  const long = 'a '.repeat(MOST_SIGNS / 2)
  expect(marked(long, `${long}b`)).toBe('tooLong')
  expect(marked(long, 'b')).not.toBe('tooLong')
  expect(marked('a b c d e f', 'g h i j k l', 5)).toBe('tooDifferent')
})

test('only sentences and structures are worth it', () => {
  const sentence = 'the first of three sentences'
  expect(isWorthDiffing(sentence, `${sentence} here`)).toBe(true)
  expect(isWorthDiffing('{"learning_rate": 1}', '{"learning_rate": 2}')).toBe(true)
  expect(isWorthDiffing(sentence, sentence)).toBe(false)
  expect(isWorthDiffing(sentence, 'adam')).toBe(false)
  expect(isWorthDiffing('2024-01-02 03:04:05', '2024-01-02 03:04:06')).toBe(false)
  expect(isWorthDiffing('1 min 5 s', '1 min 6 s')).toBe(false)
})

function partsOf(before: string, after: string) {
  const diff = diffTexts(before, after, 1_000)
  return diff.outcome === 'diff' ? diff.parts : []
}

test('a text with more changes than common words counts as rewritten', () => {
  expect(isRewritten(partsOf('a long text with one change', 'a long text with two change'))).toBe(
    false,
  )
  expect(isRewritten(partsOf('quite something else', 'a text of its own'))).toBe(true)
})

test('what is the same is cut down to what is beside the changes', () => {
  const same = 'x'.repeat(30) + 'y'.repeat(30)
  expect(
    shortened([
      { kind: 'same', text: same },
      { kind: 'added', text: same },
      { kind: 'same', text: same },
      { kind: 'removed', text: 'z' },
      { kind: 'same', text: same },
    ]).map(({ text }) => text),
  ).toEqual([
    `…${'y'.repeat(20)}`,
    same,
    `${'x'.repeat(20)}…${'y'.repeat(20)}`,
    'z',
    `${'x'.repeat(20)}…`,
  ])
})

test('a short text stays whole', () => {
  const parts = [
    { kind: 'same' as const, text: 'short ' },
    { kind: 'added' as const, text: 'new' },
  ]
  expect(shortened(parts)).toEqual(parts)
})
