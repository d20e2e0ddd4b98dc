import { expect, test } from 'vitest'
import { nestedRuns } from './nestedRuns.ts'

const children: Record<string, string[]> = { sweep: ['a', 'b'], a: ['a1'], a1: ['sweep'] }
const childrenOf = (id: string) => children[id] ?? []

test('runs are found at every depth, and a circle ends', () => {
  expect(nestedRuns(['sweep'], childrenOf)).toEqual(['a', 'b', 'a1'])
})

test('a nested run that is chosen itself is not counted', () => {
  expect(nestedRuns(['sweep', 'b'], childrenOf)).toEqual(['a', 'a1'])
})
