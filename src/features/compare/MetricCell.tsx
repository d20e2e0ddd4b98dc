import { Star } from 'lucide-react'
import { formatCount } from '#ui/formatCount.ts'
import { formatNumber } from '#ui/formatNumber.ts'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import type { MetricRow } from './comparison.ts'
import type { GridModel } from './gridModel.ts'
import classes from './MetricCell.module.css'
import { type Delta, isWithinNoise } from '#src/metricDelta.ts'
import type { Noise } from '#src/seedNoise.ts'
import { deltaTexts, type MetricFormats, valueText } from './metricTexts.ts'
import { Missing } from './Missing.tsx'

type Props = {
  row: MetricRow
  /** Index of the run. */
  at: number
  model: Pick<GridModel, 'statistic' | 'deltas'>
  delta: Delta | null
  formats: MetricFormats
}

/** One metric of one run: its value, whether that is the best, and how it stands to the baseline. */
export function MetricCell({
  row,
  at,
  model: { statistic, deltas: style },
  delta,
  formats,
}: Props) {
  const value = row.values[at] ?? null
  return (
    <span className={classes.metric}>
      <span className={classes.value} title={value === null ? undefined : String(value)}>
        {row.pending.has(at) ? (
          <Awaited />
        ) : value === null ? (
          <Missing
            reason={
              statistic === 'best' && row.direction === 'unknown'
                ? 'no best: it is not known which way it gets better'
                : 'missing'
            }
          />
        ) : (
          valueText(value, formats)
        )}
      </span>
      {row.best.has(at) && (
        <span className={classes.best}>
          <Star size={11} fill="currentColor" aria-hidden />
          best
        </span>
      )}
      {delta && style !== 'none' && (
        <DeltaMark delta={delta} texts={deltaTexts(delta, style, formats)} />
      )}
    </span>
  )
}

const Awaited = () => (
  <span className={classes.awaited} title="The history is not here yet">
    <VisuallyHidden>The history is not here yet</VisuallyHidden>
  </span>
)

type MarkProps = { delta: Delta; texts: readonly string[] }

function DeltaMark({ delta, texts }: MarkProps) {
  const { difference, share, verdict, noise } = delta
  if (verdict === 'same') return <span className={classes.delta}>= baseline</span>
  const within = isWithinNoise(delta)
  const [first, second] = texts
  const lacksShare = share === null && (second ?? first)?.endsWith('%')
  const reason = lacksShare ? 'no percentage: the baseline is about 0' : ''
  const limit = noise ? describeNoise(noise) : ''
  return (
    <>
      <span
        className={classes.delta}
        data-verdict={within ? 'noise' : verdict}
        title={[reason, limit].filter(Boolean).join('; ') || undefined}
      >
        <span aria-hidden>{difference > 0 ? '▲' : '▼'} </span>
        {second === undefined ? first : `${first} (${second})`}
        {reason && <VisuallyHidden> ({reason})</VisuallyHidden>}
        {verdict !== 'unknown' && <VisuallyHidden> ({verdict} than the baseline)</VisuallyHidden>}
      </span>
      {within && noise && (
        <span className={classes.noise} title={limit}>
          <span aria-hidden>≈ </span>
          within noise, {formatCount(noise.seeds, 'seed')}
        </span>
      )}
    </>
  )
}

const describeNoise = ({ halfWidth, seeds }: Noise) =>
  `seeds alone make differences up to ${formatNumber(halfWidth)}, in 95 of 100 cases, as ${seeds} of them tell`
