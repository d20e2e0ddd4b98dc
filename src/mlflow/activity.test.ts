import { expect, test } from 'vitest'
import { activityOf } from './activity.ts'

const MINUTE = 60_000

test('tells the step, the rate over the run so far, and the last update', () => {
  const run = { startedAt: 0, lastLoggedAt: 10 * MINUTE, lastStep: 300 }

  expect(activityOf(run, 11 * MINUTE)).toEqual({
    step: 300,
    stepsPerSecond: 0.5,
    lastUpdate: 10 * MINUTE,
    stalled: false,
  })
})

test('a run that has logged nothing counts from its start, and has no rate', () => {
  const run = { startedAt: 5, lastLoggedAt: NaN, lastStep: NaN }

  expect(activityOf(run, 10)).toEqual({
    step: 0,
    stepsPerSecond: null,
    lastUpdate: 5,
    stalled: false,
  })
})

test('quick steps are missed after ten minutes, slow ones after twenty of them', () => {
  const quick = { startedAt: 0, lastLoggedAt: 5 * MINUTE, lastStep: 300 }
  const slow = { startedAt: 0, lastLoggedAt: 60 * MINUTE, lastStep: 60 }

  expect(activityOf(quick, 14 * MINUTE).stalled).toBe(false)
  expect(activityOf(quick, 16 * MINUTE).stalled).toBe(true)
  expect(activityOf(slow, 79 * MINUTE).stalled).toBe(false)
  expect(activityOf(slow, 81 * MINUTE).stalled).toBe(true)
})
