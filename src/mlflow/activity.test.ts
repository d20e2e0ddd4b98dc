import { expect, test } from 'vitest'
import { activityOf, type ActivityFacts, formatPace, lastLogged } from './activity.ts'

const MIN = 60_000
const START = Date.UTC(2024, 0, 1)
const at = (minutes: number) => new Date(START + minutes * MIN)

const activity = (facts: Partial<ActivityFacts>, minutes: number) =>
  activityOf(
    { status: 'RUNNING', startedAt: at(0), lastLoggedAt: null, lastStep: null, ...facts },
    at(minutes).getTime(),
  )

test('a run that logs nothing is heard of at its start, and stalls after ten minutes', () => {
  expect(activity({}, 10)).toEqual({
    elapsedMs: 10 * MIN,
    msPerStep: null,
    lastHeardAt: at(0),
    stalled: false,
  })
  expect(activity({}, 10.1).stalled).toBe(true)
})

test('quick steps leave the ten minutes, slow ones stretch them to twenty steps', () => {
  const quick = { lastLoggedAt: at(20), lastStep: 100 }
  expect(activity(quick, 30)).toMatchObject({ msPerStep: MIN / 5, stalled: false })
  expect(activity(quick, 31).stalled).toBe(true)

  const slow = { lastLoggedAt: at(20), lastStep: 5 }
  expect(activity(slow, 100)).toMatchObject({ msPerStep: 4 * MIN, stalled: false })
  expect(activity(slow, 101).stalled).toBe(true)
})

test('only what says that it runs can stall', () => {
  expect(activity({ status: 'FINISHED' }, 1_000).stalled).toBe(false)
  expect(activity({ status: 'SCHEDULED' }, 1_000).stalled).toBe(false)
  expect(activity({ startedAt: null }, 1_000)).toEqual({
    elapsedMs: null,
    msPerStep: null,
    lastHeardAt: null,
    stalled: false,
  })
})

test('clocks that disagree, step 0 and negative steps give no pace and no negative time', () => {
  expect(activity({ lastLoggedAt: at(-5), lastStep: 3 }, -1)).toMatchObject({
    elapsedMs: 0,
    msPerStep: null,
  })
  expect(activity({ lastLoggedAt: at(5), lastStep: 0 }, 6).msPerStep).toBeNull()
  expect(activity({ lastLoggedAt: at(5), lastStep: -2 }, 6).msPerStep).toBeNull()
})

test('the newest point is taken over all metrics', () => {
  const metrics = new Map([
    ['loss', { value: 1, step: 30, loggedAt: at(3) }],
    ['f1', { value: 1, step: 2, loggedAt: at(4) }],
  ])

  expect(lastLogged({ metrics })).toEqual({ lastLoggedAt: at(4), lastStep: 30 })
  expect(lastLogged({ metrics: new Map() })).toEqual({ lastLoggedAt: null, lastStep: null })
})

test('a pace is told in the unit that reads well', () => {
  expect(formatPace(50)).toBe('1,200 steps/min')
  expect(formatPace(10_000)).toBe('6.0 steps/min')
  expect(formatPace(95_000)).toBe('95 s/step')
})
