import { expect, test } from 'vitest'
import { countUndrawable, type MetricSeries, nearestX, neighbourX, readAt } from './metricSeries.ts'

const line = (runId: string, ...points: [x: number, y: number][]): MetricSeries => ({
  runId,
  name: runId,
  slot: 0,
  x: Float64Array.from(points, ([x]) => x),
  y: Float64Array.from(points, ([, y]) => y),
})

test('points that no line can pass through are counted by kind', () => {
  const series = [line('a', [0, Number.NaN], [1, Infinity], [2, 0]), line('b', [0, -Infinity])]

  expect(countUndrawable(series.map(({ y }) => y))).toEqual({ nan: 1, positive: 1, negative: 1 })
})

test('the nearest logged step is found over all lines', () => {
  const series = [line('a', [0, 1], [10, 1]), line('b', [4, 1])]

  expect(nearestX(series, 3, 'linear')).toBe(4)
  expect(nearestX(series, 99, 'linear')).toBe(10)
  expect(nearestX([line('a')], 3, 'linear')).toBeNull()
})

test('on a logarithmic axis the nearest is the one that stands nearest', () => {
  const series = [line('a', [1, 1], [10, 1], [100, 1])]

  expect(nearestX(series, 4, 'linear')).toBe(1)
  expect(nearestX(series, 4, 'log')).toBe(10)
  expect(nearestX(series, 0.01, 'log')).toBe(1)
})

test('stepping visits every logged step once, in order, and stops at the ends', () => {
  const series = [line('a', [0, 1], [5, 1], [5, 2], [9, 1]), line('b', [3, 1])]
  const visited = [0]
  for (let i = 0; i < 4; i++) visited.push(neighbourX(series, visited.at(-1) ?? 0, 1))

  expect(visited).toEqual([0, 3, 5, 9, 9])
  expect(neighbourX(series, 5, -1)).toBe(3)
  expect(neighbourX(series, 0, -1)).toBe(0)
})

test('a reading has every value of its step', () => {
  expect(readAt(line('a', [0, 1], [5, 2], [5, Number.NaN]), 5)).toEqual({
    x: 5,
    values: [2, Number.NaN],
  })
})

test('between two points a reading is the last before, and before the first there is none', () => {
  const series = line('a', [2, 0.5], [8, 0.9])

  expect(readAt(series, 7)).toEqual({ x: 2, values: [0.5] })
  expect(readAt(series, 20)).toEqual({ x: 8, values: [0.9] })
  expect(readAt(series, 1)).toBeNull()
})
