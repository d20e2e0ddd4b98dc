import { useDebouncedCallback } from '@mantine/hooks'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import box from '#charting/plotBox.module.css'
import { useSettledWidth } from '#charting/useSettledWidth.ts'
import { type Brush, brushTest, withBrush } from '#src/brushes.ts'
import { highlightedRun } from '#src/highlightedRun.ts'
import { formatCount } from '#ui/formatCount.ts'
import { HueLegend } from './HueLegend.tsx'
import { MarkSurface } from './MarkSurface.tsx'
import { PaintedMarks } from './PaintedMarks.tsx'
import { paintLines, paintLitLine } from './paintParallel.ts'
import { ParallelAxisControl } from './ParallelAxisControl.tsx'
import { type ParallelDrawing, parallelDrawing } from './parallelDrawing.ts'
import { parallelFiles } from './parallelFiles.ts'
import { type LineGroup, lineGroups, parallelLayout } from './parallelLines.ts'
import { parallelMarks } from './parallelMarks.ts'
import classes from './ParallelPlot.module.css'
import { PlotFigure } from './PlotFigure.tsx'
import type { PlotProps } from './plotProps.ts'
import { type ParallelSpec, titleText } from './plotSpecs.ts'

const USUAL_HEIGHT = 320
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
        <div className={box.plot} style={{ width: wide, height }}>
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
  const painted = useMemo(
    () => ({ drawing, groups, active, layout }),
    [drawing, groups, active, layout],
  )
  const indexOf = useMemo(
    () => new Map(Array.from(rows, (row, index) => [table.ids[row] ?? '', index])),
    [rows, table],
  )
  const paint = useCallback(
    (context: CanvasRenderingContext2D) => paintLines(context, painted),
    [painted],
  )
  const paintLit = useCallback(
    (context: CanvasRenderingContext2D) => {
      const index = indexOf.get(highlightedRun() ?? '')
      if (index !== undefined) paintLitLine(context, painted, index)
    },
    [indexOf, painted],
  )
  const marks = useMemo(
    () => parallelMarks({ drawing, active, runs }, layout),
    [drawing, active, runs, layout],
  )

  return (
    <>
      <div className={box.frame} aria-hidden>
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
