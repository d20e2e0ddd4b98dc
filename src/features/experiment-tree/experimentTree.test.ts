import { expect, test } from 'vitest'
import type { Experiment } from '#mlflow/experiments.ts'
import {
  commonFolders,
  experimentTree,
  searchTree,
  type TreeNode,
  visibleRows,
} from './experimentTree.ts'

const experiment = (name: string, tags: Record<string, string> = {}): Experiment => ({
  id: name,
  name,
  deleted: false,
  createdAt: null,
  updatedAt: null,
  tags: new Map(Object.entries(tags)),
})

/** The tree as indented lines, folders with a trailing slash. */
const lines = (nodes: readonly TreeNode[]) =>
  visibleRows(nodes, () => true).map(
    ({ node, level }) => '  '.repeat(level - 1) + node.name + (node.kind === 'folder' ? '/' : ''),
  )

test('slashes in names make folders, which stand before experiments', () => {
  const tree = experimentTree(
    ['scratch', 'market/ensemble', 'market/deep/lstm', 'market/autoencoder'].map((name) =>
      experiment(name),
    ),
  )

  expect(lines(tree)).toEqual([
    'market/',
    '  deep/',
    '    lstm',
    '  autoencoder',
    '  ensemble',
    'scratch',
  ])
})

test('an experiment without a slash goes into the folder that its tag names', () => {
  const tree = experimentTree([
    experiment('a', { project: 'fraud' }),
    experiment('b', { project: 'fraud', 'tidemark.folder': 'kept/here' }),
    experiment('named/c', { project: 'fraud' }),
  ])

  expect(lines(tree)).toEqual(['fraud/', '  a', 'kept/', '  here/', '    b', 'named/', '  c'])
})

test('a folder knows every experiment below it, in the order of the tree', () => {
  const [folder] = experimentTree([experiment('m/z'), experiment('m/sub/y'), experiment('m/a')])

  expect(folder).toMatchObject({
    path: 'm',
    experiments: [{ id: 'm/sub/y' }, { id: 'm/a' }, { id: 'm/z' }],
  })
})

test('names that are mostly slashes, or hold none but blanks, still have their line', () => {
  expect(lines(experimentTree([experiment('/Users/sari//first/')]))).toEqual([
    'Users/',
    '  sari/',
    '    first',
  ])
  expect(lines(experimentTree([experiment('//'), experiment(' ')]))).toEqual([' ', '//'])
})

test('a folder and an experiment may share a name', () => {
  const rows = visibleRows(experimentTree([experiment('a'), experiment('a/b')]), () => false)

  expect(rows.map(({ node }) => node.kind)).toEqual(['folder', 'experiment'])
})

const shared = (...names: string[]) => commonFolders(names.map((name) => experiment(name)))

test('the folders that experiments share end where their paths part', () => {
  expect(shared('a/b/x', 'a/b/y')).toEqual(['a', 'b'])
  expect(shared('a/b/x', 'a/y')).toEqual(['a'])
  expect(shared('a/y', 'a/b/x')).toEqual(['a'])
  expect(shared('a/x', 'y')).toEqual([])
  expect(shared()).toEqual([])
})

test('numbers in names are ordered as numbers', () => {
  const tree = experimentTree([experiment('fold 10'), experiment('fold 2')])

  expect(lines(tree)).toEqual(['fold 2', 'fold 10'])
})

test('a closed folder hides what is in it', () => {
  const tree = experimentTree([experiment('a/b/c'), experiment('d')])

  expect(visibleRows(tree, ({ path }) => path !== 'a')).toMatchObject([
    { level: 1, position: 1, siblings: 2, open: false },
    { level: 1, position: 2, siblings: 2, open: null },
  ])
})

test('a search keeps the folders of what it finds', () => {
  const tree = experimentTree([
    experiment('market/deep/lstm'),
    experiment('market/ensemble'),
    experiment('scratch'),
  ])

  expect(lines(searchTree(tree, 'LSTM'))).toEqual(['market/', '  deep/', '    lstm'])
  expect(lines(searchTree(tree, 'deep market'))).toEqual(['market/', '  deep/', '    lstm'])
  expect(lines(searchTree(tree, 'market/ens'))).toEqual(['market/', '  ensemble'])
  expect(searchTree(tree, 'nowhere')).toEqual([])
})
