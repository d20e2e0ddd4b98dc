import classes from './Sparkline.module.css'
import { sparklinePath } from './sparklinePath.ts'

const WIDTH_PX = 80
const HEIGHT_PX = 20
/** Keeps the line's breadth and the dot at its end within the picture, in px. */
const MARGIN_PX = 3
const INNER = { width: WIDTH_PX - 2 * MARGIN_PX, height: HEIGHT_PX - 2 * MARGIN_PX }

type Props = {
  values: ArrayLike<number>
  /** Which of them a dot marks, counted from 0; none where there is no such value. */
  dotAt: number
}

/** The course of some finite values as a small line on a scale of its own, for eyes only: words must stand beside it. */
export function Sparkline({ values, dotAt }: Props) {
  const { path, points } = sparklinePath(values, INNER)
  const dot = points[dotAt]
  return (
    <svg
      className={classes.sparkline}
      width={WIDTH_PX}
      height={HEIGHT_PX}
      viewBox={`${-MARGIN_PX} ${-MARGIN_PX} ${WIDTH_PX} ${HEIGHT_PX}`}
      aria-hidden
    >
      <path d={path} />
      {dot && <circle cx={dot.x} cy={dot.y} r={2} />}
    </svg>
  )
}
