import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { inline, type JsonNode, JsonProblem, parseJsonTree } from './jsonTree.ts'

function toValue(node: JsonNode): unknown {
  if (node.kind === 'literal') return JSON.parse(node.text)
  if (node.kind === 'string') return node.value
  if (node.kind === 'array') return node.items.map(toValue)
  return Object.fromEntries(node.members.map(([key, value]) => [key, toValue(value)]))
}

const problemOf = (text: string): string => {
  try {
    parseJsonTree(text)
  } catch (error) {
    if (error instanceof JsonProblem) return error.message
    throw error
  }
  return 'none'
}

const accepts = (read: (text: string) => unknown, text: string) => {
  try {
    read(text)
    return true
  } catch {
    return false
  }
}

test('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ noUnicodeString: false }),
      fc.constantFrom(0, 2),
      (value, indent) => {
        const text = JSON.stringify(value, null, indent)

        expect(toValue(parseJsonTree(text))).toEqual(JSON.parse(text))
      },
    ),
  )
})

test('refuses what JSON.parse refuses, Python’s numbers apart', () => {
  const nearlyJson = fc.string({
    unit: fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', '-', 'true', '\\', '"', ' '),
  })
  fc.assert(
    fc.property(nearlyJson, (text) => {
      expect(accepts(parseJsonTree, text)).toBe(accepts((text) => JSON.parse(text), text))
    }),
    { numRuns: 2_000 },
  )
})

test('numbers keep all their digits, and Python’s NaN is a value', () => {
  expect(parseJsonTree('[12345678901234567890, 1.50, NaN, -Infinity]')).toEqual({
    kind: 'array',
    items: ['12345678901234567890', '1.50', 'NaN', '-Infinity'].map((text) => ({
      kind: 'literal',
      text,
    })),
  })
})

test('a problem names its place and what is missing there', () => {
  expect(problemOf('{"a": 1,\n "b" 2}')).toBe(
    '":" is missing at line 2, column 6, where there is "2"',
  )
  expect(problemOf('[1, 2')).toBe('"," or "]" is missing at line 1, column 6, where the text ends')
  expect(problemOf('')).toBe('A value is missing at line 1, column 1, where the text ends')
  expect(problemOf('{} x')).toBe('The end is missing at line 1, column 4, where there is "x"')
})

test('nesting without end is refused', () => {
  expect(problemOf('['.repeat(100_000))).toBe('It is nested deeper than 500 levels')
})

test('what is short fits on one line', () => {
  const tree = parseJsonTree('{"matrix": [[50, 3], [1, 46]], "empty": {}}')

  expect(inline(tree, 80)).toBe('{ "matrix": [[50, 3], [1, 46]], "empty": {} }')
  expect(inline(tree, 20)).toBeNull()
})
