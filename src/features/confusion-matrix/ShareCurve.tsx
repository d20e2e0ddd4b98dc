import { useMemo } from 'react'
import classes from './ShareCurve.module.css'
import { type CurvePoint, thinnedCurve } from './thresholdCurves.ts'

type Props = {
  title: string
  /** What the curve comes to, e.g. its area. */
  value: string
  /** What the axes are called. */
  x: string
  y: string
  points: readonly CurvePoint[]
  /** `straight` from point to point, beside the line that chance makes; `steps` hold a point's height up to it. */
  shape: 'straight' | 'steps'
  marked: CurvePoint | null
}

/** Of the curve's square, in px. */
const SIDE = 200
const MARGIN = { left: 34, bottom: 32, top: 6, right: 8 }
const TICKS = [0, 0.5, 1]

const left = (share: number) => MARGIN.left + share * SIDE
const top = (share: number) => MARGIN.top + (1 - share) * SIDE

/** Two shares against each other, each from 0 to 1. */
export function ShareCurve({ title, value, x, y, points, shape, marked }: Props) {
  const line = useMemo(() => linePath(thinnedCurve(points, 0.5 / SIDE), shape), [points, shape])
  const place = marked
    ? `; at the threshold ${x} ${marked.x.toFixed(3)}, ${y} ${marked.y.toFixed(3)}`
    : ''
  return (
    <figure className={classes.curve} aria-label={`${title}: ${value}${place}`}>
      <figcaption>
        {title} <span className={classes.value}>{value}</span>
      </figcaption>
      <svg
        aria-hidden
        width={MARGIN.left + SIDE + MARGIN.right}
        height={MARGIN.top + SIDE + MARGIN.bottom}
      >
        {TICKS.map((tick) => (
          <g key={tick} className={classes.axis}>
            <line x1={left(0)} x2={left(1)} y1={top(tick)} y2={top(tick)} />
            <text x={left(0) - 6} y={top(tick)} textAnchor="end" dominantBaseline="central">
              {tick}
            </text>
            <text x={left(tick)} y={top(0) + 13} textAnchor="middle">
              {tick}
            </text>
          </g>
        ))}
        <text className={classes.name} x={left(0.5)} y={top(0) + 27} textAnchor="middle">
          {x} →
        </text>
        <text
          className={classes.name}
          textAnchor="middle"
          transform={`translate(9 ${top(0.5)}) rotate(-90)`}
        >
          {y} →
        </text>
        {shape === 'straight' && (
          <line className={classes.chance} x1={left(0)} y1={top(0)} x2={left(1)} y2={top(1)} />
        )}
        <path className={classes.line} d={line} />
        {marked && <circle className={classes.mark} cx={left(marked.x)} cy={top(marked.y)} r={5} />}
      </svg>
    </figure>
  )
}

function linePath(points: readonly CurvePoint[], shape: Props['shape']): string {
  return points
    .map(({ x, y }, i) => {
      const [across, down] = [left(x), top(y)].map((px) => Math.round(px * 100) / 100)
      if (i === 0) return shape === 'steps' ? `M${left(0)} ${down}H${across}` : `M${across} ${down}`
      return shape === 'steps' ? `V${down}H${across}` : `L${across} ${down}`
    })
    .join('')
}
