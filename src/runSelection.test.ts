import { expect, test } from 'vitest'
import { readSelection, setSelected, writeSelection } from './runSelection.ts'

test('a selection reads back from its URL form', () => {
  const selection = setSelected([], ['a', 'b-1', 'c_2'], true)

  expect(readSelection(writeSelection(selection))).toEqual(selection)
})

test('a run keeps its colour when one before it is removed, and the freed colour is given next', () => {
  const three = setSelected([], ['a', 'b', 'c'], true)
  const two = setSelected(three, ['a'], false)

  expect(two).toEqual([
    { runId: 'b', slot: 1 },
    { runId: 'c', slot: 2 },
  ])
  expect(setSelected(two, ['d'], true).at(-1)).toEqual({ runId: 'd', slot: 0 })
})

test('the ninth run is selected without a colour', () => {
  const nine = setSelected([], 'abcdefghi'.split(''), true)

  expect(nine.map(({ slot }) => slot)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, null])
  expect(readSelection(writeSelection(nine))).toEqual(nine)
})

test('doubled runs, doubled slots and nonsense in a URL are put right', () => {
  expect(readSelection('a.1,a.2,b.1,c.99,,d.x')).toEqual([
    { runId: 'a', slot: 1 },
    { runId: 'b', slot: 0 },
    { runId: 'c', slot: 2 },
    { runId: 'd', slot: 3 },
  ])
  expect(readSelection(null)).toEqual([])
})
