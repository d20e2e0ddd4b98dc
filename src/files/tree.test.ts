import { expect, test } from 'vitest'
import { ByteStore } from './ByteStore.ts'
import { JsonProblem, JsonScanner } from './JsonScanner.ts'
import { JsonTree } from './JsonTree.ts'
import { OpenRows } from './OpenRows.ts'
import { needleOf } from './table.ts'
import { inlineText, pathOf } from './tree.ts'

function read(text: string): JsonTree {
  const store = new ByteStore(0, 1e7)
  store.append(new TextEncoder().encode(text))
  const tree = new JsonTree(store)
  try {
    new JsonScanner(store.bytes, 0, store.length, tree.events).advance(Infinity)
  } catch (error) {
    if (!(error instanceof JsonProblem)) throw error
  }
  tree.finish()
  return tree
}

const found = (tree: JsonTree, text: string) =>
  Array.from({ length: tree.count }, (_, node) => node).filter((node) =>
    tree.includes(node, needleOf(text)),
  )

test('what is short fits on one line', () => {
  const tree = read('{"matrix": [[50, 3], [1, 46]], "empty": {}}')

  expect(inlineText(tree, 0, 80)).toBe('{ "matrix": [[50, 3], [1, 46]], "empty": {} }')
  expect(inlineText(tree, 0, 20)).toBeNull()
})

test('a node has a path that says how to reach it', () => {
  const tree = read('{"a": [1, {"odd key": 2, "b": [3]}]}')

  expect(Array.from({ length: tree.count }, (_, node) => pathOf(tree, node))).toEqual([
    '$',
    '$.a',
    '$.a[0]',
    '$.a[1]',
    '$.a[1]["odd key"]',
    '$.a[1].b',
    '$.a[1].b[0]',
  ])
})

test('names and values are searched, in any case, and as they mean', () => {
  const tree = read(String.raw`{"Loss": 0.5, "note": "a \"loss\" of caf\u00e9", "other": true}`)

  expect(found(tree, 'LOSS').map((node) => tree.key(node))).toEqual(['Loss', 'note'])
  expect(found(tree, 'café').map((node) => tree.key(node))).toEqual(['note'])
  expect(found(tree, 'u00e9')).toEqual([])
  expect(found(tree, 'tru').map((node) => tree.key(node))).toEqual(['other'])
})

test('what broke off is a tree as far as it goes', () => {
  const tree = read('{"a": [1, 2, {"b": "x"')

  expect(inlineText(tree, 0, 80)).toBe('{ "a": [1, 2, { "b": "x" }] }')
})

/** A tree too wide for one line, three levels deep. */
const wide = () =>
  read(
    JSON.stringify({
      runs: Array.from({ length: 3 }, (_, i) => ({
        name: `run ${i}`,
        note: 'x'.repeat(100),
        tags: { long: 'y'.repeat(100) },
      })),
    }),
  )

test('two levels are open at first; others are opened, closed, or shown with a depth', () => {
  const tree = wide()
  const rows = new OpenRows(tree)
  expect(rows.count).toBe(1 + 1 + 3)

  rows.set(rows.nodeAt(2), true)
  expect(rows.count).toBe(5 + 3)
  rows.openTo(1)
  expect(rows.count).toBe(2)
  rows.openTo(100)
  expect(rows.count).toBe(tree.count)
})

test('a node deep inside is revealed, and found on its row', () => {
  const tree = wide()
  const rows = new OpenRows(tree)
  const [deep = 0] = found(tree, 'long')
  expect(tree.key(rows.nodeAt(rows.rowOf(deep)))).toBeNull()

  rows.reveal(deep)

  expect(tree.key(rows.nodeAt(rows.rowOf(deep)))).toBe('long')
})

test('a node on the line of another is found on that row', () => {
  const tree = read('{"a": {"b": [1, 2]}}')
  const rows = new OpenRows(tree)

  expect([rows.count, rows.rowOf(3)]).toEqual([1, 0])
})
