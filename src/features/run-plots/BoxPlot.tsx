import { useMemo } from 'react'
import box from '#charting/plotBox.module.css'
import { useSettledWidth } from '#charting/useSettledWidth.ts'
import { fieldName } from '#src/runFields.ts'
import { formatCount } from '#ui/formatCount.ts'
import { formatNumber } from '#ui/formatNumber.ts'
import { briefNumber } from '#ui/fullNumber.ts'
import { type BoxDrawing, boxDrawing } from './boxDrawing.ts'
import { boxFiles } from './boxFiles.ts'
import classes from './BoxPlot.module.css'
import { boxShapes } from './boxShapes.ts'
import type { MarkReading } from './markReading.ts'
import type { Marks } from './MarkSurface.tsx'
import { writeValue } from './plotFields.ts'
import figure from './PlotFigure.module.css'
import { PlotFigure } from './PlotFigure.tsx'
import type { PlotProps, PlottedRuns } from './plotProps.ts'
import { type BoxSpec, titleText } from './plotSpecs.ts'
import { RowsFrame } from './RowsFrame.tsx'
import { rowHeightIn, type RowsLayout, rowsLayout } from './rowsLayout.ts'
import { RowsPlot } from './RowsPlot.tsx'

const ROW_PX = 26
/** An outlier is meant that is not further from the pointer than this, in px; else the box is. */
const REACH = 7

/** One metric by the values of a param or a tag: quartiles, whiskers and outliers. */
export function BoxPlot({ spec, runs, height, actions }: PlotProps<BoxSpec>) {
  const { table, rows } = runs
  const drawing = useMemo(() => boxDrawing(table, rows, spec), [table, rows, spec])
  const { ref, width } = useSettledWidth()
  const { groups, summary, notes } = drawing
  const rowHeight = rowHeightIn(height, groups.length, ROW_PX)
  return (
    <PlotFigure
      spec={spec}
      summary={summary}
      notes={notes}
      files={groups.length > 0 ? boxFiles(drawing, spec) : null}
      actions={actions}
    >
      <div ref={ref} className={box.plot} style={{ minHeight: rowHeight * (groups.length + 1) }}>
        {groups.length === 0 ? (
          <p className={figure.empty}>No run has both.</p>
        ) : (
          width > 0 && <SizedBoxes {...{ spec, drawing, runs, width, rowHeight }} />
        )}
      </div>
    </PlotFigure>
  )
}

type SizedProps = {
  spec: BoxSpec
  drawing: BoxDrawing
  runs: PlottedRuns
  width: number
  rowHeight: number
}

const NO_BARS: readonly { at: number; value: number }[] = []

function SizedBoxes({ spec, drawing, runs, width, rowHeight }: SizedProps) {
  const { groups, axis } = drawing
  const layout = useMemo(
    () =>
      rowsLayout(
        axis,
        {
          names: groups.map(({ name }) => name),
          texts: groups.map(({ statistics: { n } }) => countText(n)),
        },
        { width, rowHeight },
      ),
    [axis, groups, width, rowHeight],
  )
  const marks = useMemo(() => marksOf(spec, drawing, runs, layout), [spec, drawing, runs, layout])
  return (
    <RowsPlot
      label={titleText(spec)}
      layout={layout}
      width={width}
      rows={groups.map(({ name, statistics: { n } }) => ({
        key: name,
        name,
        text: <span className={classes.count}>{countText(n)}</span>,
      }))}
      marks={marks}
      onToggle={runs.onToggle}
    >
      <RowsFrame layout={layout} width={width} data={NO_BARS} />
      <svg className={classes.boxes} width={width} height={layout.height}>
        {groups.map((group, at) => {
          const { box, median, whiskers, outliers } = boxShapes(group, at, layout)
          return (
            <g key={group.name}>
              <path className={classes.whiskers} d={whiskers} />
              <path className={classes.box} d={box} />
              <path className={classes.median} d={median} />
              <path className={classes.outliers} d={outliers} />
            </g>
          )
        })}
      </svg>
    </RowsPlot>
  )
}

const writeSpan = (span: readonly number[], format: BoxDrawing['format']) =>
  span.map((value) => formatNumber(value, format)).join(' to ')

const countText = (n: number) => `n ${n.toLocaleString('en')}`

/** Each box, then its outliers by size. */
function marksOf(
  spec: BoxSpec,
  { groups, format }: BoxDrawing,
  { table, slots, selected }: PlottedRuns,
  layout: RowsLayout,
): Marks {
  const list = groups.flatMap((group, row) => {
    const { values, statistics } = group
    const outliers = statistics.outliers.toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
    return [{ group, row, outlier: null }, ...outliers.map((outlier) => ({ group, row, outlier }))]
  })
  const valueOf = ({ group, outlier }: (typeof list)[number]) =>
    outlier === null ? group.statistics.median : (group.values[outlier] ?? NaN)
  const idOf = ({ group, outlier }: (typeof list)[number]) =>
    outlier === null ? null : (table.ids[group.rows[outlier] ?? -1] ?? null)
  return {
    count: list.length,
    placeOf: (at) => {
      const mark = list[at]
      return mark ? [layout.toLeft(valueOf(mark)), layout.toTop(mark.row)] : [0, 0]
    },
    nearest: (left, top) => {
      const row = layout.rowAt(top)
      if (row === null) return null
      const inRow = [...list.entries()].filter(([, mark]) => mark.row === row)
      const near = inRow.find(
        ([, mark]) =>
          mark.outlier !== null && Math.abs(layout.toLeft(valueOf(mark)) - left) <= REACH,
      )
      return (near ?? inRow[0])?.[0] ?? null
    },
    runIdOf: (at) => (list[at] ? idOf(list[at]) : null),
    read: (at): MarkReading => {
      const mark = list[at]
      if (!mark) return { heading: '', lines: [] }
      const runId = idOf(mark)
      const by = [fieldName(spec.by), writeValue(mark.group.name)] as const
      if (runId !== null) {
        return {
          heading: table.names[table.rowOf(runId) ?? -1] ?? '',
          slot: slots.get(runId) ?? null,
          lines: [by, [fieldName(spec.metric), briefNumber(valueOf(mark))], ['an outlier', '']],
          selected: selected.has(runId),
        }
      }
      const { n, low, median, high, whiskers, outliers } = mark.group.statistics
      return {
        heading: `${by[0]} ${by[1]}`,
        lines: [
          ['median', formatNumber(median, format)],
          ['quartiles', writeSpan([low, high], format)],
          ['whiskers', writeSpan(whiskers, format)],
          ['runs', String(n)],
          ...(outliers.length > 0
            ? [['beyond the whiskers', formatCount(outliers.length, 'run')] as const]
            : []),
        ],
      }
    },
  }
}
