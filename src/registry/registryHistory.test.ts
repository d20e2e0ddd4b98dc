import { expect, test } from 'vitest'
import { aliasTransitions, stageTransitions } from '#protocol/transitions.ts'
import type { Stage } from '#protocol/registry.ts'
import { arrivalOf, historyOf, inStageAt, otherTags, stageSpans } from './registryHistory.ts'

const move = (time: number, from: Stage, to: Stage) =>
  stageTransitions.write({ time, from, to, reason: `because ${time}`, user: 'ada' })

const version = (stage: Stage, tags: { key: string; value: string }[], updated = 100) => ({
  version: '2',
  stage,
  createdAt: new Date(10),
  updatedAt: new Date(updated),
  tags: new Map(tags.map(({ key, value }) => [key, value])),
})

test('the moves of a version are told in their order, whatever the order of its tags', () => {
  const tags = [move(30, 'Staging', 'Production'), move(20, 'None', 'Staging')]

  expect(historyOf(version('Production', tags))).toEqual([
    { kind: 'registered', version: '2', time: 10 },
    expect.objectContaining({ kind: 'moved', time: 20, to: 'Staging', reason: 'because 20' }),
    expect.objectContaining({ kind: 'moved', time: 30, to: 'Production', user: 'ada' }),
  ])
})

test('where moves do not join, something else has moved the version between them', () => {
  const tags = [move(20, 'None', 'Staging'), move(40, 'Archived', 'Production')]

  expect(historyOf(version('Production', tags)).at(2)).toEqual({
    kind: 'observed',
    version: '2',
    after: 20,
    time: 40,
    from: 'Staging',
    to: 'Archived',
  })
})

test('a version that is elsewhere than its last move left it was moved since, until it last changed', () => {
  const moved = version('Archived', [move(20, 'None', 'Production')], 90)

  expect(historyOf(moved).at(-1)).toMatchObject({ kind: 'observed', after: 20, time: 90 })
  expect(arrivalOf(moved)).toBeNull()
  expect(arrivalOf(version('Production', [move(20, 'None', 'Production')]))?.user).toBe('ada')
})

test('a version without a word of its past was registered, and is where it is', () => {
  expect(historyOf(version('None', []))).toHaveLength(1)
  expect(stageSpans(version('Production', []))).toEqual([
    { version: '2', stage: 'None', from: 10, to: 100, notBefore: null },
    { version: '2', stage: 'Production', from: 100, to: null, notBefore: 10 },
  ])
})

test('who was in a stage on a date is told by the spans of all versions', () => {
  const spans = [
    ...stageSpans(
      version('Archived', [move(20, 'None', 'Production'), move(50, 'Production', 'Archived')]),
    ),
    ...stageSpans({ ...version('Production', [move(50, 'None', 'Production')]), version: '3' }),
  ]
  const at = (time: number) => inStageAt(spans, 'Production', time).map(({ version }) => version)

  expect([15, 20, 49, 50, 1_000].map(at)).toEqual([[], ['2'], ['2'], ['3'], ['3']])
})

test('tags that keep moves are told apart from tags that people set', () => {
  const alias = aliasTransitions.write({
    time: 30,
    alias: 'champion',
    from: '1',
    to: '2',
    reason: '',
    user: 'ada',
  })
  const { tags } = version('None', [alias, move(20, 'None', 'Staging'), { key: 'a', value: 'b' }])

  expect(otherTags(tags)).toEqual([['a', 'b']])
  expect(historyOf(version('Staging', [alias, move(20, 'None', 'Staging')])).at(-1)).toMatchObject({
    kind: 'alias',
    alias: 'champion',
  })
})
