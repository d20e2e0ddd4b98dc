import { expect, test } from 'vitest'
import { gridAction } from './gridKeys.ts'

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }
const press = (key: string, modifiers = {}) => gridAction({ key, ...plain, ...modifiers }, 3, 10, 5)

test.each([
  ['ArrowDown', 4],
  ['ArrowUp', 2],
  ['PageDown', 8],
  ['PageUp', 0],
  ['Home', 0],
  ['End', 9],
])('%s moves to line %i', (key, to) => {
  expect(press(key)).toEqual({ type: 'move', to, extend: false })
})

test('with Shift a move selects what it passes', () => {
  expect(press('ArrowDown', { shiftKey: true })).toEqual({ type: 'move', to: 4, extend: true })
})

test.each([
  [' ', 'toggle'],
  ['Enter', 'open'],
  ['s', 'star'],
  ['p', 'top'],
  ['h', 'hide'],
  ['F2', 'rename'],
  ['Delete', 'remove'],
])('%s does %s', (key, type) => {
  expect(press(key)).toEqual({ type })
})

test('Ctrl or Cmd with A selects all; other combinations are left to the browser', () => {
  expect(press('a', { ctrlKey: true })).toEqual({ type: 'selectAll' })
  expect(press('A', { metaKey: true })).toEqual({ type: 'selectAll' })
  expect(press('p', { ctrlKey: true })).toBe(null)
  expect(press('ArrowLeft', { altKey: true })).toBe(null)
  expect(press('q')).toBe(null)
})
