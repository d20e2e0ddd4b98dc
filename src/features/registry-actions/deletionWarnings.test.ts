import { expect, test } from 'vitest'
import { versionOf } from '#src/testing/registered.ts'
import { modelWarnings, versionWarnings } from './deletionWarnings.ts'

const none = new Map<string, string>()

test('of a version that nothing uses, nothing is said', () => {
  expect(versionWarnings(versionOf('m', '1'), none)).toEqual([])
  expect(versionWarnings(versionOf('m', '1', { stage: 'Archived' }), none)).toEqual([])
  expect(modelWarnings([versionOf('m', '1')], none)).toEqual([])
})

test('a live stage and aliases are named', () => {
  const [stage, alias] = versionWarnings(
    versionOf('m', '2', { stage: 'Production' }),
    new Map([
      ['champion', '2'],
      ['old', '1'],
    ]),
  )
  expect(stage).toMatch(/^It is in Production: /)
  expect(alias).toMatch(/^It is @champion: this alias is deleted/)
})

test('of a model, the versions in live stages are named, and many are counted', () => {
  const versions = Array.from({ length: 7 }, (_, at) =>
    versionOf('m', String(at + 1), { stage: 'Staging' }),
  )
  const [live, aliases] = modelWarnings(versions, new Map([['prod', '1']]))
  expect(live).toContain('version 5 in Staging and 2 others.')
  expect(aliases).toBe('Its alias @prod goes with it.')
  expect(modelWarnings(versions.slice(0, 1), none)[0]).toContain('In use is version 1 in Staging.')
})
