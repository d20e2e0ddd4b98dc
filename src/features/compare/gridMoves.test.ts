import { expect, test } from 'vitest'
import { moveInGrid, nextDifference } from './gridMoves.ts'

const extent = { columns: 5, rows: 100, page: 10 }
const move = (keys: string, x: number, y: number) => {
  const parts = keys.split('+')
  const held = (name: string) => parts.includes(name)
  const key = {
    key: parts.at(-1) ?? '',
    ctrlKey: held('Ctrl'),
    metaKey: held('Meta'),
    altKey: held('Alt'),
    shiftKey: held('Shift'),
  }
  const to = moveInGrid(key, { x, y }, extent)
  return to && [to.x, to.y]
}

test.each([
  ['ArrowRight', [0, 0], [1, 0]],
  ['ArrowRight', [4, 0], [4, 0]],
  ['ArrowLeft', [0, 0], [-1, 0]],
  ['ArrowLeft', [-1, 0], [-1, 0]],
  ['ArrowDown', [0, -1], [0, 0]],
  ['ArrowDown', [0, 99], [0, 99]],
  ['ArrowUp', [0, 0], [0, -1]],
  ['PageDown', [2, 50], [2, 60]],
  ['PageDown', [2, 95], [2, 99]],
  ['PageUp', [2, 5], [2, 0]],
  ['Home', [2, 5], [-1, 5]],
  ['End', [2, 5], [4, 5]],
  ['Ctrl+Home', [2, 5], [-1, -1]],
  ['Ctrl+End', [2, 5], [4, 99]],
] satisfies [string, [number, number], [number, number]][])(
  '%s leads from %j to %j',
  (keys, [x, y], to) => {
    expect(move(keys, x, y)).toEqual(to)
  },
)

test.each(['a', 'Tab', 'Enter', 'Alt+ArrowLeft', 'Shift+ArrowDown', 'Meta+ArrowUp', 'Ctrl+c'])(
  '%s is left to others',
  (keys) => {
    expect(move(keys, 1, 1)).toBeNull()
  },
)

test('the next difference is found in either direction, and beyond the end from the start', () => {
  const differs = [false, true, false, false, true, false]

  expect(nextDifference(differs, -1, 1)).toBe(1)
  expect(nextDifference(differs, 1, 1)).toBe(4)
  expect(nextDifference(differs, 4, 1)).toBe(1)
  expect(nextDifference(differs, -1, -1)).toBe(4)
  expect(nextDifference(differs, 4, -1)).toBe(1)
  expect(nextDifference(differs, 0, -1)).toBe(4)
})

test('where nothing differs there is none, and a single one is found again', () => {
  expect(nextDifference([false, false], 0, 1)).toBe(-1)
  expect(nextDifference([], -1, 1)).toBe(-1)
  expect(nextDifference([false, true, false], 1, 1)).toBe(1)
})
