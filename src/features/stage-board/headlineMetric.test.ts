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

test('measurements of the machine are no headline', () => {
  expect(headlineMetric(['system/gpu_loss'])).toBeNull()
  expect(headlineMetric([])).toBeNull()
})
