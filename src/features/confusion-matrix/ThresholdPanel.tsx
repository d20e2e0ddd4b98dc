import { useMemo } from 'react'
import { Button } from '#ui/Button.tsx'
import { formatCount } from '#ui/formatCount.ts'
import { formatNumber } from '#ui/formatNumber.ts'
import { formatScore } from './formatScore.ts'
import { ShareCurve } from './ShareCurve.tsx'
import classes from './ThresholdPanel.module.css'
import {
  areaUnderRoc,
  averagePrecision,
  precisionRecallCurve,
  rocCurve,
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
  /** The point that comes closest to the file's own. */
  usual: number
  onChange: (at: number | null) => void
}

/** A slider through all thresholds, and where each stands on the ROC and the precision–recall curve. */
export function ThresholdPanel(props: Props) {
  const { scored, points, labels, positive, onPositive, at, usual, onChange } = props
  const { left, positiveSide } = scored
  const roc = useMemo(() => rocCurve(scored, points), [scored, points])
  const precisionRecall = useMemo(() => precisionRecallCurve(scored, points), [scored, points])
  const point = at === null ? null : (points[at] ?? null)
  const text = point ? thresholdText(point, positiveSide) : 'as in the file'
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
            value={at ?? usual}
            aria-valuetext={text}
            onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
          />
          <output className="numeric">{text}</output>
        </label>
        {point && (
          <Button size="compact" onClick={() => onChange(null)}>
            As in the file
          </Button>
        )}
      </div>
      <div className={classes.curves}>
        <ShareCurve
          title="ROC"
          value={`area ${formatScore(areaUnderRoc(scored, points))}`}
          x="false positive rate"
          y="true positive rate"
          points={roc}
          shape="straight"
          marked={at === null ? null : (roc[at] ?? null)}
        />
        <ShareCurve
          title="Precision–recall"
          value={`average precision ${formatScore(averagePrecision(scored, points))}`}
          x="recall"
          y="precision"
          points={precisionRecall}
          shape="steps"
          // The first threshold calls nothing positive, and has no precision.
          marked={at === null ? null : (precisionRecall[at - 1] ?? null)}
        />
      </div>
      {(left > 0 || positiveSide === 'low') && (
        <p className={classes.note}>
          {positiveSide === 'low' &&
            'Low scores speak for the positive class, as the predictions tell. '}
          {left > 0 && `${formatCount(left, 'sample')} without a score left out.`}
        </p>
      )}
    </section>
  )
}

function thresholdText({ threshold }: ThresholdPoint, positiveSide: 'high' | 'low'): string {
  if (!Number.isFinite(threshold)) return 'nothing called positive'
  return `score ${positiveSide === 'high' ? '≥' : '≤'} ${formatNumber(threshold)}`
}
