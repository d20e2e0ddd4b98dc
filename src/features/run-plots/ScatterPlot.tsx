import { useCallback, useMemo } from 'react'
import box from '#charting/plotBox.module.css'
import { PlotFrame } from '#charting/PlotFrame.tsx'
import { plotLayout } from '#charting/plotLayout.ts'
import { readPlotPalette } from '#charting/plotPalette.ts'
import { useSettledWidth } from '#charting/useSettledWidth.ts'
import { highlightedRun } from '#src/highlightedRun.ts'
import { fieldName } from '#src/runFields.ts'
import { briefNumber } from '#ui/fullNumber.ts'
import { HueLegend } from './HueLegend.tsx'
import { type Marks, MarkSurface } from './MarkSurface.tsx'
import { PaintedMarks } from './PaintedMarks.tsx'
import classes from './PlotFigure.module.css'
import { PlotFigure } from './PlotFigure.tsx'
import type { PlotProps, PlottedRuns } from './plotProps.ts'
import { type ScatterSpec, titleText } from './plotSpecs.ts'
import { type ScatterDrawing, scatterDrawing } from './scatterDrawing.ts'
import { scatterFiles } from './scatterFiles.ts'
import { markColours, markLooks, type ScatterMark, scatterMarks } from './scatterMarks.ts'

const USUAL_HEIGHT = 264
/** The mark is meant that is not further from the pointer than this, in px. */
const REACH = 24

/** Every run as a mark at two of its numbers. */
export function ScatterPlot(props: PlotProps<ScatterSpec>) {
  const { spec, runs, height = USUAL_HEIGHT, actions } = props
  const { table, rows, slots } = runs
  const drawing = useMemo(() => scatterDrawing(table, rows, spec), [table, rows, spec])
  const marks = useMemo(
    () => scatterMarks(drawing, (row) => slots.get(table.ids[row] ?? '') ?? null),
    [drawing, slots, table],
  )
  const { ref, width } = useSettledWidth()
  return (
    <PlotFigure
      spec={spec}
      summary={drawing.summary}
      notes={drawing.notes}
      files={drawing.rows.length > 0 ? scatterFiles({ drawing, marks, runs, spec }) : null}
      actions={actions}
    >
      <div ref={ref} className={box.plot} style={{ height }}>
        {drawing.rows.length === 0 ? (
          <p className={classes.empty}>No run has both numbers.</p>
        ) : (
          width > 0 && <SizedScatter {...{ spec, drawing, marks, width, height, runs }} />
        )}
      </div>
      {drawing.colour && (
        <HueLegend name={drawing.colour.name} extent={drawing.colour.extent} of="marks" />
      )}
    </PlotFigure>
  )
}

type SizedProps = {
  spec: ScatterSpec
  drawing: ScatterDrawing
  marks: readonly ScatterMark[]
  width: number
  height: number
  runs: PlottedRuns
}

function SizedScatter({ spec, drawing, marks, width, height, runs }: SizedProps) {
  const { table, slots, selected, onToggle } = runs
  const { rows, x, y, xAxis, yAxis } = drawing
  const layout = useMemo(
    () => plotLayout({ x: xAxis, y: yAxis }, { width, height }),
    [xAxis, yAxis, width, height],
  )
  const { lefts, tops } = useMemo(
    () => ({ lefts: x.map(layout.toLeft), tops: y.map(layout.toTop) }),
    [x, y, layout],
  )
  const atOf = useMemo(
    () => new Map(Array.from(rows, (row, at) => [table.ids[row] ?? '', at])),
    [rows, table],
  )
  const paint = useCallback(
    (context: CanvasRenderingContext2D) => {
      const palette = readPlotPalette()
      const colourOf = markColours(palette)
      const lookOf = markLooks(marks)
      context.strokeStyle = palette.ground
      for (const mark of marks) {
        const { radius, ring, opacity } = lookOf(mark)
        context.fillStyle = colourOf(mark)
        context.globalAlpha = opacity
        circle(context, lefts[mark.at] ?? 0, tops[mark.at] ?? 0, radius)
        context.fill()
        if (ring) context.stroke()
      }
      context.globalAlpha = 1
    },
    [marks, lefts, tops],
  )
  const paintLit = useCallback(
    (context: CanvasRenderingContext2D) => {
      const at = atOf.get(highlightedRun() ?? '')
      const mark = marks.find((mark) => mark.at === at)
      if (!mark) return
      const palette = readPlotPalette()
      context.fillStyle = markColours(palette)(mark)
      context.strokeStyle = palette.text
      context.lineWidth = 1.5
      circle(context, lefts[mark.at] ?? 0, tops[mark.at] ?? 0, markLooks(marks)(mark).radius + 2)
      context.fill()
      context.stroke()
    },
    [atOf, marks, lefts, tops],
  )

  const idAt = (at: number) => table.ids[rows[at] ?? -1] ?? ''
  const readable: Marks = {
    count: rows.length,
    placeOf: (at) => [lefts[at] ?? 0, tops[at] ?? 0],
    nearest: (left, top) => nearestMark(lefts, tops, left, top),
    runIdOf: idAt,
    read: (at) => ({
      heading: table.names[rows[at] ?? -1] ?? '',
      slot: drawing.colour ? undefined : (slots.get(idAt(at)) ?? null),
      lines: [
        [fieldName(spec.y.field), briefNumber(y[at] ?? NaN)],
        [fieldName(spec.x.field), briefNumber(x[at] ?? NaN)],
        ...(drawing.colour
          ? [[drawing.colour.name, briefNumber(drawing.colour.values[at] ?? NaN)] as const]
          : []),
      ],
      selected: selected.has(idAt(at)),
    }),
  }

  return (
    <>
      <div className={box.frame} aria-hidden>
        <PlotFrame x={xAxis} y={yAxis} area={layout.area} width={width} height={height} />
        <PaintedMarks {...{ width, height, paint, paintLit }} />
      </div>
      <MarkSurface
        label={titleText(spec)}
        area={layout.area}
        marks={readable}
        onToggle={onToggle}
      />
    </>
  )
}

function circle(context: CanvasRenderingContext2D, left: number, top: number, radius: number) {
  context.beginPath()
  context.arc(left, top, radius, 0, 2 * Math.PI)
}

function nearestMark(lefts: Float64Array, tops: Float64Array, left: number, top: number) {
  let nearest: number | null = null
  let least = REACH ** 2
  for (let at = 0; at < lefts.length; at++) {
    const distance = ((lefts[at] ?? 0) - left) ** 2 + ((tops[at] ?? 0) - top) ** 2
    if (distance > least) continue
    nearest = at
    least = distance
  }
  return nearest
}
