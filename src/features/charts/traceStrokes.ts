import type { PlotLayout } from '#charting/plotLayout.ts'
import type { Pen } from '#charting/svgPen.ts'
import type { Trace } from './decimate.ts'
import type { Envelope } from './envelope.ts'

/** Draws through a line's points, and lifts the pen over its gaps. */
export function drawTrace(pen: Pen, { x, y, gaps }: Trace, { toLeft, toTop }: PlotLayout) {
  for (let i = 0; i < x.length; i++) {
    const [left, top] = [toLeft(x[i] ?? 0), toTop(y[i] ?? 0)]
    if (gaps[i] === 1) pen.moveTo(left, top)
    else pen.lineTo(left, top)
  }
}

/** Draws around what a line of this width in px covers of each column of pixels. */
export function drawEnvelope(
  pen: Pen,
  { x, low, high, gaps }: Envelope,
  { toLeft, toTop }: PlotLayout,
  width: number,
) {
  const half = width / 2
  for (const [start, end] of partsOf({ gaps })) {
    // Also the first and the last column are as wide as the line.
    const [first, last] = [toLeft(x[start] ?? 0) - half, toLeft(x[end - 1] ?? 0) + half]
    const leftOf = (at: number) =>
      at === start ? first : at === end - 1 ? last : toLeft(x[at] ?? 0)
    pen.moveTo(first, toTop(high[start] ?? 0) - half)
    for (let at = start + 1; at < end; at++) pen.lineTo(leftOf(at), toTop(high[at] ?? 0) - half)
    if (end - start === 1) pen.lineTo(last, toTop(high[start] ?? 0) - half)
    for (let at = end - 1; at > start; at--) pen.lineTo(leftOf(at), toTop(low[at] ?? 0) + half)
    if (end - start === 1) pen.lineTo(last, toTop(low[start] ?? 0) + half)
    pen.lineTo(first, toTop(low[start] ?? 0) + half)
    // The tip of a spike is as wide as the line, too.
    for (let at = start + 1; at < end - 1; at++) {
      const [top, bottom] = [toTop(high[at] ?? 0), toTop(low[at] ?? 0)]
      const above = Math.min(toTop(high[at - 1] ?? 0), toTop(high[at + 1] ?? 0)) - top
      const below = bottom - Math.max(toTop(low[at - 1] ?? 0), toTop(low[at + 1] ?? 0))
      if (above > width || below > width) {
        const left = toLeft(x[at] ?? 0)
        pen.moveTo(left - half, top - half)
        pen.lineTo(left + half, top - half)
        pen.lineTo(left + half, bottom + half)
        pen.lineTo(left - half, bottom + half)
      }
    }
  }
}

/** Draws around the area between two lines that have their gaps at the same places. */
export function drawBand(pen: Pen, low: Trace, high: Trace, layout: PlotLayout) {
  const lowParts = partsOf(low)
  for (const [i, [start, end]] of partsOf(high).entries()) {
    const [lowStart, lowEnd] = lowParts[i] ?? [0, 0]
    for (let at = start; at < end; at++) {
      const [left, top] = [layout.toLeft(high.x[at] ?? 0), layout.toTop(high.y[at] ?? 0)]
      if (at === start) pen.moveTo(left, top)
      else pen.lineTo(left, top)
    }
    for (let at = lowEnd - 1; at >= lowStart; at--) {
      pen.lineTo(layout.toLeft(low.x[at] ?? 0), layout.toTop(low.y[at] ?? 0))
    }
  }
}

/** The parts of a trace between its gaps: the index of the first point of each, and the one after its last. */
function partsOf({ gaps }: Pick<Trace, 'gaps'>): [start: number, end: number][] {
  const starts: number[] = []
  for (const [i, gap] of gaps.entries()) if (gap === 1) starts.push(i)
  return starts.map((start, i) => [start, starts[i + 1] ?? gaps.length])
}

/** Places of the points that no stroke reaches. */
export function lonePoints(
  trace: Trace,
  { toLeft, toTop }: PlotLayout,
): [left: number, top: number][] {
  return partsOf(trace).flatMap(([start, end]): [number, number][] =>
    end - start === 1 ? [[toLeft(trace.x[start] ?? 0), toTop(trace.y[start] ?? 0)]] : [],
  )
}
