import { Star } from 'lucide-react'
import { useMemo } from 'react'
import { Bar } from 'recharts'
import box from '#charting/plotBox.module.css'
import { useSettledWidth } from '#charting/useSettledWidth.ts'
import { useIsHighlighted } from '#src/highlightedRun.ts'
import { fieldName } from '#src/runFields.ts'
import { briefNumber } from '#ui/fullNumber.ts'
import { seriesColour } from '#ui/seriesColour.ts'
import { type BarsDrawing, barsDrawing } from './barsDrawing.ts'
import { barsFiles } from './barsFiles.ts'
import classes from './BarsPlot.module.css'
import type { Marks } from './MarkSurface.tsx'
import figure from './PlotFigure.module.css'
import { PlotFigure } from './PlotFigure.tsx'
import type { PlotProps, PlottedRuns } from './plotProps.ts'
import { type BarsSpec, titleText } from './plotSpecs.ts'
import { RowsFrame } from './RowsFrame.tsx'
import { rowHeightIn, type RowsLayout, rowsLayout } from './rowsLayout.ts'
import { RowsPlot } from './RowsPlot.tsx'

const ROW_PX = 20
/** How thick a bar is, as a share of its row. */
const THICKNESS = 0.55

/** One metric of the table's first runs as bars from zero. */
export function BarsPlot({ spec, runs, height, actions }: PlotProps<BarsSpec>) {
  const { table, rows, slots } = runs
  const drawing = useMemo(() => barsDrawing(table, rows, spec), [table, rows, spec])
  const { ref, width } = useSettledWidth()
  const { bars, summary, notes } = drawing
  const rowHeight = rowHeightIn(height, bars.length, ROW_PX)
  const some = bars.some(({ value }) => Number.isFinite(value))
  return (
    <PlotFigure
      spec={spec}
      summary={summary}
      notes={notes}
      files={some ? barsFiles({ drawing, slots, spec }) : null}
      actions={actions}
    >
      <div ref={ref} className={box.plot} style={{ minHeight: rowHeight * (bars.length + 1) }}>
        {some
          ? width > 0 && <SizedBars {...{ spec, drawing, runs, width, rowHeight }} />
          : width > 0 && <p className={figure.empty}>No run has a finite number.</p>}
      </div>
    </PlotFigure>
  )
}

/** What is no finite number has no bar. */
const finiteOr0 = (value: number | undefined) =>
  value !== undefined && Number.isFinite(value) ? value : 0

type SizedProps = {
  spec: BarsSpec
  drawing: BarsDrawing
  runs: PlottedRuns
  width: number
  rowHeight: number
}

function SizedBars({ spec, drawing, runs, width, rowHeight }: SizedProps) {
  const { slots, selected, onToggle } = runs
  const { bars, axis, best } = drawing
  const layout = useMemo(
    () =>
      rowsLayout(
        axis,
        { names: bars.map(({ name }) => name), texts: bars.map(({ text }) => `★ ${text}`) },
        { width, rowHeight },
      ),
    [axis, bars, width, rowHeight],
  )
  const data = useMemo(
    () =>
      bars.map(({ id, value }, at) => ({
        at,
        value: finiteOr0(value),
        fill: seriesColour(slots.get(id) ?? null),
      })),
    [bars, slots],
  )
  const marks: Marks = {
    count: bars.length,
    placeOf: (at) => [layout.toLeft(Math.max(finiteOr0(bars[at]?.value), 0)), layout.toTop(at)],
    nearest: (_left, top) => layout.rowAt(top),
    runIdOf: (at) => bars[at]?.id ?? null,
    read: (at) => {
      const { id, name, value, text } = bars[at] ?? { id: '', name: '', value: NaN, text: '–' }
      return {
        heading: name,
        slot: slots.get(id) ?? null,
        lines: [
          [fieldName(spec.metric), text === '–' ? text : briefNumber(value)],
          ...(best.includes(at) ? [['the best of these', ''] as const] : []),
        ],
        selected: selected.has(id),
      }
    },
  }
  return (
    <RowsPlot
      label={titleText(spec)}
      layout={layout}
      width={width}
      rows={bars.map(({ id, name, text }, at) => ({
        key: id,
        name,
        text: (
          <span className={classes.value} data-best={best.includes(at) || undefined}>
            {best.includes(at) && <Star size={10} fill="currentColor" />}
            {text}
          </span>
        ),
      }))}
      marks={marks}
      onToggle={onToggle}
    >
      {bars.map(({ id }, at) => (
        <RowBand key={id} runId={id} at={at} layout={layout} />
      ))}
      <RowsFrame layout={layout} width={width} data={data}>
        <Bar
          dataKey="value"
          barSize={Math.round(rowHeight * THICKNESS)}
          isAnimationActive={false}
        />
      </RowsFrame>
    </RowsPlot>
  )
}

/** Behind the row of the run that is pointed at, here or elsewhere. */
function RowBand({ runId, at, layout }: { runId: string; at: number; layout: RowsLayout }) {
  const highlighted = useIsHighlighted(runId)
  if (!highlighted) return null
  return (
    <div
      className={classes.band}
      style={{ top: layout.toTop(at) - layout.rowHeight / 2, height: layout.rowHeight }}
    />
  )
}
