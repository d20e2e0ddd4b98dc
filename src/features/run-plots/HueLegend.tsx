import type { CSSProperties } from 'react'
import type { Extent } from '#charting/extent.ts'
import { LEAST } from '#charting/markHue.ts'
import { formatNumber, numberFormatFor } from '#ui/formatNumber.ts'
import classes from './HueLegend.module.css'

type Props = {
  name: string
  extent: Extent | null
  /** Marks have no less than a part of the hue; cells have all of it, from the ground on. */
  of: 'marks' | 'cells'
}

type HueStyle = CSSProperties & { '--least': string }

/** Which shade is which number. */
export function HueLegend({ name, extent, of }: Props) {
  if (!extent) return null
  const format = numberFormatFor(extent)
  const [least, greatest] = extent.map((value) => formatNumber(value, format))
  if (extent[0] === extent[1]) {
    return (
      <p className={classes.legend}>
        <bdi className="cut">{name}</bdi>
        <span className={classes.only} data-of={of} aria-hidden />
        <span className="numeric">{least}</span>
      </p>
    )
  }
  const style: HueStyle = { '--least': `${of === 'marks' ? LEAST * 100 : 0}%` }
  return (
    <p className={classes.legend}>
      <bdi className="cut">{name}</bdi>
      <span className="numeric">{least}</span>
      <span className={classes.strip} style={style} aria-hidden />
      <span className="numeric">
        <span className="visually-hidden">to </span>
        {greatest}
      </span>
    </p>
  )
}
