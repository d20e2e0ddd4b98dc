import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { likeTest } from './likeTest.ts'

/** Straight from the definition, slowly. */
function matches(like: string[], text: string[]): boolean {
  const [token, ...rest] = like
  if (token === undefined) return text.length === 0
  if (token === '%') {
    return matches(rest, text) || (text.length > 0 && matches(like, text.slice(1)))
  }
  return (token === '_' ? text.length > 0 : token === text[0]) && matches(rest, text.slice(1))
}

const characters = (...all: string[]) => fc.array(fc.constantFrom(...all), { maxLength: 7 })

test('matches what LIKE is defined to', () => {
  fc.assert(
    fc.property(
      characters('a', 'b', '%', '_', '-', '.', '😀', '\n'),
      characters('a', 'b', '%', '-', '.', '😀', '\n'),
      (like, text) => {
        expect(likeTest('LIKE', like.join(''))(text.join(''))).toBe(matches(like, text))
      },
    ),
    { numRuns: 5_000 },
  )
})

test('takes every character but % and _ for itself', () => {
  const printable = String.fromCodePoint(...Array.from({ length: 95 }, (_, code) => 32 + code))

  expect(likeTest('LIKE', printable)(printable)).toBe(true)
  expect(likeTest('LIKE', 'a-b')('a-b')).toBe(true)
})

test('does not try every way to share a text out among the wildcards', () => {
  expect(likeTest('LIKE', '%a%a%a%a%a%a%b')('a'.repeat(6_000))).toBe(false)
})

test.each([
  ['LIKE', 'A%', 'abc', false],
  ['ILIKE', 'A%C', 'abc', true],
  ['ILIKE', 'a_c', 'A.C', true],
  ['ILIKE', '[a]', '[A]', true],
  ['ILIKE', 'ä', 'Ä', false],
] as const)('%s %j and %j', (operator, like, text, matching) => {
  expect(likeTest(operator, like)(text)).toBe(matching)
})
