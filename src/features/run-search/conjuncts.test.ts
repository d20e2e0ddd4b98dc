import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { printFilterNode, readFilter } from '#protocol/filterLanguage.ts'
import { conjunctsOf, replaceConjuncts } from './conjuncts.ts'

test.each([
  ['', []],
  ['baseline', ['baseline']],
  [
    "baseline AND  metrics.loss<1 params.a = 'x and y'",
    ['baseline', 'metrics.loss<1', "params.a = 'x and y'"],
  ],
  ['a OR b', ['a OR b']],
  ['(a AND b)', ['a', 'b']],
  ['(a b) AND c', ['(a b)', 'c']],
  ['AND a AND NOT (b OR NOT c) d AND', ['a', 'NOT (b OR NOT c)', 'd']],
  ["run_id IN ('a', 'b') (c OR d)", ["run_id IN ('a', 'b')", '(c OR d)']],
  ['tags.`and` IS NOT NULL NOT a', ['tags.`and` IS NOT NULL', 'NOT a']],
  ['(a b) AND', ['a', 'b']],
  ['(AND a) b', ['(AND a)', 'b']],
  ['metrics.loss >', []],
])('%j asks for all of %j', (text, conjuncts) => {
  expect(conjunctsOf(text).map((conjunct) => conjunct.text)).toEqual(conjuncts)
})

const part = fc.constantFrom(
  'a',
  'NOT',
  '(',
  ')',
  'AND',
  'OR',
  '"b c"',
  'metrics.loss < 1',
  "run_id IN ('d', 'e')",
  'start_time > 2024-01-01',
  'tags.`or` IS NULL',
)
const readable = fc
  .array(part, { maxLength: 10 })
  .map((parts) => parts.join(' '))
  .filter((text) => readFilter(text).filter !== null)

const printed = (text: string) => {
  const { filter } = readFilter(text)
  return filter && printFilterNode(filter)
}

test('each part of a filter can be read by itself, and means what it meant there', () => {
  fc.assert(
    fc.property(readable, (text) => {
      for (const conjunct of conjunctsOf(text)) {
        expect(printed(conjunct.text)).toBe(printFilterNode(conjunct.node))
      }
    }),
  )
})

test('a condition behind an OR means all of it', () => {
  expect(replaceConjuncts('a OR b', () => false, 'c')).toBe('(a OR b) AND c')
  expect(replaceConjuncts('(a OR b)', () => false, 'c')).toBe('(a OR b) AND c')
  expect(replaceConjuncts('(a OR b) c', ({ text }) => text === 'c', '')).toBe('(a OR b)')
})
