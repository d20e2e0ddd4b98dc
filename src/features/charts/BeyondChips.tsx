import type { MouseEvent } from 'react'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { describeBeyond, type Side, widened } from './beyondAxis.ts'
import classes from './BeyondChips.module.css'
import type { ChartDrawing } from './chartDrawing.ts'
import type { Extent } from '#charting/extent.ts'
import type { Area } from '#charting/plotLayout.ts'

type Props = {
  drawing: ChartDrawing
  area: Area
  onRange: (range: Extent) => void
}

const SIGNS: Record<Side, string> = { above: '▲', below: '▼' }

/** At either edge of a plot, what lies beyond it. Pressed, the axis is widened to hold that. */
export function BeyondChips({ drawing: { beyond, y }, area, onRange }: Props) {
  const show = (side: Side) => {
    const points = beyond[side]
    return (event: MouseEvent<HTMLElement>) => {
      if (!points) return
      // The chip goes; its chart keeps the focus.
      event.currentTarget.parentElement?.querySelector<HTMLElement>('[role="slider"]')?.focus()
      onRange(widened(y, side, points))
    }
  }
  return (['above', 'below'] as const).map((side) => {
    const points = beyond[side]
    if (!points) return null
    const top = side === 'above' ? area.top : area.top + area.height
    return (
      <button
        key={side}
        type="button"
        className={`${classes.chip} ${classes[side]}`}
        style={{ top, left: area.left + area.width, maxWidth: area.width }}
        title="Show them"
        onClick={show(side)}
      >
        <span aria-hidden>{SIGNS[side]} </span>
        {describeBeyond(side, points)}
        <VisuallyHidden> {side} the axis: show</VisuallyHidden>
      </button>
    )
  })
}
