import { expect, test } from 'vitest'
import { readTransition, type StageTransition, writeTransition } from './transitions.ts'

const move: StageTransition = {
  time: 1_735_300_000_000,
  from: 'Staging',
  to: 'Production',
  reason: 'F1 0.75 on 2024, "better" than v1',
  user: 'ada',
}

test('a move is read back from its tag as it was written', () => {
  expect(writeTransition(move).key).toBe('tidemark.transition.1735300000000')
  expect(readTransition(writeTransition(move))).toEqual(move)
})

test.each([
  ['another tag', { key: 'dataset', value: '{}' }],
  ['a time that is none', { ...writeTransition(move), key: 'tidemark.transition.soon' }],
  ['a value that is no JSON', { ...writeTransition(move), value: 'moved' }],
  ['a stage that there is not', { ...writeTransition(move), value: '{"from":"Limbo"}' }],
])('%s is no move', (_, tag) => {
  expect(readTransition(tag)).toBeNull()
})
