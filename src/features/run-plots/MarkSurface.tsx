import { type KeyboardEvent, type PointerEvent, useId, useState } from 'react'
import type { Area } from '#charting/plotLayout.ts'
import { highlightRun } from '#src/highlightedRun.ts'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { describeReading, type MarkReading } from './markReading.ts'
import classes from './MarkSurface.module.css'
import { MarkTip } from './MarkTip.tsx'

/** The marks of a plot, by their places in the order in which keys walk them. */
export type Marks = {
  count: number
  /** In px from the top left of the plot; `left` is where the pointer is, null where keys read. */
  placeOf: (at: number, left: number | null) => readonly [left: number, top: number]
  /** The mark that is meant by a place; null for none. */
  nearest: (left: number, top: number) => number | null
  read: (at: number) => MarkReading
  /** The run that a mark stands for; null where it is no single one. */
  runIdOf: (at: number) => string | null
}

type Props = {
  /** What is read, e.g. `f1 over lr`. */
  label: string
  area: Area
  marks: Marks
  /** Selects a mark's run, or takes it out of the selection. */
  onToggle: (runId: string) => void
}

/**
 * Reads the marks of a plot where the pointer or the arrow keys are, and selects their runs by a click or Enter. The run
 * of the mark lights up wherever it is shown.
 */
export function MarkSurface({ label, area, marks, onToggle }: Props) {
  const [read, setRead] = useState<Read | null>(null)
  const hint = useId()
  const { count, placeOf, nearest, runIdOf } = marks
  const at = read === null ? null : placeNow(read, marks)

  const go = (next: number | null, left: number | null = null) => {
    setRead(next === null ? null : { at: next, runId: runIdOf(next), left })
    highlightRun(next === null ? null : runIdOf(next))
  }
  const follow = (event: PointerEvent) => {
    const bounds = event.currentTarget.getBoundingClientRect()
    const left = area.left + event.clientX - bounds.left
    go(nearest(left, area.top + event.clientY - bounds.top), left)
  }
  const toggle = (mark: number | null) => {
    const runId = mark === null ? null : runIdOf(mark)
    if (runId !== null) onToggle(runId)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' || event.key === ' ') toggle(at)
    else {
      const next = markAfter(event.key, at, count)
      if (next === undefined) return
      go(next)
    }
    event.preventDefault()
  }

  if (count === 0) return null
  const reading = at === null ? null : marks.read(at)
  const [left, top] = at === null ? [0, 0] : placeOf(at, read?.left ?? null)
  return (
    <>
      <div
        className={classes.surface}
        data-selects={(at !== null && runIdOf(at) !== null) || undefined}
        style={area}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an input is one line, and holds no plot.
        role="slider"
        tabIndex={0}
        aria-label={`Read ${label}`}
        aria-describedby={hint}
        aria-valuemin={1}
        aria-valuemax={count}
        aria-valuenow={(at ?? 0) + 1}
        aria-valuetext={reading ? describeReading(reading) : 'Arrow keys read the marks'}
        onPointerMove={follow}
        onPointerLeave={() => go(null)}
        onClick={() => toggle(at)}
        onBlur={() => go(null)}
        onKeyDown={onKeyDown}
      />
      <VisuallyHidden id={hint}>
        Arrow keys go from mark to mark, Enter selects the run.
      </VisuallyHidden>
      {reading && <MarkTip reading={reading} left={left} top={top} area={area} />}
    </>
  )
}

/** The mark that is read, with the run that it stood for; `left` is where the pointer is, null where keys read. */
type Read = { at: number; runId: string | null; left: number | null }

/** Where what is read stands now, when runs have come, gone or changed their places; null where it is there no more. */
function placeNow({ at, runId }: Read, { count, runIdOf }: Marks): number | null {
  if (at < count && runIdOf(at) === runId) return at
  if (runId === null) return null
  for (let place = 0; place < count; place++) if (runIdOf(place) === runId) return place
  return null
}

/** Where a key leads; undefined for a key that does nothing here. */
function markAfter(key: string, at: number | null, count: number): number | null | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return at === null ? 0 : Math.min(at + 1, count - 1)
    case 'ArrowLeft':
    case 'ArrowUp':
      return at === null ? count - 1 : Math.max(at - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    case 'Escape':
      // Where nothing is read, the key may close what the plot stands in.
      return at === null ? undefined : null
    default:
      return undefined
  }
}
