import classes from './Sparkline.module.css'
import { sparklinePath } from './sparklinePath.ts'

const WIDTH_PX = 80
const HEIGHT_PX = 20
/** Keeps the line's breadth and the dot at its end within the picture, in px. */
const MARGIN_PX = 3
const INNER = { width: WIDTH_PX - 2 * MARGIN_PX, height: HEIGHT_PX - 2 * MARGIN_PX }

type Props = {
  values: ArrayLike<number>
  /** Whether a dot marks the last value. */
  dot: boolean
}

/** The course of some finite values as a small line on a scale of its own, for eyes only: words must stand beside it. */
export function Sparkline({ values, dot }: Props) {
  const { path, end } = sparklinePath(values, INNER)
  return (
    <svg
      className={classes.sparkline}
      width={WIDTH_PX}
      height={HEIGHT_PX}
      viewBox={`${-MARGIN_PX} ${-MARGIN_PX} ${WIDTH_PX} ${HEIGHT_PX}`}
      aria-hidden
    >
      <path d={path} />
      {dot && end && <circle cx={end.x} cy={end.y} r={2} />}
    </svg>
  )
}
