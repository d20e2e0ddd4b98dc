import type { Area } from '#charting/plotLayout.ts'
import { seriesColour } from '#ui/seriesColour.ts'
import type { MarkReading } from './markReading.ts'
import classes from './MarkTip.module.css'

type Props = {
  reading: MarkReading
  /** Of the mark, in px from the top left of the plot. */
  left: number
  top: number
  area: Area
}

/** Of the tip, in px. */
const MOST_PX = 300
const LEAST_PX = 150
/** Between the mark and the tip, as its stylesheet has it. */
const GAP_PX = 12

/** What a mark says, beside it. For the eye only: what reads the marks says the same aloud. */
export function MarkTip({ reading: { heading, slot, lines, selected }, left, top, area }: Props) {
  const right = area.left + area.width
  const side = left > area.left + area.width / 2 ? 'before' : 'after'
  // What reached beyond the plot might be cut there.
  const room = Math.max(side === 'before' ? left : right - left, LEAST_PX) - GAP_PX
  const line = top > area.top + area.height / 2 ? 'above' : 'below'
  return (
    <div className={classes.place} style={{ left, top }} aria-hidden>
      <div
        className={`${classes.tip} ${classes[side]} ${classes[line]}`}
        style={{ maxWidth: Math.min(room, MOST_PX) }}
      >
        <div className={classes.heading}>
          {slot !== undefined && (
            <span className={classes.swatch} style={{ background: seriesColour(slot) }} />
          )}
          <bdi className={classes.name}>{heading}</bdi>
        </div>
        {lines.map(([name, value], at) => (
          <div key={at} className={classes.line}>
            <bdi className="cut">{name}</bdi>
            <bdi className={classes.value}>{value}</bdi>
          </div>
        ))}
        {selected === true && <div className={classes.foot}>selected</div>}
      </div>
    </div>
  )
}
