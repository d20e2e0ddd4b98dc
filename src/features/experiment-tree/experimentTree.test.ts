import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Experiment } from '#mlflow/experiments.ts'
import {
  commonFolders,
  experimentTree as treeBy,
  placeOf,
  searchTree,
  sectionOf,
  splitAtFound,
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

const experimentTree = (experiments: Experiment[]) => treeBy(experiments, '/')

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

const shared = (...names: string[]) =>
  commonFolders(
    names.map((name) => experiment(name)),
    '/',
  )

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

test('dots make folders where the user says so, and slashes are then part of a name', () => {
  const experiments = [
    experiment('fraud.deep.lstm'),
    experiment('a/b'),
    experiment('c', { project: 'fraud.deep' }),
  ]

  expect(lines(treeBy(experiments, '.'))).toEqual(['fraud/', '  deep/', '    c', '    lstm', 'a/b'])
  expect(treeBy(experiments, '.')[0]).toMatchObject({ children: [{ path: 'fraud.deep' }] })
  expect(lines(treeBy(experiments, '/'))).toContain('fraud.deep.lstm')
  expect(commonFolders(experiments.slice(2), '.')).toEqual(['fraud', 'deep'])
  expect(placeOf(experiment('v1.2'), '/').name).toBe('v1.2')
})

test('a section shows those that are still there, by their own names, in the given order', () => {
  const experiments = new Map(['a/x', 'b/y'].map((name) => [name, experiment(name)]))

  expect(lines(sectionOf('starred', ['b/y', 'gone', 'a/x'], experiments, '/'))).toEqual([
    'Starred/',
    '  y',
    '  x',
  ])
  expect(sectionOf('recent', ['gone'], experiments, '/')).toEqual([])
})

test.each([
  ['isolation_forest', 'FOR', ['isolation_', 'for', 'est']],
  ['lstm', 'deep/ls', ['', 'ls', 'tm']],
  ['a+b (c) 100%', '(c)', ['a+b ', '(c)', ' 100%']],
  ['a-b', '-', ['a', '-', 'b']],
  ['lstm', '  ', ['lstm']],
  ['lstm', 'x', ['lstm']],
])('what a search found in %j for %j stands out', (name, search, pieces) => {
  expect(splitAtFound(name, search)).toEqual(pieces)
})

test('any name survives being split, whatever is searched', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme' }),
      (name, search) => {
        expect(splitAtFound(name, search).join('')).toBe(name)
      },
    ),
  )
})
