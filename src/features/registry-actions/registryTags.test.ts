import { expect, test } from 'vitest'
import { newKeyProblem, tagChanges } from './registryTags.ts'

const tags = [
  ['owner', 'ada'],
  ['risk', ''],
] as const

test('only what differs is changed', () => {
  const edits = new Map([
    ['owner', null],
    ['risk', ''],
  ])
  expect(tagChanges(tags, edits, { key: 'new', value: '' })).toEqual([
    { key: 'owner', value: null },
    { key: 'new', value: '' },
  ])
  expect(tagChanges(tags, new Map(), { key: 'owner', value: 'ada' })).toEqual([])
  expect(tagChanges(tags, new Map(), { key: '', value: '' })).toEqual([])
})

test('a key that notes of programs have, or that MLflow refuses, is refused', () => {
  expect(newKeyProblem({ key: 'tidemark.transition.1', value: '' })).toMatch(/^Keys that begin/)
  expect(newKeyProblem({ key: 'a#b', value: '' })).toMatch(/^This is no tag: /)
  expect(newKeyProblem({ key: 'k'.repeat(251), value: '' })).toMatch(/251 characters/)
  expect(newKeyProblem({ key: '', value: 'x' })).toBe('The new tag needs a key.')
  expect(newKeyProblem({ key: 'مالك', value: '' })).toBeNull()
})
