import { expect, test } from 'vitest'
import type { Artifact } from '#mlflow/artifacts.ts'
import { comparedPaths, fileOfRun, fitsPattern } from './comparedPaths.ts'

const file = (path: string): Artifact => ({ path, isFolder: false, bytes: 1 })
const folder = (path: string): Artifact => ({ path, isFolder: true, bytes: null })

test('files that most runs have come first, then by name; folders are none', () => {
  const runs = [
    [folder('plots'), file('plots/b.png'), file('a_10.txt')],
    [file('plots/b.png'), file('a_2.txt')],
  ]
  expect(comparedPaths(runs)).toEqual([
    { path: 'plots/b.png', runs: 2 },
    { path: 'a_2.txt', runs: 1 },
    { path: 'a_10.txt', runs: 1 },
  ])
})

test.each([
  ['plots/roc.png', 'ROC', true],
  ['plots/roc.png', '*.png', false],
  ['plots/roc.png', '**.png', true],
  ['plots/roc.png', 'plots/*.png', true],
  ['plots/a/roc.png', 'plots/*.png', false],
  ['plots/a/roc.png', 'plots/**.png', true],
  ['epoch_7.json', 'epoch_?.json', true],
  ['epoch_17.json', 'epoch_?.json', false],
  ['a+b(1).txt', 'a+b(1).*', true],
  ['anything', '', true],
])('%s fits %s: %s', (path, pattern, fits) => {
  expect(fitsPattern(path, pattern)).toBe(fits)
})

test('a run takes part with the same path, or with the only file that fits the pattern', () => {
  const artifacts = [file('roc_b.png'), file('x_1.png'), file('x_2.png')]
  expect(fileOfRun(artifacts, 'x_1.png', '')?.path).toBe('x_1.png')
  expect(fileOfRun(artifacts, 'roc_a.png', 'roc_*.png')?.path).toBe('roc_b.png')
  expect(fileOfRun(artifacts, 'x_3.png', 'x_*.png')).toBeNull()
  expect(fileOfRun(artifacts, 'roc_a.png', 'roc')).toBeNull()
})
