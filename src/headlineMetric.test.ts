import { expect, test } from 'vitest'
import { headlineMetric } from './headlineMetric.ts'

test('the most telling metric of a run is its headline', () => {
  expect(headlineMetric(['accuracy', 'f1_score', 'loss'])).toBe('f1_score')
  expect(headlineMetric(['loss', 'Accuracy'])).toBe('Accuracy')
  expect(headlineMetric(['val_loss', 'roc_auc'])).toBe('roc_auc')
})

test('a whole name comes before a part of one', () => {
  expect(headlineMetric(['a_f1_weighted', 'f1'])).toBe('f1')
})

test('the first by name stands in where none is known', () => {
  expect(headlineMetric(['zeta', 'n_detected'])).toBe('n_detected')
})

test('where none is known, the one that the most runs have comes before all others', () => {
  const runs = new Map([
    ['eta', 1],
    ['zeta', 3],
    ['loss', 1],
  ])
  const runsWith = (name: string) => runs.get(name) ?? 0

  expect(headlineMetric(['eta', 'zeta'], runsWith)).toBe('zeta')
  expect(headlineMetric(['zeta', 'loss'], runsWith)).toBe('loss')
})

test('measurements of the machine are no headline', () => {
  expect(headlineMetric(['system/gpu_loss'])).toBeNull()
  expect(headlineMetric([])).toBeNull()
})
