import { expect, test } from 'vitest'
import type { LoggedRun } from '#mlflow/metricHistory.ts'
import { type ChartedRun, loggedOnce } from './chartSeries.ts'
import type { History } from './metricSeries.ts'

const LATEST = { value: 0.5, step: 0, loggedAt: new Date(0) }

const runOf = (id: string, latest = LATEST): LoggedRun => ({
  id,
  name: id,
  status: 'FINISHED',
  metrics: new Map([['f1', latest]]),
})

const historyOf = (...points: [step: number, value: number][]): History => ({
  steps: Float64Array.from(points, ([step]) => step),
  times: Float64Array.from(points, (_, i) => i),
  values: Float64Array.from(points, ([, value]) => value),
})

const chart = (run: LoggedRun): ChartedRun => ({ run, slot: 0 })
const once = (
  { runs = [], groups = [] }: { runs?: LoggedRun[]; groups?: LoggedRun[][] },
  histories: Record<string, History> = {},
) =>
  loggedOnce(
    'f1',
    {
      runs: runs.map(chart),
      groups: groups.map((runs, i) => ({ label: `group ${i}`, slot: i, runs })),
      spread: 'std',
    },
    new Map(Object.entries(histories)),
  )

test('values of runs that logged once stand at their steps', () => {
  const found = once(
    { runs: [runOf('a'), runOf('b')] },
    { a: historyOf([3, 0.1]), b: historyOf([7, 0.2]) },
  )

  expect(found?.steps).toEqual([3, 7])
  expect(found?.series.map(({ x, y }) => [x[0], y[0]])).toEqual([
    [3, 0.1],
    [7, 0.2],
  ])
})

test('before a history is there, a last point at step 0 is the only one', () => {
  expect(once({ runs: [runOf('a')] })?.series.map(({ y }) => y[0])).toEqual([0.5])
  expect(once({ runs: [runOf('a', { ...LATEST, step: 4 })] })).toBe(null)
})

test('one run that logged more makes them all curves', () => {
  const histories = { a: historyOf([0, 1]), b: historyOf([0, 1], [1, 2]) }

  expect(once({ runs: [runOf('a'), runOf('b')] }, histories)).toBe(null)
})

test('a group has the mean of its values, at their step where they have one', () => {
  const histories = { a: historyOf([5, 1]), b: historyOf([5, 3]), c: historyOf([6, 4]) }
  const found = once(
    {
      groups: [
        [runOf('a'), runOf('b')],
        [runOf('b'), runOf('c')],
      ],
    },
    histories,
  )

  expect(found?.steps).toEqual([5, 6])
  expect(found?.series.map(({ x, y }) => [x[0], y[0]])).toEqual([
    [5, 2],
    [NaN, 3.5],
  ])
})
