import { useMemo } from 'react'
import { Button } from '#ui/Button.tsx'
import { formatNumber } from '#ui/formatNumber.ts'
import { formatScore } from './formatScore.ts'
import classes from './ThresholdPanel.module.css'
import {
  areaUnderRoc,
  averagePrecision,
  type ScoredSamples,
  type ThresholdPoint,
} from './thresholdCurves.ts'

type Props = {
  scored: ScoredSamples
  points: readonly ThresholdPoint[]
  labels: readonly string[]
  /** The place of the positive class. */
  positive: number
  onPositive: (place: number) => void
  /** The point that the matrix above is of; null where it is the file's own. */
  at: number | null
  onChange: (at: number | null) => void
}

/** Of each curve, in px. */
const SIDE = 200

/** A slider through all thresholds, and where each stands on the ROC and the precision–recall curve. */
export function ThresholdPanel(props: Props) {
  const { scored, points, labels, positive, onPositive, at, onChange } = props
  const { positives, negatives, left, reversed } = scored
  const roc = useMemo(
    () =>
      points.map(({ truePositives, falsePositives }) => ({
        x: negatives === 0 ? 0 : falsePositives / negatives,
        y: positives === 0 ? 0 : truePositives / positives,
      })),
    [points, positives, negatives],
  )
  const precisionRecall = useMemo(
    () =>
      points.slice(1).map(({ truePositives, falsePositives }) => ({
        x: positives === 0 ? 0 : truePositives / positives,
        y: truePositives / (truePositives + falsePositives),
      })),
    [points, positives],
  )
  const point = at === null ? null : (points[at] ?? null)
  return (
    <section className={classes.panel} aria-label="Threshold">
      <div className={classes.controls}>
        <label>
          Positive class{' '}
          <select
            value={positive}
            onChange={({ currentTarget }) => onPositive(Number(currentTarget.value))}
          >
            {labels.map((label, place) => (
              <option key={label} value={place}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label className={classes.slider}>
          Threshold
          <input
            type="range"
            min={0}
            max={points.length - 1}
            value={at ?? 0}
            aria-valuetext={point ? String(point.threshold) : 'that of the file'}
            onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
          />
          <output className="numeric">
            {point
              ? `score ${reversed ? '≤' : '≥'} ${formatNumber(point.threshold)}`
              : 'as in the file'}
          </output>
        </label>
        {point && <Button onClick={() => onChange(null)}>As in the file</Button>}
      </div>
      <div className={classes.curves}>
        <Curve
          title="ROC"
          value={`area ${formatScore(areaUnderRoc(scored, points))}`}
          x="false positive rate"
          y="true positive rate"
          points={roc}
          marked={at === null ? null : (roc[at] ?? null)}
          diagonal
        />
        <Curve
          title="Precision–recall"
          value={`average precision ${formatScore(averagePrecision(scored, points))}`}
          x="recall"
          y="precision"
          points={precisionRecall}
          marked={at === null ? null : (precisionRecall[at - 1] ?? null)}
        />
      </div>
      {(left > 0 || reversed) && (
        <p className={classes.note}>
          {reversed && 'Low scores speak for the positive class, as the predictions tell. '}
          {left > 0 && `${left.toLocaleString('en')} samples without a score are left out.`}
        </p>
      )}
    </section>
  )
}

type Place = { x: number; y: number }
type CurveProps = {
  title: string
  value: string
  x: string
  y: string
  points: readonly Place[]
  marked: Place | null
  diagonal?: boolean
}

const MARGIN = { left: 34, bottom: 32, top: 6, right: 8 }
const TICKS = [0, 0.5, 1]

/** Two shares against each other, each from 0 to 1. */
function Curve({ title, value, x, y, points, marked, diagonal = false }: CurveProps) {
  const left = (share: number) => MARGIN.left + share * SIDE
  const top = (share: number) => MARGIN.top + (1 - share) * SIDE
  const line = useMemo(
    () => points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${left(x)} ${top(y)}`).join(''),
    [points],
  )
  return (
    <figure className={classes.curve}>
      <figcaption>
        {title} <span className={classes.value}>{value}</span>
      </figcaption>
      <svg
        role="img"
        aria-label={`${title}: ${value}${marked ? `; at the threshold ${x} ${marked.x.toFixed(3)}, ${y} ${marked.y.toFixed(3)}` : ''}`}
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
        {diagonal && (
          <line className={classes.chance} x1={left(0)} y1={top(0)} x2={left(1)} y2={top(1)} />
        )}
        <path className={classes.line} d={line} />
        {marked && <circle className={classes.mark} cx={left(marked.x)} cy={top(marked.y)} r={5} />}
      </svg>
    </figure>
  )
}
