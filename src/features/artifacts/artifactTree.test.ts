import { expect, test } from 'vitest'
import type { Artifact } from '#mlflow/artifacts.ts'
import { ancestorsOf, type FolderListing, isWithin, treeRows } from './artifactTree.ts'

const folder = (path: string): Artifact => ({ path, isFolder: true, bytes: null })
const file = (path: string): Artifact => ({ path, isFolder: false, bytes: 1 })

type Listings = Record<string, Artifact[] | 'loading'>

function rowsOf(listings: Listings, { open = [''], selected = '', limit = 10 } = {}) {
  const listingOf = (path: string): FolderListing | undefined => {
    const listing = listings[path]
    if (listing === 'loading') return { state: 'loading' }
    return listing && { state: 'listed', artifacts: listing }
  }
  const isOpen = (path: string) => open.includes(path)
  return treeRows({ listingOf, isOpen, limitOf: () => limit, selected }).map((row) => {
    const indent = '  '.repeat(row.level - 1)
    if (row.kind === 'artifact') return indent + row.name
    return indent + (row.kind === 'note' ? row.text : `${row.hidden} more`)
  })
}

test('what lies in an open folder follows the folder', () => {
  const listings = { '': [folder('a'), file('z.txt')], a: [file('a/b.txt')] }

  expect(rowsOf(listings, { open: ['a'] })).toEqual(['a', '  b.txt', 'z.txt'])
  expect(rowsOf(listings)).toEqual(['a', 'z.txt'])
})

test('a folder without content says why', () => {
  expect(rowsOf({ '': [] })).toEqual(['No artifacts logged.'])
  expect(rowsOf({ '': [folder('a')], a: [] }, { open: ['a'] })).toEqual([
    'a',
    '  This folder is empty.',
  ])
  expect(rowsOf({ '': [folder('a')], a: 'loading' }, { open: ['a'] })).toEqual(['a', '  Loading…'])
})

test('a long folder is cut, but never before what is selected', () => {
  const listings = { '': [file('1'), file('2'), file('3'), file('4')] }

  expect(rowsOf(listings, { limit: 2 })).toEqual(['1', '2', '2 more'])
  expect(rowsOf(listings, { limit: 2, selected: '4' })).toEqual(['1', '2', '4', '1 more'])
})

test('a path lies within its own folders only', () => {
  expect(isWithin('a/b', 'a')).toBe(true)
  expect(isWithin('ab', 'a')).toBe(false)
  expect(ancestorsOf('a/b/c.txt')).toEqual(['a', 'a/b'])
  expect(ancestorsOf('c.txt')).toEqual([])
})
