import { expect, test } from 'vitest'
import { readArtifactSearch, writeArtifactSearch } from './artifactSearch.ts'

test('what is usual leaves the address as it is, and the rest comes back from it', () => {
  const others = new URLSearchParams('runs=a,b')
  const usual = readArtifactSearch(others)
  expect(writeArtifactSearch(others, usual).toString()).toBe('runs=a%2Cb')

  const search = {
    pattern: 'plots/*.png',
    path: 'plots/50% off & more.png',
    view: 'blink' as const,
    a: 'a',
    b: 'b',
    key: '',
    column: 'value',
    differing: false,
  }
  expect(readArtifactSearch(writeArtifactSearch(others, search))).toEqual(search)
})
