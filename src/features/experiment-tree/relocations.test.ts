import { expect, test } from 'vitest'
import type { Experiment } from '#mlflow/experiments.ts'
import { experimentTree } from './experimentTree.ts'
import type { FolderSeparator } from './folderSeparator.ts'
import { moveFolder, wayBack } from './relocations.ts'

const experiment = (name: string, tags: Record<string, string> = {}): Experiment => ({
  id: name,
  name,
  deleted: false,
  createdAt: null,
  updatedAt: null,
  tags: new Map(Object.entries(tags)),
})

/** The first folder of the tree, moved. */
function move(experiments: Experiment[], newPath: string, separator: FolderSeparator = '/') {
  const [folder] = experimentTree(experiments, separator)
  if (folder?.kind !== 'folder') throw new Error('There is no folder.')
  return moveFolder(folder, newPath, separator)
}

test('a moved folder gives its experiments a new beginning, and keeps the folders within', () => {
  const relocations = move([experiment('m/x'), experiment('/m//deep/y')], 'other/place')

  expect(relocations).toMatchObject([
    { experiment: { name: '/m//deep/y' }, name: 'other/place/deep/y' },
    { experiment: { name: 'm/x' }, name: 'other/place/x' },
  ])
  expect(wayBack(relocations)).toMatchObject([{ name: '/m//deep/y' }, { name: 'm/x' }])
})

test('where a tag names the folder, the tag is changed', () => {
  const relocations = move([experiment('x', { project: 'm.deep' })], 'n', '.')

  expect(relocations).toMatchObject([{ tag: { key: 'project', value: 'n.deep' } }])
  expect(wayBack(relocations)).toMatchObject([{ tag: { key: 'project', value: 'm.deep' } }])
})
