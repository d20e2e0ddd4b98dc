import { expect, test } from 'vitest'
import { stageTransitions } from '#protocol/transitions.ts'
import { versionOf } from '#src/testing/registered.ts'
import { periodOf, stagesAt, timelineLanes } from './timeline.ts'

const moved = (
  time: number,
  from: 'None' | 'Staging' | 'Production',
  to: 'Production' | 'Archived',
) => {
  const { key, value } = stageTransitions.write({ time, from, to, reason: '', user: 'ada' })
  return { [key]: value }
}
const first = {
  ...versionOf('m', '1', {
    stage: 'Archived',
    tags: { ...moved(200, 'None', 'Production'), ...moved(400, 'Production', 'Archived') },
  }),
  createdAt: new Date(100),
  updatedAt: new Date(400),
}
// Something else moved it, at some time after 300.
const second = {
  ...versionOf('m', '2', { stage: 'Production' }),
  createdAt: new Date(300),
  updatedAt: new Date(500),
}
const versions = [second, first]

const at = (time: number) =>
  Object.fromEntries(
    stagesAt(versions, time).stages.map(({ stage, versions }) => [stage, versions.join()]),
  )

test('stages are told for any time', () => {
  expect(at(50)).toEqual({ None: '', Production: '', Archived: '' })
  expect(at(250)).toEqual({ None: '', Production: '1', Archived: '' })
  expect(at(350)).toEqual({ None: '2', Production: '1', Archived: '' })
  expect(at(600)).toEqual({ None: '', Production: '2', Archived: '1' })
})

test('a move that was only observed leaves it open in between', () => {
  expect(stagesAt(versions, 450).unsure).toMatchObject([
    { before: 'None', span: { version: '2', stage: 'Production', notBefore: 300, from: 500 } },
  ])
  expect(stagesAt(versions, 250).unsure).toEqual([])
  expect(stagesAt(versions, 550).unsure).toEqual([])
})

test('lanes lie over the whole time', () => {
  const period = periodOf(versions, 1_100)
  expect(period).toEqual({ start: 100, end: 1_100 })
  const [two, one] = timelineLanes(versions, period)
  expect(one?.spans.map(({ span, left, width }) => [span.stage, left, width])).toEqual([
    ['None', 0, 10],
    ['Production', 10, 20],
    ['Archived', 30, 70],
  ])
  expect(two?.spans.map(({ left, unsure }) => [left, unsure])).toEqual([
    [20, null],
    [40, 20],
  ])
  expect(periodOf([], 7)).toEqual({ start: 7, end: 8 })
})
