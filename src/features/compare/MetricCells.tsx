import { Star } from 'lucide-react'
import { formatNumber, type NumberFormat, numberFormatFor } from '#ui/formatNumber.ts'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { type Delta, deltaTo, type MetricRow } from './comparison.ts'
import classes from './ComparisonTable.module.css'

type Props = {
  row: MetricRow
  /** Index of the run that the others are measured against. */
  baseline: number | null
}

/** One metric over all runs: written alike, the best marked, each with its difference to the baseline. */
export function MetricCells({ row: { values, direction, best }, baseline }: Props) {
  const format = numberFormatFor(values.filter((value) => value !== null))
  const baselineValue = baseline === null ? null : (values[baseline] ?? null)
  const deltas = values.map((value, i) =>
    i === baseline ? null : deltaTo(baselineValue, value, direction),
  )
  const deltaFormat = numberFormatFor(
    deltas.flatMap((delta) => (delta ? [withoutNoise(delta.difference)] : [])),
  )

  return values.map((value, i) => {
    const delta = deltas[i] ?? null
    return (
      <td key={i} data-baseline={i === baseline || undefined}>
        <span className={classes.metric}>
          <span className={classes.value} title={value === null ? undefined : String(value)}>
            {value === null ? (
              <>
                <span aria-hidden className={classes.missing}>
                  –
                </span>
                <VisuallyHidden>missing</VisuallyHidden>
              </>
            ) : (
              formatNumber(value, format)
            )}
          </span>
          {best.has(i) && (
            <span className={classes.best}>
              <Star size={11} fill="currentColor" aria-hidden />
              best
            </span>
          )}
          {delta && <DeltaMark delta={delta} format={deltaFormat} />}
        </span>
      </td>
    )
  })
}

/** Drops the digits that subtracting binary fractions leaves behind: 0.9 − 0.6 is 0.3. */
const withoutNoise = (difference: number) => Number(difference.toPrecision(12))

function DeltaMark({
  delta: { difference, verdict },
  format,
}: {
  delta: Delta
  format: NumberFormat
}) {
  if (verdict === 'same') return <span className={classes.delta}>= baseline</span>
  const sign = difference > 0 ? '+' : ''
  return (
    <span className={classes.delta} data-verdict={verdict}>
      <span aria-hidden>{difference > 0 ? '▲' : '▼'} </span>
      {sign}
      {formatNumber(withoutNoise(difference), format)}
      {verdict !== 'unknown' && <VisuallyHidden> ({verdict} than the baseline)</VisuallyHidden>}
    </span>
  )
}
