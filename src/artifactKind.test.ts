import { expect, test } from 'vitest'
import { artifactKind, fileName, folderOf } from './artifactKind.ts'

test('a file is previewed by what its name says', () => {
  expect(artifactKind('a/confusion_matrix.JSON')).toBe('json')
  expect(artifactKind('detections.tsv')).toBe('table')
  expect(artifactKind('plots/roc.svg')).toBe('image')
  expect(artifactKind('model/MLmodel')).toBe('model')
  expect(artifactKind('model/data.tar.gz')).toBe('archive')
  expect(artifactKind('log.gz')).toBe('other')
  expect(artifactKind('.gitignore')).toBe('text')
  expect(artifactKind('model.pkl')).toBe('other')
  expect(artifactKind('v1.2/weights')).toBe('other')
})

test('a path has a folder and a name', () => {
  expect([folderOf('a/b/c.txt'), fileName('a/b/c.txt')]).toEqual(['a/b', 'c.txt'])
  expect([folderOf('c.txt'), fileName('c.txt')]).toEqual(['', 'c.txt'])
})
