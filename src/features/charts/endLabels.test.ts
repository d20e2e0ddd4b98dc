import { expect, test } from 'vitest'
import { plotLayout } from '#charting/plotLayout.ts'
import { chartDrawing } from './chartDrawing.ts'
import { labelRoom, placeLabels } from './endLabels.ts'
import type { MetricSeries } from './metricSeries.ts'

const lineOf = (name: string, ...values: number[]): MetricSeries => ({
  runId: name,
  name,
  slot: 0,
  x: Float64Array.from(values, (_, step) => step),
  y: Float64Array.from(values),
})

const place = (...series: MetricSeries[]) => {
  const drawing = chartDrawing(series, {
    xKind: 'step',
    xScale: 'linear',
    scale: 'linear',
    zoom: null,
    range: null,
    outliers: 'shown',
  })
  const layout = plotLayout(drawing, { width: 700, height: 230 })
  return { labels: placeLabels(drawing, layout), layout }
}

test('up to eight lines of a wide chart have their names beside them', () => {
  const lines = Array.from({ length: 9 }, (_, i) => lineOf(`run ${i}`, 1))

  expect(labelRoom(lines.slice(0, 8), 800)?.width).toBeGreaterThan(30)
  expect(labelRoom(lines, 800)).toBeNull()
  expect(labelRoom(lines.slice(0, 1), 800)).toBeNull()
  expect(labelRoom(lines.slice(0, 8), 400)).toBeNull()
})

test('a name stands at the last number of its line, and none covers another', () => {
  const { labels, layout } = place(lineOf('a', 1, 5), lineOf('b', 1, 5), lineOf('c', 9, 0, NaN))

  expect(labels.map(({ series }) => series.name)).toEqual(['a', 'b', 'c'])
  const [a, b, c] = labels.map(({ top }) => top)
  expect(a).toBeCloseTo(layout.toTop(5))
  expect((b ?? 0) - (a ?? 0)).toBeGreaterThanOrEqual(15)
  expect(c).toBeCloseTo(layout.toTop(0))
})

test('many lines with one end stand above each other within the chart', () => {
  const { labels, layout } = place(...Array.from({ length: 8 }, (_, i) => lineOf(`${i}`, 1, 0)))
  const tops = labels.map(({ top }) => top)

  expect(Math.max(...tops)).toBeLessThanOrEqual(layout.area.top + layout.area.height + 8)
  for (const [i, top] of tops.slice(1).entries()) {
    expect(top - (tops[i] ?? 0)).toBeGreaterThanOrEqual(15 - 1e-9)
  }
})
