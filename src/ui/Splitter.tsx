/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions --
   a separator that can be focused is ARIA's window splitter, which is interactive */
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import classes from './Splitter.module.css'

type Props = {
  /** What is resized, e.g. "Width of the table". */
  label: string
  /** How the line itself runs: a `vertical` one stands between left and right. */
  orientation: 'vertical' | 'horizontal'
  /** Whole numbers; the value may lie outside the limits, e.g. where a part is folded away. */
  value: number
  limits: { least: number; usual: number; most: number }
  unit: 'px' | '%'
  /** How far an arrow key moves it. */
  step: number
  /** The value that belongs to a place in the window, in px. */
  valueAt: (place: number) => number
  /** Called at every move of a drag, with a value within the limits, fractions and all: to be shown without React. */
  onMove: (value: number) => void
  /** Called when a drag ends, by keys, and by a double click, which resets. */
  onChange: (value: number) => void
  /** What Enter does. */
  onToggle?: () => void
}

type Drag = { offset: number; value: number }

/** The line between two parts of a page, moved by pointer and by keys as ARIA's window splitter is. */
export function Splitter(props: Props) {
  const { label, orientation, value, limits, unit, step, valueAt } = props
  const { onMove, onChange, onToggle } = props
  const drag = useRef<Drag | null>(null)
  const vertical = orientation === 'vertical'
  const within = (wanted: number) => Math.min(Math.max(wanted, limits.least), limits.most)
  const placeOf = ({ clientX, clientY }: PointerEvent) => (vertical ? clientX : clientY)

  const start = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    const box = event.currentTarget.getBoundingClientRect()
    const middle = vertical ? box.x + box.width / 2 : box.y + box.height / 2
    drag.current = { offset: placeOf(event) - middle, value }
    event.currentTarget.setPointerCapture(event.pointerId)
  }

  const move = (event: PointerEvent<HTMLElement>) => {
    if (!drag.current) return
    drag.current.value = within(valueAt(placeOf(event) - drag.current.offset))
    onMove(drag.current.value)
    const rounded = Math.round(drag.current.value)
    event.currentTarget.ariaValueNow = String(rounded)
    event.currentTarget.ariaValueText = `${rounded} ${unit}`
  }

  const end = () => {
    if (!drag.current) return
    const rounded = Math.round(drag.current.value)
    drag.current = null
    onMove(rounded)
    if (rounded !== value) onChange(rounded)
  }

  const press = (event: KeyboardEvent) => {
    const next = valueAfter(event.key)
    if (next !== undefined) onChange(next)
    else if (event.key === 'Enter' && onToggle) onToggle()
    else return
    event.preventDefault()
  }

  /** Where a key leads; undefined for a key that moves nothing. */
  const valueAfter = (key: string): number | undefined => {
    switch (key) {
      case vertical ? 'ArrowLeft' : 'ArrowUp':
        return within(value - step)
      case vertical ? 'ArrowRight' : 'ArrowDown':
        return within(value + step)
      case 'Home':
        return limits.least
      case 'End':
        return limits.most
      default:
        return undefined
    }
  }

  return (
    <hr
      className={classes.line}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuemin={limits.least}
      aria-valuemax={Math.max(limits.most, value)}
      aria-valuenow={value}
      aria-valuetext={`${value} ${unit}`}
      tabIndex={0}
      onPointerDown={start}
      onPointerMove={move}
      onLostPointerCapture={end}
      onDoubleClick={() => onChange(limits.usual)}
      onKeyDown={press}
    />
  )
}
