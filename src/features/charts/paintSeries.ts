import type { PlotLayout } from '#charting/plotLayout.ts'
import type { Pen } from '#charting/svgPen.ts'
import type { ChartDrawing } from './chartDrawing.ts'
import { edgeMarks, type EdgeMark, type Trace, traceOf } from './decimate.ts'
import { type Envelope, envelopeOf } from './envelope.ts'
import type { MetricSeries } from './metricSeries.ts'
import { DASHES } from './runStyles.ts'
import { drawBand, drawEnvelope, drawTrace, lonePoints } from './traceStrokes.ts'

/** One line as it is painted. */
export type PaintedSeries = {
  series: MetricSeries
  line: Trace
  /** What a dense line covers, which is filled; its `line` is then empty, since nothing strokes it. */
  area: Envelope | null
  /** What was logged, under a smoothed line. */
  raw: Trace | null
  band: { low: Trace; high: Trace } | null
  signs: Sign[]
}

/** A mark at the edge of the plot, in px: where the line is no finite number, or was logged before the axis begins. */
type Sign = { kind: EdgeMark['kind'] | 'before'; left: number; top: number }

/**
 * What a plot of this width paints: grey lines first, and those chosen first on top. Dense lines are areas, save where
 * they are to be `stroked`.
 */
export function paintedSeries(
  drawing: ChartDrawing,
  layout: PlotLayout,
  dense: 'filled' | 'stroked',
): PaintedSeries[] {
  const { series, x: axis } = drawing
  const { domain, scale } = axis
  const pixels = Math.ceil(layout.area.width)
  const under = series.toSorted((a, b) => (b.slot ?? Infinity) - (a.slot ?? Infinity) || 0)
  return under.map((one) => {
    const { x, y, raw, band } = one
    const trace = (column: Float64Array) =>
      traceOf({ x, y: column, gaps: band?.gaps }, domain, pixels, scale)
    // On a logarithmic axis the points are few at its beginning, however many there are in all.
    const isFilled = dense === 'filled' && (one.dash ?? 0) === 0 && scale === 'linear'
    const covered = isFilled ? envelopeOf({ x, y, gaps: band?.gaps }, domain, pixels) : null
    return {
      series: one,
      line: covered ? NO_TRACE : trace(y),
      area: covered,
      raw: raw ? trace(raw) : null,
      band: band ? { low: trace(band.low), high: trace(band.high) } : null,
      signs: signsOf(one, drawing, layout),
    }
  })
}

/** How far inside the plot the marks at its edge are, in px. */
const INSET = 5

function signsOf(series: MetricSeries, { x, whole }: ChartDrawing, layout: PlotLayout): Sign[] {
  const { left, top, width, height } = layout.area
  const bottom = top + height - INSET
  const signs = edgeMarks(series, x.domain, Math.ceil(width), x.scale).map(({ x, kind }): Sign => ({
    kind,
    left: layout.toLeft(x),
    top: kind === 'positive' ? top + INSET : bottom,
  }))
  const before = series.unplaced?.at(-1)
  if (before === undefined || x.domain[0] > whole[0]) return signs
  const at = Number.isNaN(before) ? bottom : layout.toTop(before)
  return [
    ...signs,
    { kind: 'before', left: left + INSET, top: Math.max(top + INSET, Math.min(at, bottom)) },
  ]
}

const NO_TRACE: Trace = {
  x: new Float64Array(),
  y: new Float64Array(),
  gaps: new Uint8Array(),
}

const DOT_PX = 3
type Style = { colour: string; width: number }

/** Draws one line with its band, what was logged under it, a dot at its end, and marks for what is not a finite number. */
export function paintSeries(
  context: CanvasRenderingContext2D,
  { line, area: covered, raw, band, signs, series }: PaintedSeries,
  layout: PlotLayout,
  { colour, width }: Style,
) {
  context.save()
  context.strokeStyle = colour
  context.fillStyle = colour
  context.lineJoin = 'bevel'
  context.lineCap = 'butt'
  clipTo(context, layout)
  if (band) {
    context.globalAlpha = 0.14
    context.beginPath()
    drawBand(context, band.low, band.high, layout)
    context.fill()
  }
  if (raw) {
    context.globalAlpha = 0.25
    context.lineWidth = 0.75
    context.beginPath()
    drawTrace(context, raw, layout)
    context.stroke()
  }
  context.globalAlpha = 1
  context.lineWidth = width
  context.setLineDash([...(DASHES[series.dash ?? 0] ?? [])])
  context.beginPath()
  if (covered) {
    drawEnvelope(context, covered, layout, width)
    context.fill()
  } else {
    drawTrace(context, line, layout)
    context.stroke()
  }
  context.setLineDash([])

  context.beginPath()
  const alone = covered ? loneColumns(covered, layout) : lonePoints(line, layout)
  for (const [left, top] of [...alone, ...endOf(series, layout)]) {
    context.moveTo(left + DOT_PX, top)
    context.arc(left, top, DOT_PX, 0, 2 * Math.PI)
  }
  context.fill()

  context.lineWidth = 1.5
  context.beginPath()
  for (const sign of signs) drawSign(context, sign)
  context.stroke()
  context.restore()
}

/** Draws the lines that a mean is of, faintly. */
export function paintMembers(
  context: CanvasRenderingContext2D,
  { series: { band } }: PaintedSeries,
  { drawing, layout, colour }: { drawing: ChartDrawing; layout: PlotLayout; colour: string },
) {
  if (!band) return
  context.save()
  clipTo(context, layout)
  context.strokeStyle = colour
  context.globalAlpha = 0.5
  context.lineWidth = 0.75
  context.beginPath()
  for (const member of band.members) {
    drawTrace(
      context,
      traceOf(member, drawing.x.domain, Math.ceil(layout.area.width), drawing.x.scale),
      layout,
    )
  }
  context.stroke()
  context.restore()
}

/** Nothing is drawn beyond the plot, save half of a dot at its edge. */
function clipTo(context: CanvasRenderingContext2D, { area }: PlotLayout) {
  context.beginPath()
  context.rect(
    area.left - DOT_PX,
    area.top - DOT_PX,
    area.width + 2 * DOT_PX,
    area.height + 2 * DOT_PX,
  )
  context.clip()
}

/** Places of the columns of an area that are joined to no other, and hold one value only. */
const loneColumns = ({ x, low, high, gaps }: Envelope, layout: PlotLayout) =>
  lonePoints({ x, y: high.map((y, i) => (y === low[i] ? y : Number.NaN)), gaps }, layout).filter(
    ([, top]) => !Number.isNaN(top),
  )

/** Where a line ends; nowhere, where it has no number. */
export function endOf({ x, y }: MetricSeries, layout: PlotLayout): [left: number, top: number][] {
  const last = y.findLastIndex((value) => Number.isFinite(value))
  return last < 0 ? [] : [[layout.toLeft(x[last] ?? 0), layout.toTop(y[last] ?? 0)]]
}

/** A cross for NaN, and a triangle that points to where an infinity lies, or what was logged before the axis begins. */
export function drawSign(pen: Pen, { kind, left, top }: Sign) {
  if (kind === 'nan') {
    pen.moveTo(left - 3, top - 3)
    pen.lineTo(left + 3, top + 3)
    pen.moveTo(left - 3, top + 3)
    pen.lineTo(left + 3, top - 3)
    return
  }
  if (kind === 'before') {
    pen.moveTo(left + 3, top - 3.5)
    pen.lineTo(left - 3, top)
    pen.lineTo(left + 3, top + 3.5)
    pen.lineTo(left + 3, top - 3.5)
    return
  }
  const up = kind === 'positive' ? 1 : -1
  pen.moveTo(left - 3.5, top + 3 * up)
  pen.lineTo(left, top - 3 * up)
  pen.lineTo(left + 3.5, top + 3 * up)
  pen.lineTo(left - 3.5, top + 3 * up)
}
