import { ChevronDown } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import type { Area } from '#charting/plotLayout.ts'
import { shortNames } from '#charting/shortName.ts'
import type { Brush } from '#src/brushes.ts'
import { ActionMenu } from '#ui/ActionMenu.tsx'
import { type AxisEnd, type AxisSpan, brushOf, endReading, moveEnd, spanOf } from './axisBrush.ts'
import type { ParallelAxis } from './parallelDrawing.ts'
import { CHARACTER, MOST_LABEL_PX } from './parallelLines.ts'
import classes from './ParallelPlot.module.css'
import type { ParallelSpec } from './plotSpecs.ts'

type Props = {
  axis: ParallelAxis
  /** Which of the axes it is, from the left. */
  at: number
  spec: ParallelSpec
  /** Of the axis, in px from the left of the plot. */
  left: number
  /** To the next axis, in px. */
  room: number
  area: Area
  brush: Brush | undefined
  onBrush: (brush: Brush | null, state: 'passing' | 'soon' | 'settled') => void
  onChange: (spec: ParallelSpec) => void
  onEdit: () => void
}

/** A press that moves less than this, in px, draws no range. */
const CLICK_PX = 4
/** As far from the end of a brush, in px, that end is meant. */
const END_PX = 7
const PAGE = 5

/** One axis: its name with what can be done with it, its labels, and the range that is drawn or moved on it. */
export function ParallelAxisControl(props: Props) {
  const { axis, at, spec, left, room, area, brush, onBrush, onChange, onEdit } = props
  const { axes } = spec
  const drag = useRef<{ start: number; move: (place: number) => AxisSpan; moved: boolean } | null>(
    null,
  )
  const span = spanOf(axis, brush)

  const press = (event: PointerEvent) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const start = placeAt(event)
    drag.current = { start, move: gestureAt(start, span, END_PX / area.height), moved: false }
  }
  const follow = (event: PointerEvent) => {
    if (!drag.current) return
    const place = placeAt(event)
    if (Math.abs(place - drag.current.start) * area.height >= CLICK_PX) drag.current.moved = true
    if (drag.current.moved) onBrush(brushOf(axis, drag.current.move(place)), 'passing')
  }
  const release = (event: PointerEvent) => {
    if (!drag.current) return
    const { move, moved } = drag.current
    drag.current = null
    // A click takes the range away.
    onBrush(moved ? brushOf(axis, move(placeAt(event))) : null, 'settled')
  }

  const move = (by: -1 | 1) => {
    const self = axes[at]
    if (self) onChange({ ...spec, axes: axes.toSpliced(at, 1).toSpliced(at + by, 0, self) })
  }
  const labelRoom = Math.min(room - 14, MOST_LABEL_PX)
  const labels = shortNames(
    axis.ticks.map(({ label }) => label),
    Math.floor(labelRoom / CHARACTER),
  )
  const scale = axes[at]?.scale ?? 'linear'
  const turnScale = () =>
    onChange({
      ...spec,
      axes: axes.with(at, { field: axis.field, scale: scale === 'log' ? 'linear' : 'log' }),
    })
  const items = [
    ...(at > 0 ? [{ label: 'Move left', onSelect: () => move(-1) }] : []),
    ...(at < axes.length - 1 ? [{ label: 'Move right', onSelect: () => move(1) }] : []),
    ...(axis.kind === 'numbers'
      ? [{ label: 'Logarithmic', checked: scale === 'log', onSelect: turnScale }]
      : []),
    ...(brush ? [{ label: 'Clear the brush', onSelect: () => onBrush(null, 'settled') }] : []),
    { label: 'Add an axis…', onSelect: onEdit },
    ...(axes.length > 2
      ? [
          {
            label: 'Remove the axis',
            onSelect: () => onChange({ ...spec, axes: axes.toSpliced(at, 1) }),
          },
        ]
      : []),
  ]

  return (
    <>
      <div
        className={classes.heading}
        data-at={at === 0 ? 'first' : at === axes.length - 1 ? 'last' : 'between'}
        style={{ left, maxWidth: Math.max(room - 6, 48) }}
      >
        <ActionMenu
          label={
            <>
              <bdi className="cut" title={axis.name}>
                {axis.name}
              </bdi>
              <ChevronDown size={11} aria-hidden />
            </>
          }
          description={`Axis ${axis.name}`}
          items={items}
        />
      </div>
      {axis.ticks.map(({ place, label }, i) => (
        <bdi
          key={place}
          className={`${classes.label} cut`}
          style={{
            left,
            top: area.top + (1 - place) * area.height,
            maxWidth: labelRoom,
          }}
          title={label}
          aria-hidden
        >
          {labels[i]}
        </bdi>
      ))}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its ends are moved by keys as well */}
      <div
        className={classes.strip}
        data-brushed={span !== null || undefined}
        style={{ left, top: area.top, height: area.height }}
        onPointerDown={press}
        onPointerMove={follow}
        onPointerUp={release}
        onPointerCancel={() => {
          drag.current = null
        }}
      >
        <div className={classes.line} />
        {span && (
          <div
            className={classes.span}
            style={{ top: `${(1 - span.to) * 100}%`, bottom: `${span.from * 100}%` }}
          />
        )}
        {(['high', 'low'] as const).map((end) => (
          <BrushEnd key={end} {...{ axis, brush, end, onBrush }} place={placeOfEnd(span, end)} />
        ))}
      </div>
    </>
  )
}

function placeAt({ currentTarget, clientY }: PointerEvent): number {
  const bounds = currentTarget.getBoundingClientRect()
  return 1 - (clientY - bounds.top) / bounds.height
}

const between = (a: number, b: number): AxisSpan => ({ from: Math.min(a, b), to: Math.max(a, b) })

const placeOfEnd = (span: AxisSpan | null, end: AxisEnd) =>
  end === 'low' ? (span?.from ?? 0) : (span?.to ?? 1)

/** What a drag does that begins at a place: it moves an end, or all of the range, or draws another. */
function gestureAt(
  start: number,
  span: AxisSpan | null,
  reach: number,
): (place: number) => AxisSpan {
  if (span) {
    const { from, to } = span
    if (Math.abs(start - to) <= reach) return (place) => between(from, place)
    if (Math.abs(start - from) <= reach) return (place) => between(to, place)
    if (start > from && start < to) {
      return (place) => {
        const by = Math.max(-from, Math.min(place - start, 1 - to))
        return { from: from + by, to: to + by }
      }
    }
  }
  return (place) => between(start, place)
}

type EndProps = Pick<Props, 'axis' | 'brush' | 'onBrush'> & { end: AxisEnd; place: number }

/** One end of the range, moved by keys. */
function BrushEnd({ axis, brush, end, place, onBrush }: EndProps) {
  const { at, count, text } = endReading(axis, brush, end)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const by = stepsOf(event.key, count)
    if (by !== null) onBrush(moveEnd(axis, brush, end, by), 'soon')
    else if (brush && (event.key === 'Escape' || event.key === 'Delete')) onBrush(null, 'soon')
    else return
    event.preventDefault()
  }
  return (
    <div
      className={classes.end}
      style={{ top: `${(1 - place) * 100}%` }}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an input of type range has one end only
      role="slider"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={`${axis.name}, ${end === 'low' ? 'lower' : 'upper'} end of the brush`}
      aria-valuemin={1}
      aria-valuemax={count}
      aria-valuenow={at + 1}
      aria-valuetext={text}
      onKeyDown={onKeyDown}
    />
  )
}

/** How many steps a key moves an end by; null for a key that does nothing here. */
function stepsOf(key: string, count: number): number | null {
  switch (key) {
    case 'ArrowUp':
    case 'ArrowRight':
      return 1
    case 'ArrowDown':
    case 'ArrowLeft':
      return -1
    case 'PageUp':
      return PAGE
    case 'PageDown':
      return -PAGE
    case 'Home':
      return -count
    case 'End':
      return count
    default:
      return null
  }
}
