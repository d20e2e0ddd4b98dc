import { useDebouncedCallback } from '@mantine/hooks'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { hueOf } from '#charting/markHue.ts'
import { type PlotPalette, readPlotPalette } from '#charting/plotPalette.ts'
import { useSettledWidth } from '#charting/useSettledWidth.ts'
import type { RunTable } from '#mlflow/runTable.ts'
import { type Brush, brushTest, withBrush } from '#src/brushes.ts'
import { highlightedRun } from '#src/highlightedRun.ts'
import { isMetric, textField } from '#src/runFields.ts'
import { formatCount } from '#ui/formatCount.ts'
import { briefNumber } from '#ui/fullNumber.ts'
import { HueLegend } from './HueLegend.tsx'
import { type Marks, MarkSurface } from './MarkSurface.tsx'
import { PaintedMarks } from './PaintedMarks.tsx'
import { ParallelAxisControl } from './ParallelAxisControl.tsx'
import { type ParallelDrawing, parallelDrawing } from './parallelDrawing.ts'
import { parallelFiles } from './parallelFiles.ts'
import {
  drawRun,
  faintOpacity,
  lineAt,
  type LineGroup,
  lineGroups,
  lineLook,
  type ParallelLayout,
  parallelLayout,
} from './parallelLines.ts'
import classes from './ParallelPlot.module.css'
import figure from './PlotFigure.module.css'
import { PlotFigure } from './PlotFigure.tsx'
import type { PlotProps } from './plotProps.ts'
import { type ParallelSpec, titleText } from './plotSpecs.ts'

const USUAL_HEIGHT = 320
/** A line is meant that is not further above or below the pointer than this, in px. */
const REACH = 10
/** Of an axis with its labels; where there is less room, the plot scrolls. */
const LEAST_PX = 88
/** How long keys must rest before the brush that they move narrows the table down, in ms. */
const REST_MS = 200

/** Fields as axes side by side, runs as lines across them; a range on an axis narrows down the runs everywhere. */
export function ParallelPlot(props: PlotProps<ParallelSpec>) {
  const { spec, runs, height = USUAL_HEIGHT, actions } = props
  const { table, unbrushed, brushes, onBrush, slots } = runs
  const drawing = useMemo(() => parallelDrawing(table, unbrushed, spec), [table, unbrushed, spec])
  const [draft, setDraft] = useState<{ from: readonly Brush[]; now: readonly Brush[] } | null>(null)
  // What is drawn by hand shows here at once; it lasts until the address has it, or another brush.
  const shown = draft?.from === brushes ? draft.now : brushes
  const commitSoon = useDebouncedCallback(onBrush, REST_MS)
  const brush = (field: string, next: Brush | null, state: 'passing' | 'soon' | 'settled') => {
    const now = withBrush(shown, field, next)
    setDraft({ from: brushes, now })
    if (state === 'soon') commitSoon(now)
    if (state === 'settled') {
      commitSoon.cancel()
      onBrush(now)
    }
  }

  // While a range is drawn over many lines, they may come a moment after it.
  const painted = useDeferredValue(shown)
  const active = useMemo(() => {
    const tests = painted.map((one) => brushTest(table, one))
    return Uint8Array.from(drawing.rows, (row) => Number(tests.every((test) => test(row))))
  }, [table, drawing, painted])
  const groups = useMemo(
    () =>
      lineGroups(
        drawing,
        (index) => active[index] === 1,
        (index) => slots.get(table.ids[drawing.rows[index] ?? -1] ?? '') ?? null,
      ),
    [drawing, active, slots, table],
  )
  const count = active.reduce((sum, one) => sum + one, 0)
  const within =
    shown.length > 0
      ? [
          `${count.toLocaleString('en')} of ${formatCount(active.length, 'run')} within what is brushed`,
        ]
      : []
  const { ref, width } = useSettledWidth()
  const wide = Math.max(width, drawing.axes.length * LEAST_PX)
  return (
    <PlotFigure
      spec={spec}
      summary={[drawing.summary, ...within].join(', ')}
      notes={[...within, ...drawing.notes]}
      files={
        active.length > 0
          ? parallelFiles({ drawing, groups, active, runs, spec, brushed: shown.length > 0 })
          : null
      }
      actions={actions}
      controls={
        shown.length > 0 && (
          <button
            type="button"
            className={classes.clear}
            onClick={() => {
              setDraft(null)
              commitSoon.cancel()
              onBrush([])
            }}
          >
            Clear the brush
          </button>
        )
      }
    >
      <div ref={ref} className={classes.scroller} data-scrolls={wide > width || undefined}>
        <div className={figure.plot} style={{ width: wide, height }}>
          {width > 0 && (
            <SizedParallel
              {...props}
              {...{ drawing, groups, active, shown }}
              width={wide}
              height={height}
              onBrush={brush}
            />
          )}
        </div>
      </div>
      {drawing.shades && (
        <HueLegend name={drawing.shades.name} extent={drawing.shades.extent} of="marks" />
      )}
    </PlotFigure>
  )
}

type SizedProps = Omit<PlotProps<ParallelSpec>, 'height'> & {
  drawing: ParallelDrawing
  groups: readonly LineGroup[]
  /** By index of a run: 1 within the brushes. */
  active: Uint8Array
  shown: readonly Brush[]
  width: number
  height: number
  onBrush: (field: string, brush: Brush | null, state: 'passing' | 'soon' | 'settled') => void
}

function SizedParallel(props: SizedProps) {
  const { spec, runs, drawing, groups, active, shown, width, height } = props
  const { table, onToggle } = runs
  const { rows, axes } = drawing
  const layout = useMemo(() => parallelLayout({ axes }, { width, height }), [axes, width, height])
  const paint = useCallback(
    (context: CanvasRenderingContext2D) => paintLines(context, { drawing, groups, active, layout }),
    [drawing, groups, active, layout],
  )
  const indexOf = useMemo(
    () => new Map(Array.from(rows, (row, index) => [table.ids[row] ?? '', index])),
    [rows, table],
  )
  const paintLit = useCallback(
    (context: CanvasRenderingContext2D) => {
      const index = indexOf.get(highlightedRun() ?? '')
      if (index === undefined) return
      const palette = readPlotPalette()
      const group = groups.find(({ indices }) => indices.includes(index))
      context.lineJoin = 'round'
      for (const [colour, width] of [
        [palette.ground, 6],
        [group ? colourOf(group, palette) : palette.series(null), 3],
      ] as const) {
        context.strokeStyle = colour
        context.lineWidth = width
        context.beginPath()
        drawRun(context, drawing, index, layout)
        context.stroke()
      }
    },
    [indexOf, groups, drawing, layout],
  )
  const marks = useMemo(
    () => marksOf({ drawing, active, runs }, layout),
    [drawing, active, runs, layout],
  )

  return (
    <>
      <div className={figure.frame} aria-hidden>
        <PaintedMarks {...{ width, height, paint, paintLit }} />
      </div>
      <MarkSurface label={titleText(spec)} area={layout.area} marks={marks} onToggle={onToggle} />
      {axes.map((axis, at) => (
        <ParallelAxisControl
          key={axis.field}
          axis={axis}
          at={at}
          spec={spec}
          left={layout.lefts[at] ?? 0}
          room={layout.area.width / Math.max(axes.length - 1, 1)}
          area={layout.area}
          brush={shown.find(({ field }) => field === axis.field)}
          onBrush={(brush, state) => props.onBrush(axis.field, brush, state)}
          onChange={props.onChange}
          onEdit={props.onEdit}
        />
      ))}
    </>
  )
}

type Painted = Pick<SizedProps, 'drawing' | 'groups' | 'active'> & { layout: ParallelLayout }

const colourOf = ({ slot, shade }: LineGroup, palette: PlotPalette) =>
  shade === null ? palette.series(slot) : hueOf(palette, shade)

function paintLines(
  context: CanvasRenderingContext2D,
  { drawing, groups, active, layout }: Painted,
) {
  const palette = readPlotPalette()
  const { width, opacity } = lineLook(groups.reduce((sum, { indices }) => sum + indices.length, 0))
  context.lineJoin = 'round'
  context.lineWidth = 1
  context.globalAlpha = faintOpacity(active.length)
  context.strokeStyle = palette.series(null)
  context.beginPath()
  for (let index = 0; index < active.length; index++) {
    if (active[index] === 0) drawRun(context, drawing, index, layout)
  }
  context.stroke()
  for (const group of groups) {
    const isColoured = group.slot !== null
    context.globalAlpha = isColoured ? 1 : opacity
    context.lineWidth = isColoured ? Math.max(width, 1.75) : width
    context.strokeStyle = colourOf(group, palette)
    context.beginPath()
    for (const index of group.indices) drawRun(context, drawing, index, layout)
    context.stroke()
  }
  context.globalAlpha = 1
}

/** The lines within the brushes, those that end highest first. */
function marksOf(
  { drawing, active, runs }: Pick<SizedProps, 'drawing' | 'active' | 'runs'>,
  layout: ParallelLayout,
): Marks {
  const { table, slots, selected } = runs
  const { axes, rows, shades } = drawing
  const last = axes.at(-1)?.places ?? new Float64Array(0)
  const order = Array.from(active.keys())
    .filter((index) => active[index] === 1)
    .toSorted((a, b) => (last[b] || 0) - (last[a] || 0) || a - b)
  const atOf = new Map(order.map((index, at) => [index, at]))
  const texts = axes.map((axis) => [axis.name, writerOf(table, axis.field)] as const)
  const rowAt = (at: number) => rows[order[at] ?? -1] ?? -1
  const idAt = (at: number) => table.ids[rowAt(at)] ?? ''
  const topAt = (at: number, left: number | null) => {
    const found =
      left === null ? null : lineAt(drawing, [order[at] ?? -1], layout, [left, 0], Infinity)
    return found?.top
  }
  return {
    count: order.length,
    placeOf: (at, left) => {
      const there = axes.findLastIndex(({ places }) => !Number.isNaN(places[order[at] ?? -1]))
      const end = [
        layout.lefts[there] ?? 0,
        layout.toTop(axes[there]?.places[order[at] ?? -1] ?? 0),
      ] as const
      const top = topAt(at, left)
      return left === null || top === undefined ? end : [left, top]
    },
    nearest: (left, top) => {
      const found = lineAt(drawing, order, layout, [left, top], REACH)
      return found ? (atOf.get(found.index) ?? null) : null
    },
    runIdOf: idAt,
    read: (at) => ({
      heading: table.names[rowAt(at)] ?? '',
      slot: shades ? undefined : (slots.get(idAt(at)) ?? null),
      lines: texts.map(([name, write]) => [name, write(rowAt(at))]),
      selected: selected.has(idAt(at)),
    }),
  }
}

/** Writes what a row has in a field: a metric to six digits, a param as it was logged, a dash for nothing. */
function writerOf(table: RunTable, field: string): (row: number) => string {
  const textOf = textField(table, field)
  return (row) => {
    const text = textOf(row)
    return text !== undefined && isMetric(field) ? briefNumber(Number(text)) : (text ?? '–')
  }
}
