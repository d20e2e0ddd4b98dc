import { expect, test } from 'vitest'
import {
  aliasTransitions,
  type StageTransition,
  stageTransitions,
  tagTransitions,
} from './transitions.ts'

const move: StageTransition = {
  time: 1_735_300_000_000,
  from: 'Staging',
  to: 'Production',
  reason: 'F1 0.75 on 2024, "better" than v1',
  user: 'ada',
}

test('a move is read back from its tag as it was written', () => {
  expect(stageTransitions.write(move).key).toBe('tidemark.transition.1735300000000')
  expect(stageTransitions.read(stageTransitions.write(move))).toEqual(move)
})

test('moves of aliases and of tags are kept as well, and none is taken for another', () => {
  const { time, reason, user } = move
  const alias = { time, reason, user, alias: 'champion', from: '1', to: null }
  const tag = { time, reason, user, key: 'review', from: null, to: 'passed' }

  expect(aliasTransitions.read(aliasTransitions.write(alias))).toEqual(alias)
  expect(tagTransitions.read(tagTransitions.write(tag))).toEqual(tag)
  expect(stageTransitions.read(aliasTransitions.write(alias))).toBeNull()
  expect(aliasTransitions.read(tagTransitions.write(tag))).toBeNull()
})

test.each([
  ['another tag', { key: 'dataset', value: '{}' }],
  ['a time that is none', { ...stageTransitions.write(move), key: 'tidemark.transition.soon' }],
  ['a value that is no JSON', { ...stageTransitions.write(move), value: 'moved' }],
  ['a stage that there is not', { ...stageTransitions.write(move), value: '{"from":"Limbo"}' }],
])('%s is no move', (_, tag) => {
  expect(stageTransitions.read(tag)).toBeNull()
})
