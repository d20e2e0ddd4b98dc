import { expect, test } from 'vitest'
import { versionOf } from '#src/testing/registered.ts'
import { loadNote } from './loadNote.ts'

test('it is said which version a stage loads, and which names no address has', () => {
  const live = versionOf('m', '2', { stage: 'Production' })
  expect(loadNote(live, '2')).toMatch(/which this one is now/)
  expect(loadNote(live, '3')).toBe(
    'By the stage Production, MLflow loads version 3, which is newer.',
  )
  expect(loadNote(versionOf('m', '2'), null)).toBeNull()
  expect(loadNote(versionOf('a/b', '2'), null)).toMatch(/cannot name this model/)
})
