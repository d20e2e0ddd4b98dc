import { expect, test } from 'vitest'
import { versionOf } from '#src/testing/registered.ts'
import { aliasesOf, newestIn, versionInUse } from './versionInUse.ts'

const none = new Map<string, string>()

test('the newest version in Production is in use, whatever an alias says', () => {
  const versions = [
    versionOf('m', '2', { stage: 'Production' }),
    versionOf('m', '10', { stage: 'Production' }),
    versionOf('m', '11'),
  ]
  expect(versionInUse(versions, new Map([['champion', '11']]))?.version).toBe('10')
  expect(newestIn(versions, 'Production')?.version).toBe('10')
  expect(newestIn(versions, 'Staging')).toBeNull()
})

test('without one in Production, the plainest alias tells', () => {
  const versions = [versionOf('m', '1'), versionOf('m', '2')]
  const aliases = new Map([
    ['champion', '1'],
    ['prod', '2'],
  ])
  expect(versionInUse(versions, aliases)?.version).toBe('2')
  expect(versionInUse(versions, new Map([['champion', '7']]))).toBeNull()
  expect(versionInUse(versions, none)).toBeNull()
  expect(aliasesOf(aliases, '1')).toEqual(['champion'])
})
