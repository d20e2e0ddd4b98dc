import { expect, test } from 'vitest'
import { aliasProblem } from './aliasName.ts'

test('what MLflow refuses as an alias is said', () => {
  for (const alias of ['', 'champion', 'a_b-1', 'بطل', 'v1x', 'latest-1']) {
    expect(aliasProblem(alias)).toBeNull()
  }
  expect(aliasProblem('a b')).toMatch(/may hold letters/)
  expect(aliasProblem('@champion')).toMatch(/may hold letters/)
  expect(aliasProblem('Latest')).toMatch(/kept for the newest/)
  expect(aliasProblem('V12')).toMatch(/number of a version/)
  expect(aliasProblem('a'.repeat(256))).toMatch(/256 characters/)
})
