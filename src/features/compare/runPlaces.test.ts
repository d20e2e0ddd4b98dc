import { expect, test } from 'vitest'
import { inPlace, neighbourOf, placeBeside, withPinTurned } from './runPlaces.ts'

const selectionOf = (ids: string) => ids.split('').map((runId, slot) => ({ runId, slot }))
const placesOf = (ids: string, pinned = '') => ({
  selection: selectionOf(ids),
  pinnedIds: pinned.split(''),
})
/** The ids in the order in which they stand, pinned ones before a bar. */
const shown = ({ selection, pinnedIds }: ReturnType<typeof placeBeside>) => {
  const { pinned, others } = inPlace(selection, ({ runId }) => runId, pinnedIds)
  return [pinned, others].map((part) => part.map(({ runId }) => runId).join('')).join('|')
}

test('pinned runs come first, all in the order of the selection', () => {
  expect(shown(placesOf('abcd', 'db'))).toBe('bd|ac')
  expect(shown(placesOf('abcd'))).toBe('|abcd')
  expect(shown(placesOf('ab', 'x'))).toBe('|ab')
})

test('a run is put before or after another one and keeps its colour', () => {
  const moved = placeBeside(placesOf('abcd'), 'd', 'before', 'b')
  expect(shown(moved)).toBe('|adbc')
  expect(moved.selection.find(({ runId }) => runId === 'd')?.slot).toBe(3)
  expect(shown(placeBeside(placesOf('abcd'), 'a', 'after', 'd'))).toBe('|bcda')
  expect(shown(placeBeside(placesOf('abcd'), 'a', 'after', 'b'))).toBe('|bacd')
})

test('beside a pinned run it is pinned, and beside a loose one it is loose', () => {
  expect(shown(placeBeside(placesOf('abcd', 'b'), 'd', 'before', 'b'))).toBe('db|ac')
  expect(shown(placeBeside(placesOf('abcd', 'bc'), 'b', 'after', 'd'))).toBe('c|adb')
  expect(shown(placeBeside(placesOf('abcd', 'bc'), 'c', 'before', 'b'))).toBe('cb|ad')
})

test('a move beside itself, or of or to what is not there, changes nothing', () => {
  for (const [id, beside] of [
    ['a', 'a'],
    ['x', 'a'],
    ['a', 'x'],
  ] as const) {
    expect(shown(placeBeside(placesOf('abc', 'b'), id, 'before', beside))).toBe('b|ac')
  }
})

test('neighbours are among the pinned runs, or among the others', () => {
  const places = placesOf('abcde', 'bd')

  expect(neighbourOf(places, 'b', 1)).toBe('d')
  expect(neighbourOf(places, 'b', -1)).toBeNull()
  expect(neighbourOf(places, 'd', 1)).toBeNull()
  expect(neighbourOf(places, 'a', 1)).toBe('c')
  expect(neighbourOf(places, 'e', -1)).toBe('c')
  expect(neighbourOf(places, 'x', 1)).toBeNull()
})

test('a pin is set and taken away', () => {
  expect(withPinTurned(['a'], 'b')).toEqual(['a', 'b'])
  expect(withPinTurned(['a', 'b'], 'a')).toEqual(['b'])
})
