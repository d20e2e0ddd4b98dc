import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'
import { seriesColour } from '#ui/seriesColour.ts'
import type { ChartDrawing } from './chartDrawing.ts'
import { linePath } from './linePath.ts'
import { within } from './metricSeries.ts'

const LINE_PX = 1.75
const DOT_PX = 3
/** How far inside the plot the marks at its edge are, in px. */
const INSET = 5

/** The lines, a dot at the end of each, and marks at the edge for what is not a finite number. */
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
    <g aria-hidden pointerEvents="none">
      {coloursLast(drawing.lines).map(({ series, points, marks }) => {
        const { path, dots } = linePath(points, place)
        const end = points.at(-1)
        const endPlace = end ? place(end) : null
        const colour = seriesColour(series.slot)
        return (
          <g key={series.runId} stroke={colour} fill={colour}>
            <path
              d={path}
              fill="none"
              strokeWidth={LINE_PX}
              strokeLinejoin="round"
              strokeLinecap="round"
            />
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
          </g>
        )
      })}
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
