import { formatDifference, formatShare } from '#src/formatDelta.ts'
import { type Delta, isWithinNoise } from '#src/metricDelta.ts'
import { formatCount } from '#ui/formatCount.ts'
import { formatNumber, numberFormatFor } from '#ui/formatNumber.ts'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { WordBreaks } from '#ui/WordBreaks.tsx'
import classes from './ComparisonTable.module.css'
import type { VersionMetric } from './versionMetrics.ts'

type Props = {
  metrics: readonly VersionMetric[]
  /** `a` is null where there is nothing to compare with. */
  names: { a: string | null; b: string }
}

/** The last values of two versions' runs, and what the second gains on the first. */
export const MetricsTable = ({ metrics, names }: Props) => (
  <section>
    <h3 className={classes.title}>Metrics</h3>
    <div className={classes.scroll}>
      <table className={classes.table} aria-label="Metrics">
        <thead>
          <tr>
            <th scope="col">Name</th>
            {names.a !== null && (
              <th scope="col" className={classes.number}>
                {names.a}
              </th>
            )}
            <th scope="col" className={classes.number}>
              {names.b}
            </th>
            {names.a !== null && <th scope="col">Change</th>}
          </tr>
        </thead>
        <tbody>
          {metrics.map((metric) => (
            <MetricRow key={metric.name} metric={metric} isCompared={names.a !== null} />
          ))}
        </tbody>
      </table>
    </div>
  </section>
)

type RowProps = { metric: VersionMetric; isCompared: boolean }

function MetricRow({ metric: { name, a, b, delta }, isCompared }: RowProps) {
  const format = numberFormatFor([a, b].filter((value) => value !== null))
  const textOf = (value: number | null) => (value === null ? '–' : formatNumber(value, format))
  return (
    <tr>
      <th scope="row" className="name">
        <WordBreaks text={name} />
      </th>
      {isCompared && <td className={classes.number}>{textOf(a)}</td>}
      <td className={classes.number}>{textOf(b)}</td>
      {isCompared && <td>{delta && <Change delta={delta} />}</td>}
    </tr>
  )
}

function Change({ delta }: { delta: Delta }) {
  const { difference, share, verdict, noise } = delta
  if (verdict === 'same') return <span className={classes.delta}>=</span>
  const within = isWithinNoise(delta)
  return (
    <span className={classes.delta} data-verdict={within ? 'noise' : verdict}>
      <span aria-hidden>{difference > 0 ? '▲' : '▼'} </span>
      {formatDifference(difference, numberFormatFor([difference]))}
      {share !== null && ` (${formatShare(share)})`}
      {verdict !== 'unknown' && <VisuallyHidden> {verdict}</VisuallyHidden>}
      {within && noise && `, ≈ within noise, ${formatCount(noise.seeds, 'seed')}`}
    </span>
  )
}
