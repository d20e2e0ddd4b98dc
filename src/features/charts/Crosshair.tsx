import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { createPortal } from 'react-dom'
import { usePlotArea, useXAxisInverseScale, useXAxisScale, useYAxisScale } from 'recharts'
import { highlightRun } from '#src/highlightedRun.ts'
import { formatDuration } from '#ui/formatTime.ts'
import { seriesColour } from '#ui/seriesColour.ts'
import type { ChartDrawing } from './chartDrawing.ts'
import { ChartTooltip } from './ChartTooltip.tsx'
import classes from './Crosshair.module.css'
import { lineNear } from './lineNear.ts'
import { neighbourX, nearestX, within } from './metricSeries.ts'
import { describeReadings, readingsAt } from './readings.ts'

type Props = {
  metric: string
  drawing: ChartDrawing
  /** Where the tooltip is put: HTML has no place within an SVG. */
  tooltipLayer: HTMLElement | null
}

/**
 * Reads the lines where the pointer or the arrow keys are. It draws itself anew at each move, alone: the frame and
 * the lines stay. The run whose line the pointer is on lights up wherever it is shown.
 */
export function Crosshair({ metric, drawing, tooltipLayer }: Props) {
  const [place, setPlace] = useState<number | null>(null)
  const [nearest, setNearest] = useState<string | null>(null)
  const area = usePlotArea()
  const toLeft = useXAxisScale()
  const toTop = useYAxisScale()
  const toX = useXAxisInverseScale()
  const series = drawing.lines.map((line) => line.series)
  const first = nearestX(series, -Infinity)
  const last = nearestX(series, Infinity)
  if (!area || !toLeft || !toTop || !toX || first === null || last === null) return null

  // The points may have changed since: what is read is always one of them.
  const at = place === null ? null : nearestX(series, place)
  const readings = at === null ? [] : readingsAt(series, at)
  const left = at === null ? undefined : toLeft(at)
  const heading = (x: number) =>
    drawing.xKind === 'step' ? `Step ${x.toLocaleString('en')}` : `${formatDuration(x)} in`

  const topOf = (value: number) =>
    Number.isFinite(value) ? toTop(within(drawing.y.domain, value)) : undefined

  const light = (runId: string | null) => {
    setNearest(runId)
    highlightRun(runId)
  }

  const follow = (event: PointerEvent<SVGRectElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const x = toX(area.x + event.clientX - box.left)
    const there = typeof x === 'number' ? nearestX(series, x) : null
    if (there === null) return
    setPlace(there)
    light(lineNear(readingsAt(series, there), there, area.y + event.clientY - box.top, topOf))
  }

  const leave = () => {
    setPlace(null)
    light(null)
  }

  const step = (event: KeyboardEvent) => {
    const next = placeAfter(event.key, at)
    if (next === undefined) return
    event.preventDefault()
    setPlace(next)
  }

  /** Where a key leads; undefined for a key that does nothing here. */
  const placeAfter = (key: string, at: number | null): number | null | undefined => {
    switch (key) {
      case 'ArrowRight':
      case 'ArrowUp':
        return at === null ? first : neighbourX(series, at, 1)
      case 'ArrowLeft':
      case 'ArrowDown':
        return at === null ? last : neighbourX(series, at, -1)
      case 'Home':
        return first
      case 'End':
        return last
      case 'Escape':
        return null
      default:
        return undefined
    }
  }

  return (
    <g>
      {left !== undefined && (
        <g pointerEvents="none">
          <line
            className={classes.line}
            x1={left}
            x2={left}
            y1={area.y}
            y2={area.y + area.height}
          />
          {readings.map(({ series, values, x }) =>
            values.map((value, i) => {
              const top = topOf(value)
              if (top === undefined || x !== at) return null
              return (
                <circle
                  key={`${series.runId} ${i}`}
                  className={classes.dot}
                  cx={left}
                  cy={top}
                  r={4}
                  fill={seriesColour(series.slot)}
                />
              )
            }),
          )}
        </g>
      )}
      <rect
        className={classes.surface}
        x={area.x}
        y={area.y}
        width={area.width}
        height={area.height}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an SVG holds no input.
        role="slider"
        tabIndex={0}
        aria-label={`Read ${metric}`}
        aria-valuemin={first}
        aria-valuemax={last}
        aria-valuenow={at ?? last}
        aria-valuetext={
          at === null ? 'Arrow keys read the values' : describeReadings(heading(at), readings)
        }
        onPointerMove={follow}
        onPointerDown={follow}
        onPointerLeave={leave}
        onBlur={leave}
        onKeyDown={step}
      />
      {tooltipLayer &&
        left !== undefined &&
        at !== null &&
        createPortal(
          <ChartTooltip
            heading={heading(at)}
            readings={readings}
            at={at}
            nearest={nearest}
            left={left}
            side={left > area.x + area.width / 2 ? 'left' : 'right'}
          />,
          tooltipLayer,
        )}
    </g>
  )
}
