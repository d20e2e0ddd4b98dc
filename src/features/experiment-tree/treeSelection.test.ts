import { expect, test } from 'vitest'
import { experimentTree, visibleRows } from './experimentTree.ts'
import { isSelected, selectRange, toggled } from './treeSelection.ts'

const experiments = ['a/deep/x', 'a/y', 'b'].map((name) => ({
  id: name.slice(-1),
  name,
  deleted: false,
  createdAt: null,
  updatedAt: null,
  tags: new Map<string, string>(),
}))
/** a/, deep/, x, y, b */
const rows = visibleRows(experimentTree(experiments, '/'), () => true)
const [folder, deep, x] = rows.map(({ node }) => node)

test('a folder is selected by all that is in it', () => {
  if (!folder || !deep || !x) throw new Error('The tree lacks rows.')
  const all = toggled(new Set(), folder)

  expect([...all]).toEqual(['x', 'y'])
  expect(isSelected(deep, all)).toBe(true)
  expect(isSelected(folder, toggled(all, x))).toBe(false)
  expect([...toggled(all, folder)]).toEqual([])
})

test('a range takes the rows in it, and an open folder only for what of it is within', () => {
  expect([...selectRange(rows, 4, 3)]).toEqual(['b', 'y'].toReversed())
  expect([...selectRange(rows, 1, 2)]).toEqual(['x'])
  expect([...selectRange(rows, 0, 0)]).toEqual(['x', 'y'])
})

test('a closed folder in a range stands for all that is in it', () => {
  const closed = visibleRows(experimentTree(experiments, '/'), () => false)

  expect([...selectRange(closed, 0, 1)]).toEqual(['x', 'y', 'b'])
})
