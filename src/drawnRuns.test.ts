import { expect, test } from 'vitest'
import { drawnRuns } from './drawnRuns.ts'
import { setSelected } from './runSelection.ts'

const ids = (count: number) => Array.from({ length: count }, (_, i) => `run-${i}`)

test('the selected runs are drawn in their colours, and nothing need be said', () => {
  const selection = setSelected([], ids(3), true)

  expect(drawnRuns(selection, ids(9))).toEqual({ drawn: selection, note: null })
})

test('of many selected runs the first are drawn, and counted', () => {
  const { drawn, note } = drawnRuns(setSelected([], ids(134), true), [])

  expect(drawn.map(({ runId }) => runId)).toEqual(ids(100))
  expect(note).toBe('100 of 134 selected runs are drawn')
})

test('with nothing selected the first of the table are drawn, each in a colour of its own', () => {
  const { drawn, note } = drawnRuns([], ids(12))

  expect(drawn.map(({ runId }) => runId)).toEqual(ids(8))
  expect(drawn.map(({ slot }) => slot)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  expect(note).toBe('No run is selected: the first 8 of the table are drawn')
})

test('a short table is drawn whole, and an empty one needs no note', () => {
  expect(drawnRuns([], ids(2)).note).toBe('No run is selected: those of the table are drawn')
  expect(drawnRuns([], [])).toEqual({ drawn: [], note: null })
})
