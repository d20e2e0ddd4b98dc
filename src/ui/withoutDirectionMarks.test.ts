import { expect, test } from 'vitest'
import { withoutDirectionMarks } from './withoutDirectionMarks.ts'

test('marks that turn the direction of text are dropped, text of either direction stays', () => {
  expect(withoutDirectionMarks('a\u202eb\u2066c')).toBe('abc')
  expect(withoutDirectionMarks('שלום a')).toBe('שלום a')
})
