import { expect, test } from 'vitest'
import { suspectName, visibleName } from './suspectName.ts'

test.each([
  ['../../etc/passwd', 'leads out of the folder'],
  ['a/../b', 'leads out of the folder'],
  ['a\\..\\b', 'leads out of the folder'],
  ['/etc/passwd', 'is absolute'],
  ['\\\\host\\share', 'is absolute'],
  ['C:windows', 'names a drive'],
  ['a\nb', 'holds control characters'],
  ['invoice\u202efdp.exe', 'holds marks that turn the reading direction'],
])('%j is suspect: it %s', (name, reason) => {
  expect(suspectName(name)).toBe(reason)
})

test.each(['a/b.txt', '..a/b..', 'größe', 'שלום.txt', 'a b'])('%j is not', (name) => {
  expect(suspectName(name)).toBeNull()
})

test('what cannot be seen in a name is spelt', () => {
  expect(visibleName('a\0b\u202ec\u2028')).toBe('a\\u0000b\\u202ec\\u2028')
})
