import { useCallback, useRef } from 'react'
import box from '#charting/plotBox.module.css'
import type { PlotLayout } from '#charting/plotLayout.ts'
import { type Palette, readPalette } from '#charting/readPalette.ts'
import { highlightedRun, onHighlight } from '#src/highlightedRun.ts'
import { Canvas } from '#ui/Canvas.tsx'
import type { ChartDrawing } from './chartDrawing.ts'
import { crosshairPlace, onCrosshair } from './crosshairPlace.ts'
import classes from './MetricPlot.module.css'
import { readAt } from './metricSeries.ts'
import { paintMembers, type PaintedSeries, paintSeries } from './paintSeries.ts'

type Props = {
  drawing: ChartDrawing
  painted: readonly PaintedSeries[]
  layout: PlotLayout
  width: number
  height: number
}

/** Of a line in px: at rest, while its run is highlighted, and of the one that others are measured against. */
const WIDTHS = { rest: 1.75, highlighted: 2.25, baseline: 2.5 }
const CROSSHAIR_DOT_PX = 4

/**
 * All lines on one canvas, which is painted once. On another above it, painted at each move of the pointer without
 * React: the highlighted lines, while the others step back, and the crosshair with a dot on each line.
 */
export function PlotMarks({ drawing, painted, layout, width, height }: Props) {
  const lines = useRef<HTMLDivElement>(null)

  const paintLines = useCallback(
    (context: CanvasRenderingContext2D) => {
      const palette = readPalette()
      for (const one of painted) {
        paintSeries(context, one, layout, {
          colour: palette.series(one.series.slot),
          width: one.series.isBaseline ? WIDTHS.baseline : WIDTHS.rest,
        })
      }
    },
    [painted, layout],
  )

  const paintMoving = useCallback(
    (context: CanvasRenderingContext2D) => {
      const palette = readPalette()
      const runId = highlightedRun()
      const lit = runId === null ? [] : painted.filter(({ series }) => isOf(series, runId))
      lines.current?.toggleAttribute('data-behind', lit.length > 0)
      for (const one of lit) {
        paintMembers(context, one, { drawing, layout, colour: palette.series(one.series.slot) })
        paintSeries(context, one, layout, {
          colour: palette.series(one.series.slot),
          width: one.series.isBaseline ? WIDTHS.baseline : WIDTHS.highlighted,
        })
      }
      const place = crosshairPlace()
      if (place?.kind !== drawing.xKind) return
      const [from, to] = drawing.x.domain
      if (place.x < from || place.x > to) return
      paintCrosshair(context, place.x, { painted, layout, palette })
    },
    [drawing, painted, layout],
  )

  return (
    <>
      <div ref={lines} className={classes.lines}>
        <Canvas className={box.canvas} {...{ width, height }} paint={paintLines} />
      </div>
      <Canvas className={box.canvas} {...{ width, height }} paint={paintMoving} watch={watch} />
    </>
  )
}

function watch(repaint: () => void) {
  const ends = [onHighlight(repaint), onCrosshair(repaint)]
  return () => {
    for (const end of ends) end()
  }
}

const isOf = ({ runId, band }: PaintedSeries['series'], highlighted: string) =>
  runId === highlighted || band?.runIds.includes(highlighted) === true

type Painted = Pick<Props, 'painted' | 'layout'> & { palette: Palette }

function paintCrosshair(
  context: CanvasRenderingContext2D,
  x: number,
  { painted, layout, palette }: Painted,
) {
  const { area, toLeft, toTop } = layout
  const left = toLeft(x)
  context.fillStyle = palette.muted
  context.fillRect(Math.round(left) - 0.5, area.top, 1, area.height)
  context.strokeStyle = palette.ground
  context.lineWidth = 1.5
  for (const { series } of painted) {
    const reading = readAt(series, x)
    if (reading?.x !== x) continue
    context.fillStyle = palette.series(series.slot)
    for (const value of reading.values) {
      const top = toTop(value)
      if (!Number.isFinite(value) || top < area.top || top > area.top + area.height) continue
      context.beginPath()
      context.arc(left, top, CROSSHAIR_DOT_PX, 0, 2 * Math.PI)
      context.fill()
      context.stroke()
    }
  }
}
