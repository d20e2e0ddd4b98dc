import { expect, test } from 'vitest'
import type { Extent } from '#charting/extent.ts'
import { chartCsv } from './chartCsv.ts'
import { chartDrawing } from './chartDrawing.ts'
import type { MetricSeries } from './metricSeries.ts'

const captions = { title: 'val/loss', xName: 'Step', notes: ['smoothed, half-life 5 steps', 'b'] }

const linesOf = (series: MetricSeries[], zoom: Extent | null = null, notes: string[] = []) => {
  const looking = {
    xKind: 'step',
    xScale: 'linear',
    scale: 'linear',
    zoom,
    range: null,
    outliers: 'shown',
  } as const
  const { x } = chartDrawing(series, looking)
  return chartCsv(series, x.domain, { ...captions, notes })
    .trimEnd()
    .split('\r\n')
}

const line: MetricSeries = {
  runId: 'abc',
  name: '=HYPERLINK("x")',
  slot: 0,
  x: Float64Array.of(0, 1, 2),
  y: Float64Array.of(0.1, NaN, -Infinity),
}

test('every point in sight is a line in full precision, and no name is a formula', () => {
  expect(linesOf([line])).toEqual([
    'metric,run_id,run,Step,value,notes',
    `val/loss,abc,"'=HYPERLINK(""x"")",0,0.1,`,
    `val/loss,abc,"'=HYPERLINK(""x"")",1,NaN,`,
    `val/loss,abc,"'=HYPERLINK(""x"")",2,-Infinity,`,
  ])
  expect(linesOf([line], [0.5, 1.5])).toHaveLength(2)
})

test('what was logged stands beside smoothed values, and what one has to know beside each', () => {
  const smoothed = { ...line, name: 'a', raw: Float64Array.of(1, 2, 3) }
  const [header, first] = linesOf([smoothed], null, captions.notes)

  expect(header).toBe('metric,run_id,run,Step,value,logged,notes')
  expect(first).toBe('val/loss,abc,a,0,0.1,1,"smoothed, half-life 5 steps; b"')
})

test('a mean has its band and the number of its runs, and no run', () => {
  const band = {
    low: Float64Array.of(0, 1, 2),
    high: Float64Array.of(2, 3, 4),
    n: Uint32Array.of(5, 5, 4),
    gaps: Uint8Array.of(1, 0, 0),
    runIds: ['x'],
    members: [],
    leftOut: 0,
  }
  const [header, first] = linesOf([{ ...line, name: 'lr 0.1', band }])

  expect(header).toBe('metric,run_id,run,Step,value,low,high,runs,notes')
  expect(first).toBe('val/loss,,lr 0.1,0,0.1,0,2,5,')
})

test('without ends of an axis every point is there, and the step of a mean over several steps is empty', () => {
  const once = { ...line, name: 'a', x: Float64Array.of(NaN), y: Float64Array.of(3) }

  expect(chartCsv([once], null, { ...captions, notes: [] })).toContain('val/loss,abc,a,,3,')
})
