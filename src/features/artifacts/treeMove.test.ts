import { expect, test } from 'vitest'
import type { Artifact } from '#mlflow/artifacts.ts'
import { treeRows } from './artifactTree.ts'
import { treeMove } from './treeMove.ts'

const artifacts: Record<string, Artifact[]> = {
  '': [
    { path: 'a', isFolder: true, bytes: null },
    { path: 'b', isFolder: true, bytes: null },
    { path: 'c.txt', isFolder: false, bytes: 1 },
  ],
  a: [{ path: 'a/x.txt', isFolder: false, bytes: 1 }],
}

const rows = treeRows({
  listingOf: (folder) => ({ state: 'listed', artifacts: artifacts[folder] ?? [] }),
  isOpen: (folder) => folder === 'a',
  limitOf: () => 10,
  selected: '',
})

test('up, down, home and end go over the lines in sight', () => {
  expect(treeMove(rows, 'a', 'ArrowDown')).toEqual({ goTo: 'a/x.txt' })
  expect(treeMove(rows, 'b', 'ArrowUp')).toEqual({ goTo: 'a/x.txt' })
  expect(treeMove(rows, 'b', 'Home')).toEqual({ goTo: 'a' })
  expect(treeMove(rows, 'a', 'End')).toEqual({ goTo: 'c.txt' })
  expect(treeMove(rows, 'c.txt', 'ArrowDown')).toBeNull()
})

test('right opens a folder and then enters it', () => {
  expect(treeMove(rows, 'b', 'ArrowRight')).toEqual({ setOpen: true })
  expect(treeMove(rows, 'a', 'ArrowRight')).toEqual({ goTo: 'a/x.txt' })
  expect(treeMove(rows, 'c.txt', 'ArrowRight')).toBeNull()
})

test('left leaves to the folder above, or closes the folder', () => {
  expect(treeMove(rows, 'a/x.txt', 'ArrowLeft')).toEqual({ goTo: 'a' })
  expect(treeMove(rows, 'a', 'ArrowLeft')).toEqual({ setOpen: false })
  expect(treeMove(rows, 'b', 'ArrowLeft')).toBeNull()
})
