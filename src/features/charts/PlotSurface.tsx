import { useEventListener } from '@mantine/hooks'
import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Extent } from '#charting/extent.ts'
import type { PlotLayout } from '#charting/plotLayout.ts'
import { highlightRun } from '#src/highlightedRun.ts'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import type { Axis } from '#charting/axisTicks.ts'
import type { ChartDrawing } from './chartDrawing.ts'
import { ChartTooltip } from './ChartTooltip.tsx'
import { moveCrosshair } from './crosshairPlace.ts'
import { lineNear } from './lineNear.ts'
import { nearestX, neighbourX } from './metricSeries.ts'
import classes from './PlotSurface.module.css'
import { describeReadings, nearestReadings, readingsAt } from './readings.ts'
import { writeX } from './writeX.ts'
import { boxBetween, type Box, panned, zoomedAround } from './zooming.ts'

/** Parts of the axes to be shown: null for all of an axis; an axis that is not told stays as it is. */
export type Look = { x?: Extent | null; y?: Extent | null }

type Props = {
  metric: string
  drawing: ChartDrawing
  layout: PlotLayout
  /** Where the readings are shown, over the whole chart. */
  tooltipLayer: HTMLElement | null
  onLook: (look: Look, state: 'passing' | 'settled') => void
}

type Gesture = { kind: 'box' | 'pan'; from: [left: number, top: number] }

/** React's own wheel events cannot keep the page from scrolling. */
const MAY_PREVENT = { passive: false }
/** Of one turn of the wheel, per px that a page would scroll by. */
const WHEEL_SPEED = 0.002
const KEY_ZOOM = 2
/** Share of the axis that a key moves by. */
const KEY_PAN = 0.25

/**
 * Reads the lines where the pointer or the arrow keys are, in this chart and in all that go by the same; shows a part
 * of the axes by dragging a box, by the wheel with Ctrl, by dragging with Shift, or by keys. The run whose line the
 * pointer is on lights up wherever it is shown.
 */
export function PlotSurface({ metric, drawing, layout, tooltipLayer, onLook }: Props) {
  const [place, setPlace] = useState<number | null>(null)
  // Of the pointer, in px; null where keys read.
  const [height, setHeight] = useState<number | null>(null)
  const [nearest, setNearest] = useState<string | null>(null)
  const [box, setBox] = useState<Box | null>(null)
  const hint = useId()
  const gesture = useRef<Gesture | null>(null)
  const { series, xKind, x: xAxis, whole } = drawing
  const { domain, scale } = xAxis
  const { area } = layout
  const [first, last] = whole

  const onWheel = (event: WheelEvent) => {
    // Without Ctrl, which a touchpad's pinch has too, the page scrolls.
    if (!event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    const factor = Math.exp(event.deltaY * WHEEL_SPEED)
    const at = layout.xAt(area.left + event.offsetX)
    onLook({ x: zoomedAround(domain, at, factor, scale) }, 'passing')
  }
  const wheel = useEventListener('wheel', onWheel, MAY_PREVENT)

  // The points may have changed since: what is read is always one of them.
  const at = place === null ? null : nearestX(series, place, scale)
  const readings = at === null ? [] : readingsAt(series, at)
  const heading = (x: number) => writeX(x, xKind)

  const read = (x: number | null) => {
    setPlace(x)
    moveCrosshair(x === null ? null : { kind: xKind, x })
  }
  const light = (runId: string | null) => {
    setNearest(runId)
    highlightRun(runId)
  }

  const pointOf = (event: PointerEvent): [left: number, top: number] => {
    const bounds = event.currentTarget.getBoundingClientRect()
    return [area.left + event.clientX - bounds.left, area.top + event.clientY - bounds.top]
  }

  const press = (event: PointerEvent) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    gesture.current = { kind: event.shiftKey ? 'pan' : 'box', from: pointOf(event) }
    follow(event)
  }

  const follow = (event: PointerEvent) => {
    const [left, top] = pointOf(event)
    const { kind, from } = gesture.current ?? {}
    if (kind === 'pan' && from) {
      onLook({ x: panned(domain, (from[0] - left) / area.width, scale) }, 'passing')
      gesture.current = { kind, from: [left, top] }
      return
    }
    if (kind === 'box' && from) setBox(boxBetween(from, [left, top], area))
    const there = nearestX(series, layout.xAt(left), scale)
    if (there === null) return
    read(there)
    setHeight(top)
    light(lineNear(readingsAt(series, there), there, top, layout.toTop))
  }

  const giveUp = () => {
    gesture.current = null
    setBox(null)
  }
  const release = () => {
    const { kind } = gesture.current ?? {}
    giveUp()
    if (kind === 'box' && box) {
      onLook(
        {
          ...(box.across && { x: [layout.xAt(box.left), layout.xAt(box.left + box.width)] }),
          ...(box.down && { y: [layout.yAt(box.top + box.height), layout.yAt(box.top)] }),
        },
        'settled',
      )
    }
  }

  const leave = () => {
    if (gesture.current) return
    read(null)
    light(null)
  }

  const turn = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape') giveUp()
    const look = lookAfter(event, xAxis, at)
    if (look) onLook(look, 'passing')
    const next = look ? undefined : placeAfter(event.key, at)
    if (next !== undefined) {
      read(next)
      setHeight(null)
    }
    if (look || next !== undefined) event.preventDefault()
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

  const left = at === null ? null : layout.toLeft(at)
  return (
    <>
      <div
        ref={wheel}
        className={classes.surface}
        style={area}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an input is one line, and holds no box.
        role="slider"
        tabIndex={0}
        aria-label={`Read ${metric}`}
        aria-describedby={hint}
        aria-valuemin={first}
        aria-valuemax={last}
        aria-valuenow={at ?? last}
        aria-valuetext={
          at === null ? 'Arrow keys read the values' : describeReadings(heading(at), readings)
        }
        onPointerMove={follow}
        onPointerDown={press}
        onPointerUp={release}
        onPointerCancel={giveUp}
        onPointerLeave={leave}
        onDoubleClick={() => onLook({ x: null, y: null }, 'settled')}
        onBlur={leave}
        onKeyDown={turn}
      >
        {box && (
          <div
            className={classes.box}
            style={{
              left: box.left - area.left,
              top: box.top - area.top,
              width: box.width,
              height: box.height,
            }}
          />
        )}
      </div>
      <VisuallyHidden id={hint}>
        Plus and minus zoom, Shift with an arrow key moves, 0 shows all.
      </VisuallyHidden>
      {tooltipLayer &&
        !box &&
        left !== null &&
        at !== null &&
        createPortal(
          <ChartTooltip
            heading={heading(at)}
            readings={nearestReadings(readings, height, layout.toTop)}
            count={readings.length}
            at={at}
            xKind={xKind}
            nearest={nearest}
            left={left}
            side={left > area.left + area.width / 2 ? 'left' : 'right'}
          />,
          tooltipLayer,
        )}
    </>
  )
}

/** What a key shows of the x axis; null for a key that changes nothing of that. */
function lookAfter(
  { key, shiftKey }: KeyboardEvent,
  { domain, scale }: Axis,
  at: number | null,
): Look | null {
  const [from, to] = domain
  const kept = at !== null && at >= from && at <= to ? at : null
  if (key === '+' || key === '=') return { x: zoomedAround(domain, kept, 1 / KEY_ZOOM, scale) }
  if (key === '-') return { x: zoomedAround(domain, kept, KEY_ZOOM, scale) }
  if (key === '0') return { x: null, y: null }
  if (shiftKey && key === 'ArrowLeft') return { x: panned(domain, -KEY_PAN, scale) }
  if (shiftKey && key === 'ArrowRight') return { x: panned(domain, KEY_PAN, scale) }
  return null
}
