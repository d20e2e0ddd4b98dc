import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ByteStore } from './ByteStore.ts'
import { JsonProblem, JsonScanner } from './JsonScanner.ts'
import { JsonTree } from './JsonTree.ts'

function read(text: string, step = Infinity): JsonTree {
  const bytes = new TextEncoder().encode(text)
  const store = new ByteStore(bytes.length, 1e7)
  store.append(bytes)
  const tree = new JsonTree(store)
  const scanner = new JsonScanner(store.bytes, 0, store.length, tree.events)
  while (!scanner.advance(step));
  return tree
}

function toValue(tree: JsonTree, node = 0): unknown {
  const kind = tree.kind(node)
  if (kind === 'string' || kind === 'literal') return JSON.parse(tree.text(node, 1e6))
  const children: number[] = []
  for (let child = node + 1; child < tree.next(node); child = tree.next(child)) children.push(child)
  return kind === 'array'
    ? children.map((child) => toValue(tree, child))
    : Object.fromEntries(children.map((child) => [tree.key(child), toValue(tree, child)]))
}

const problemOf = (text: string): JsonProblem | null => {
  try {
    read(text)
    return null
  } catch (error) {
    if (error instanceof JsonProblem) return error
    throw error
  }
}

const accepts = (read: (text: string) => unknown, text: string) => {
  try {
    read(text)
    return true
  } catch {
    return false
  }
}

test('reads what JSON.parse reads, a piece at a time', () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ noUnicodeString: false }),
      fc.constantFrom(0, 2),
      fc.integer({ min: 1, max: 50 }),
      (value, indent, step) => {
        const text = JSON.stringify(value, null, indent)

        expect(toValue(read(text, step))).toEqual(JSON.parse(text))
      },
    ),
  )
})

test('refuses what JSON.parse refuses, Python’s numbers apart', () => {
  const nearlyJson = fc.string({
    unit: fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '1',
      '0',
      '.',
      'e',
      '-',
      'true',
      '\\',
      '"',
      ' ',
      '\\u00e9',
    ),
  })
  fc.assert(
    fc.property(nearlyJson, (text) => {
      expect(accepts(read, text)).toBe(accepts((text) => JSON.parse(text), text))
    }),
    { numRuns: 3_000 },
  )
})

test('numbers keep all their digits, and Python’s NaN is a value', () => {
  const tree = read('[12345678901234567890, 1.50, NaN, -Infinity]')

  expect([1, 2, 3, 4].map((node) => tree.text(node, 100))).toEqual([
    '12345678901234567890',
    '1.50',
    'NaN',
    '-Infinity',
  ])
})

test('a problem names its place and what is missing there', () => {
  expect(problemOf('{"a": 1,\n "b" 2}')).toMatchObject({
    message: '":" is missing at line 2, column 6, where there is "2"',
    line: 2,
  })
  expect(problemOf('[1, 2')?.message).toBe(
    '"," or "]" is missing at line 1, column 6, where the text ends',
  )
  expect(problemOf('')?.message).toBe('A value is missing at line 1, column 1, where the text ends')
  expect(problemOf('{} x')?.message).toBe(
    'The end is missing at line 1, column 4, where there is "x"',
  )
  expect(problemOf('["é", é]')?.message).toContain('column 7, where there is "é"')
})

test('nesting without end is refused', () => {
  expect(problemOf('['.repeat(100_000))?.message).toBe('It is nested deeper than 500 levels')
})
