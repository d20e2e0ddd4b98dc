import { expect, test } from 'vitest'
import type { Artifact } from '#mlflow/artifacts.ts'
import { matrixSources } from './matrixSources.ts'

const sourcesOf = (...paths: string[]) =>
  matrixSources(paths.map((path): Artifact => ({ path, isFolder: false, bytes: 1 })))

const keysOf = (...paths: string[]) => sourcesOf(...paths).map(({ key }) => key)

test.each([
  'confusion_matrix.json',
  'test_confusion_matrix.csv',
  'normalized-confusion-matrix.json',
  'metrics/ConfusionMatrix.json',
  'evaluation/cm.json',
  'val_cm.csv',
  'conf_mat.npy',
  'confusion/all.json',
])('%s is taken for a matrix', (path) => {
  expect(sourcesOf(path)).toEqual([
    { key: path, unit: null, kind: 'matrix', files: [{ path, unit: null, step: 0 }] },
  ])
})

test.each(['predictions.csv', 'test_predictions.jsonl', 'eval_results_table.json', 'y_pred.csv'])(
  '%s may hold predictions',
  (path) => expect(sourcesOf(path)[0]?.kind).toBe('predictions'),
)

test.each(['acme.json', 'model/MLmodel', 'cmap.csv', 'confusion_matrix.txt', 'predictions.png'])(
  '%s is neither',
  (path) => expect(sourcesOf(path)).toEqual([]),
)

test('a folder is none, whatever it is called', () => {
  expect(matrixSources([{ path: 'confusion_matrix', isFolder: true, bytes: null }])).toEqual([])
})

test('an image that is called a matrix is a picture', () => {
  expect(sourcesOf('training_confusion_matrix.png')[0]?.kind).toBe('picture')
})

test.each([
  ['confusion_matrices/step_000010.json', 'confusion_matrices/step_#.json', 'step', 10],
  ['epoch_3/confusion_matrix.json', 'epoch_#/confusion_matrix.json', 'epoch', 3],
  ['confusion_matrix_epoch=12.csv', 'confusion_matrix_epoch=#.csv', 'epoch', 12],
  ['fold-2/cm.json', 'fold-#/cm.json', 'fold', 2],
  ['confusion_matrices/10.json', 'confusion_matrices/#.json', 'step', 10],
])('%s belongs to the series %s', (path, key, unit, step) => {
  expect(sourcesOf(path)).toEqual([{ key, unit, kind: 'matrix', files: [{ path, unit, step }] }])
})

test('a series is in the order of its steps, not of its names', () => {
  const [source] = sourcesOf('cm/epoch_10.json', 'cm/epoch_9.json', 'cm/epoch_1.json')
  expect(source?.files.map(({ step }) => step)).toEqual([1, 9, 10])
})

test('matrices come before predictions and pictures, single files before series, the root first', () => {
  expect(
    keysOf(
      'confusion_matrix.png',
      'predictions.csv',
      'confusion_matrices/step_1.json',
      'deep/er/confusion_matrix.json',
      'confusion_matrix.json',
    ),
  ).toEqual([
    'confusion_matrix.json',
    'deep/er/confusion_matrix.json',
    'confusion_matrices/step_#.json',
    'predictions.csv',
    'confusion_matrix.png',
  ])
})
