import { expect, test } from 'vitest'
import { chooseSource, fileAt, stepsOf } from './chooseSource.ts'
import type { MatrixSource } from './matrixSources.ts'

const series = (...steps: number[]): MatrixSource => ({
  key: 'epoch_#.json',
  unit: 'epoch',
  kind: 'matrix',
  files: steps.map((step) => ({ path: `epoch_${step}.json`, unit: 'epoch', step })),
})
const single: MatrixSource = {
  key: 'cm.json',
  unit: null,
  kind: 'matrix',
  files: [{ path: 'cm.json', unit: null, step: 0 }],
}

test('the wanted source is chosen, or else the first', () => {
  expect(chooseSource([single, series(1)], 'epoch_#.json')?.unit).toBe('epoch')
  expect(chooseSource([single, series(1)], 'gone.json')).toBe(single)
  expect(chooseSource([], null)).toBeNull()
})

test('a run that lacks a step shows the one before, or its first', () => {
  const steps = [null, 20, 19, 10, 1].map((step) => fileAt(series(5, 10, 20), step)?.step)
  expect(steps).toEqual([20, 20, 10, 10, 5])
})

test('one slider has the steps of all series, each once; a single file has none', () => {
  expect(stepsOf([series(5, 10), single, series(1, 10)])).toEqual([1, 5, 10])
})
