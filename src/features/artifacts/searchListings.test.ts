import { expect, test } from 'vitest'
import type { Artifact } from '#mlflow/artifacts.ts'
import { searchListings } from './searchListings.ts'

const file = (path: string): Artifact => ({ path, isFolder: false, bytes: 1 })
const folder = (path: string): Artifact => ({ path, isFolder: true, bytes: null })

const ARTIFACTS = [
  folder('model'),
  folder('plots'),
  file('notes.md'),
  file('model/MLmodel'),
  folder('plots/train'),
  file('plots/roc.png'),
  file('plots/train/ROC_2.png'),
]

const pathsIn = (search: string) =>
  [...searchListings(ARTIFACTS, search).listings].map(([name, listing]) => [
    name,
    listing.state === 'listed' ? listing.artifacts.map(({ path }) => path) : [],
  ])

test('what is found stands below the folders that lead there, and nothing else does', () => {
  expect(pathsIn('roc')).toEqual([
    ['', ['plots']],
    ['plots', ['plots/train', 'plots/roc.png']],
    ['plots/train', ['plots/train/ROC_2.png']],
  ])
  expect(searchListings(ARTIFACTS, 'roc').count).toBe(2)
})

test('every word has to be somewhere in the path', () => {
  expect(searchListings(ARTIFACTS, ' train  png ').count).toBe(1)
  expect(searchListings(ARTIFACTS, 'train md').count).toBe(0)
})

test('a folder that is found by its name holds what else is found, and may be empty', () => {
  expect(pathsIn('nothing like it')).toEqual([['', []]])
  expect(pathsIn('model/ml')).toEqual([
    ['', ['model']],
    ['model', ['model/MLmodel']],
  ])
})
