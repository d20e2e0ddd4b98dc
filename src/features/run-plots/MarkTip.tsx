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

/** What a mark says, beside it. For the eye only: what reads the marks says the same aloud. */
export function MarkTip({ reading: { heading, slot, lines, selected }, left, top, area }: Props) {
  const side = left > area.left + area.width / 2 ? 'before' : 'after'
  const line = top > area.top + area.height / 2 ? 'above' : 'below'
  return (
    <div className={classes.place} style={{ left, top }} aria-hidden>
      <div className={`${classes.tip} ${classes[side]} ${classes[line]}`}>
        <div className={classes.heading}>
          {slot !== undefined && (
            <span className={classes.swatch} style={{ background: seriesColour(slot) }} />
          )}
          <bdi>{heading}</bdi>
        </div>
        {lines.map(([name, value]) => (
          <div key={name} className={classes.line}>
            <bdi className="cut">{name}</bdi>
            <bdi className={classes.value}>{value}</bdi>
          </div>
        ))}
        {selected === true && <div className={classes.foot}>selected</div>}
      </div>
    </div>
  )
}
