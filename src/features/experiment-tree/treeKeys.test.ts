import { expect, test } from 'vitest'
import { experimentTree, visibleRows } from './experimentTree.ts'
import { treeAction, typedRow } from './treeKeys.ts'

const experiments = ['a/deep/x', 'a/y', 'b'].map((name) => ({
  id: name,
  name,
  deleted: false,
  createdAt: null,
  updatedAt: null,
  tags: new Map<string, string>(),
}))
const tree = experimentTree(experiments)
/** a/, deep/, x, y, b */
const rows = visibleRows(tree, () => true)
const closedRows = visibleRows(tree, () => false)

test('arrows step over the visible rows and stop at the ends', () => {
  expect(treeAction(rows, 0, 'ArrowDown')).toEqual({ type: 'move', to: 1 })
  expect(treeAction(rows, 4, 'ArrowDown')).toEqual({ type: 'move', to: 4 })
  expect(treeAction(rows, 0, 'ArrowUp')).toEqual({ type: 'move', to: 0 })
  expect(treeAction(rows, 2, 'Home')).toEqual({ type: 'move', to: 0 })
  expect(treeAction(rows, 2, 'End')).toEqual({ type: 'move', to: 4 })
})

test('the right arrow opens a closed folder and steps into an open one', () => {
  expect(treeAction(closedRows, 0, 'ArrowRight')).toMatchObject({ type: 'open' })
  expect(treeAction(rows, 0, 'ArrowRight')).toEqual({ type: 'move', to: 1 })
  expect(treeAction(rows, 4, 'ArrowRight')).toEqual({ type: 'move', to: 4 })
})

test('the left arrow closes an open folder and steps out of anything else', () => {
  expect(treeAction(rows, 1, 'ArrowLeft')).toMatchObject({ type: 'close' })
  expect(treeAction(rows, 2, 'ArrowLeft')).toEqual({ type: 'move', to: 1 })
  expect(treeAction(rows, 3, 'ArrowLeft')).toEqual({ type: 'move', to: 0 })
  expect(treeAction(rows, 4, 'ArrowLeft')).toEqual({ type: 'move', to: 4 })
})

test('Enter follows, Space toggles a folder, other keys are left alone', () => {
  expect(treeAction(rows, 0, 'Enter')).toEqual({ type: 'follow' })
  expect(treeAction(rows, 0, ' ')).toMatchObject({ type: 'close' })
  expect(treeAction(rows, 4, ' ')).toEqual({ type: 'follow' })
  expect(treeAction(rows, 0, 'Tab')).toBeNull()
  expect(treeAction([], 0, 'ArrowDown')).toBeNull()
})

test('typing goes to the next name that begins so, and round', () => {
  expect(typedRow(rows, 0, 'x')).toBe(2)
  expect(typedRow(rows, 4, 'D')).toBe(1)
  expect(typedRow(rows, 1, 'de')).toBe(1)
  expect(typedRow(rows, 0, 'nothing')).toBeNull()
})
