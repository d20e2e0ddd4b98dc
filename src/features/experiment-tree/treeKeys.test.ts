import { expect, test } from 'vitest'
import { experimentTree, visibleRows } from './experimentTree.ts'
import { treeAction, typedRow } from './treeKeys.ts'

const treeOf = (...names: string[]) =>
  experimentTree(
    names.map((name) => ({
      id: name,
      name,
      deleted: false,
      createdAt: null,
      updatedAt: null,
      tags: new Map<string, string>(),
    })),
    '/',
  )
const tree = treeOf('a/deep/x', 'a/y', 'b')
/** a/, deep/, x, y, b */
const rows = visibleRows(tree, () => true)
const closedRows = visibleRows(tree, () => false)

const press = (on: typeof rows, active: number, key: string, shiftKey = false) =>
  treeAction(on, active, { key, shiftKey })

test('arrows step over the visible rows and stop at the ends', () => {
  expect(press(rows, 0, 'ArrowDown')).toEqual({ type: 'move', to: 1 })
  expect(press(rows, 4, 'ArrowDown')).toEqual({ type: 'move', to: 4 })
  expect(press(rows, 0, 'ArrowUp')).toEqual({ type: 'move', to: 0 })
  expect(press(rows, 2, 'Home')).toEqual({ type: 'move', to: 0 })
  expect(press(rows, 2, 'End')).toEqual({ type: 'move', to: 4 })
})

test('the right arrow opens a closed folder and steps into an open one', () => {
  expect(press(closedRows, 0, 'ArrowRight')).toMatchObject({ type: 'open' })
  expect(press(rows, 0, 'ArrowRight')).toEqual({ type: 'move', to: 1 })
  expect(press(rows, 4, 'ArrowRight')).toEqual({ type: 'move', to: 4 })
})

test('the left arrow closes an open folder and steps out of anything else', () => {
  expect(press(rows, 1, 'ArrowLeft')).toMatchObject({ type: 'close' })
  expect(press(rows, 2, 'ArrowLeft')).toEqual({ type: 'move', to: 1 })
  expect(press(rows, 3, 'ArrowLeft')).toEqual({ type: 'move', to: 0 })
  expect(press(rows, 4, 'ArrowLeft')).toEqual({ type: 'move', to: 4 })
})

test('Shift selects on the way', () => {
  expect(press(rows, 1, 'ArrowDown', true)).toEqual({ type: 'extend', to: 2 })
  expect(press(rows, 3, 'Home', true)).toEqual({ type: 'extend', to: 0 })
})

test('a star opens all folders beside the row', () => {
  const beside = treeOf('a/x', 'b/y/z', 'b/v/w', 'c')
  const top = visibleRows(beside, () => false)
  expect(press(top, 2, '*')).toMatchObject({
    type: 'open',
    folders: [{ path: 'a' }, { path: 'b' }],
  })

  const opened = visibleRows(beside, ({ path }) => path === 'b')
  expect(press(opened, 2, '*')).toMatchObject({
    folders: [{ path: 'b/v' }, { path: 'b/y' }],
  })
})

test.each([
  ['Enter', 'follow'],
  [' ', 'select'],
  ['Escape', 'clear'],
  ['s', 'star'],
  ['F2', 'rename'],
  ['Delete', 'delete'],
  ['ContextMenu', 'menu'],
])('%j says %s', (key, type) => {
  expect(press(rows, 0, key)).toEqual({ type })
})

test('other keys are left alone', () => {
  expect(press(rows, 0, 'F10')).toBeNull()
  expect(press(rows, 0, 'F10', true)).toEqual({ type: 'menu' })
  expect(press(rows, 0, 'Tab')).toBeNull()
  expect(press([], 0, 'ArrowDown')).toBeNull()
})

test('typing goes to the next name that begins so, and round', () => {
  expect(typedRow(rows, 0, 'x')).toBe(2)
  expect(typedRow(rows, 4, 'D')).toBe(1)
  expect(typedRow(rows, 1, 'de')).toBe(1)
  expect(typedRow(rows, 0, 'nothing')).toBeNull()
})
