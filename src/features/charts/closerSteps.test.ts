import { expect, test } from 'vitest'
import { closerSteps } from './closerSteps.ts'
import type { History } from './metricSeries.ts'

const START = 1_700_000_000_000

/** Of points at these steps, each logged so many seconds after the start. */
const sampleOf = (...points: [step: number, seconds: number][]): History => ({
  steps: Float64Array.from(points, ([step]) => step),
  times: Float64Array.from(points, ([, seconds]) => START + 1_000 * seconds),
  values: Float64Array.from(points, ([step]) => step),
})

const ENDED = { status: 'FINISHED' } as const
const sample = sampleOf([0, 0], [100, 10], [200, 20], [300, 30], [400, 40])

test('of steps, those in sight are wanted', () => {
  expect(closerSteps('step', 'step:99.5~210.2', ENDED, sample)).toEqual({ from: 99, to: 211 })
  expect(closerSteps('step', '', ENDED, sample)).toBe('none')
})

test('of time, the steps from the last point before to the first after it', () => {
  const wanted = { from: 100, to: 300 }

  expect(closerSteps('relative', 'relative:12000~21000', ENDED, sample)).toEqual(wanted)
  const wall = `wall:${START + 12_000}~${START + 21_000}`
  expect(closerSteps('wall', wall, ENDED, sample)).toEqual(wanted)
})

test('between two points of the sample, the steps between them are wanted', () => {
  expect(closerSteps('relative', 'relative:32000~33000', ENDED, sample)).toEqual({
    from: 300,
    to: 400,
  })
})

test('where time does not go with the steps, all that may be in sight are wanted', () => {
  const resumed = sampleOf([0, 0], [100, 10], [150, 30], [200, 20], [250, 40], [350, 50])

  expect(closerSteps('relative', 'relative:28000~29000', ENDED, resumed)).toEqual({
    from: 100,
    to: 250,
  })
})

test('before and after a run nothing of it is in sight', () => {
  expect(closerSteps('wall', `wall:${START - 9_000}~${START - 1}`, ENDED, sample)).toBe('none')
  expect(closerSteps('relative', 'relative:41000~42000', ENDED, sample)).toBe('none')
})

test('while a run goes on, the steps to come are wanted with its last', () => {
  const running = { status: 'RUNNING' } as const

  expect(closerSteps('relative', 'relative:32000~60000', running, sample)).toEqual({
    from: 300,
    to: Infinity,
  })
  expect(closerSteps('relative', 'relative:2000~8000', running, sample)).toEqual({
    from: 0,
    to: 100,
  })
})

test('what is in sight is no part of the steps where all have one, or points go by another metric', () => {
  const stepless = sampleOf([0, 0], [0, 10], [0, 20])

  expect(closerSteps('step', 'relative:2000~3000', ENDED, stepless)).toBe('all')
  expect(closerSteps('relative', 'relative:2000~3000', ENDED, stepless)).toBe('all')
  expect(closerSteps('metric:seen', 'metric:1~2', ENDED, sample)).toBe('all')
  expect(closerSteps('metric:seen', '', ENDED, sample)).toBe('none')
  expect(closerSteps('relative', 'relative:1000~39000', ENDED, sample)).toBe('all')
})
