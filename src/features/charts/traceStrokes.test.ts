import { expect, test } from 'vitest'
import { axisOf } from '#charting/axisTicks.ts'
import { plotLayout } from '#charting/plotLayout.ts'
import { svgPen } from '#charting/svgPen.ts'
import type { Trace } from './decimate.ts'
import { drawBand, drawEnvelope, drawTrace, lonePoints } from './traceStrokes.ts'
import { xAxis } from './xAxis.ts'

/** One px for each number, from the top left. */
const layout = {
  ...plotLayout(
    { x: xAxis([0, 10], 'step'), y: axisOf([0, 10], 'linear') },
    { width: 1, height: 1 },
  ),
  toLeft: (x: number) => x,
  toTop: (y: number) => y,
}

const trace = (...points: [x: number, y: number, gap: 0 | 1][]): Trace => ({
  x: Float64Array.from(points, ([x]) => x),
  y: Float64Array.from(points, ([, y]) => y),
  gaps: Uint8Array.from(points, ([, , gap]) => gap),
})

test('a line is lifted over its gaps', () => {
  const pen = svgPen()
  drawTrace(pen, trace([0, 1, 1], [1, 2.25, 0], [3, 4, 1], [4, 5, 0]), layout)

  expect(pen.d()).toBe('M0 1L1 2.3M3 4L4 5')
})

test('a point between two gaps is told apart, since no stroke reaches it', () => {
  expect(lonePoints(trace([0, 1, 1], [1, 2, 0], [3, 4, 1], [5, 6, 1], [6, 7, 0]), layout)).toEqual([
    [3, 4],
  ])
})

test('a band goes along its upper edge and back along the lower, part by part', () => {
  const pen = svgPen()
  const low = trace([0, 5, 1], [1, 6, 0], [3, 5, 1], [4, 5, 0])
  const high = trace([0, 1, 1], [1, 2, 0], [3, 3, 1], [4, 3, 0])
  drawBand(pen, low, high, layout)

  expect(pen.d()).toBe('M0 1L1 2L1 6L0 5M3 3L4 3L4 5L3 5')
})

/** The path around a dense line 2 px wide, whose columns reach from these numbers to 10. */
function pathAround(high: number[]): string {
  const pen = svgPen()
  const x = Float64Array.from(high.keys())
  const gaps = Uint8Array.from(high, (_, i) => (i === 0 ? 1 : 0))
  const envelope = { x, low: x.map(() => 10), high: Float64Array.from(high), gaps }
  drawEnvelope(pen, envelope, layout, 2)
  return pen.d()
}

test('what a dense line covers is drawn around, as thick as the line, and the tip of a spike as wide', () => {
  // Here numbers grow downwards, as px do: the greatest of a column is its upper end.
  expect(pathAround([5, 5, 5])).toBe('M-1 4L1 4L3 4L3 11L1 11L-1 11')
  expect(pathAround([5, 1, 5])).toBe('M-1 4L1 0L3 4L3 11L1 11L-1 11M0 0L2 0L2 11L0 11')
  expect(pathAround([5])).toBe('M-1 4L1 4L1 11L-1 11')
})
