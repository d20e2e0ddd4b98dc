import type { ReactNode } from 'react'
import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'
import { useIsHighlighted } from '#src/highlightedRun.ts'
import { seriesColour } from '#ui/seriesColour.ts'
import type { ChartDrawing } from './chartDrawing.ts'
import classes from './LineMarks.module.css'
import { bandPath, linePath } from './linePath.ts'
import { type MetricSeries, within } from './metricSeries.ts'

const DOT_PX = 3
/** How far inside the plot the marks at its edge are, in px. */
const INSET = 5

/** The lines and bands, a dot at the end of each, and marks at the edge for what is not a finite number. */
export function LineMarks({ drawing }: { drawing: ChartDrawing }) {
  const toLeft = useXAxisScale()
  const toTop = useYAxisScale()
  const area = usePlotArea()
  if (!toLeft || !toTop || !area) return null

  const place = ({ x, y }: { x: number; y: number }): [number, number] | null => {
    const left = toLeft(x)
    const top = toTop(within(drawing.y.domain, y))
    return left === undefined || top === undefined ? null : [left, top]
  }

  return (
    <g className={classes.marks} aria-hidden pointerEvents="none">
      {coloursLast(drawing.lines).map(({ series, points, marks, edges }) => {
        const { path, dots } = linePath(points, place)
        const end = points.at(-1)
        const endPlace = end ? place(end) : null
        return (
          <RunMarks key={series.runId} series={series}>
            {edges && <path className={classes.band} d={bandPath(edges.low, edges.high, place)} />}
            <path className={classes.line} d={path} />
            {(endPlace ? [...dots, endPlace] : dots).map(([left, top], i) => (
              <circle key={i} cx={left} cy={top} r={DOT_PX} stroke="none" />
            ))}
            {marks.map(({ x, kind }, i) => (
              <path
                key={i}
                d={SIGNS[kind]}
                strokeWidth={1.5}
                transform={`translate(${toLeft(x) ?? 0} ${
                  kind === 'positive' ? area.y + INSET : area.y + area.height - INSET
                })`}
              />
            ))}
          </RunMarks>
        )
      })}
    </g>
  )
}

/** The marks of one line in its colour. What is highlighted changes here, and draws none of them anew. */
function RunMarks({ series, children }: { series: MetricSeries; children: ReactNode }) {
  const highlighted = useIsHighlighted(series.runId, ...(series.band?.runIds ?? []))
  const colour = seriesColour(series.slot)
  return (
    <g data-highlighted={highlighted || undefined} stroke={colour} fill={colour}>
      {children}
    </g>
  )
}

/** Grey lines lie under coloured ones, and these under those chosen before them. */
const coloursLast = (lines: ChartDrawing['lines']) =>
  lines.toSorted((a, b) => (b.series.slot ?? Infinity) - (a.series.slot ?? Infinity) || 0)

const SIGNS = {
  nan: 'M-3 -3L3 3M-3 3L3 -3',
  positive: 'M-3.5 3L0 -3L3.5 3Z',
  negative: 'M-3.5 -3L0 3L3.5 -3Z',
}
