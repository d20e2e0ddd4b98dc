import { expect, test } from 'vitest'
import type { ShownNode } from '#files/treeMessages.ts'
import { isNodeKey, nodeMove } from './nodeMove.ts'

const size = { total: 100, page: 20 }
const press = (key: string) => ({ key, ctrlKey: false, metaKey: false, altKey: false })
const node = (change: Partial<ShownNode>): ShownNode => ({
  node: 9,
  level: 3,
  label: 'a',
  kind: 'object',
  children: 2,
  line: null,
  isCut: false,
  isOpen: false,
  note: null,
  position: 1,
  siblings: 2,
  parentRow: 4,
  ...change,
})

test('arrows, pages, Home and End go over the rows', () => {
  expect(nodeMove(press('ArrowDown'), 7, node({}), size)).toEqual({ goTo: 8 })
  expect(nodeMove(press('PageDown'), 90, node({}), size)).toEqual({ goTo: 99 })
  expect(nodeMove(press('Home'), 7, node({}), size)).toEqual({ goTo: 0 })
})

test('right opens and then enters, left closes and then leaves', () => {
  expect(nodeMove(press('ArrowRight'), 7, node({}), size)).toEqual({ turn: true })
  expect(nodeMove(press('ArrowRight'), 7, node({ isOpen: true }), size)).toEqual({ goTo: 8 })
  expect(nodeMove(press('ArrowLeft'), 7, node({ isOpen: true }), size)).toEqual({ turn: false })
  expect(nodeMove(press('ArrowLeft'), 7, node({}), size)).toEqual({ goTo: 4 })
})

test('what stands on one line cannot be opened', () => {
  expect(nodeMove(press('ArrowRight'), 7, node({ line: '[1, 2]' }), size)).toBeNull()
  expect(nodeMove(press('Enter'), 7, node({ line: '"x"' }), size)).toBeNull()
})

test('a key of the tree is one without Ctrl, Alt and the like', () => {
  expect(['ArrowRight', 'Home', ' ', 'Tab', 'c'].map((key) => isNodeKey(press(key)))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
  expect(isNodeKey({ ...press('End'), ctrlKey: true })).toBe(false)
})

test('Ctrl+C copies', () => {
  expect(nodeMove({ ...press('c'), ctrlKey: true }, 7, node({}), size)).toBe('copy')
})
