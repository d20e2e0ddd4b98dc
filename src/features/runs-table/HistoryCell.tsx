import { useCallback, useSyncExternalStore } from 'react'
import type { MetricSummary } from '#mlflow/metricSummary.ts'
import type { RunTable } from '#mlflow/runTable.ts'
import { formatCount } from '#ui/formatCount.ts'
import type { NumberFormat } from '#ui/formatNumber.ts'
import { Sparkline } from '#ui/Sparkline.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { formatInColumn } from './formatInColumn.ts'
import classes from './HistoryCell.module.css'
import { type HistoryStatistic, statisticOf } from './historyStatistics.ts'

type Props = {
  table: RunTable
  row: number
  metric: string
  statistic: HistoryStatistic
  /** Of the metric's own column. */
  format: NumberFormat
}

/** What a metric did in one run that has it. Drawn anew by itself when the history comes. */
export function HistoryCell({ table, row, metric, statistic, format }: Props) {
  const { histories } = table
  const runId = table.ids[row] ?? ''
  const summary = useSyncExternalStore(
    histories.subscribe,
    useCallback(() => histories.get(runId, metric), [histories, runId, metric]),
  )
  if (!summary) return <Awaited />
  if (statistic === 'curve') return <Curve summary={summary} format={format} />
  const { value, title } = statisticOf(summary, metric, statistic)
  const text = statistic === 'best-step' ? String(value) : formatInColumn(value, format)
  return (
    <span className={Number.isFinite(value) ? undefined : classes.odd} title={title}>
      {text}
    </span>
  )
}

const Awaited = () => (
  <span className={classes.awaited} title="The history is not here yet">
    <VisuallyHidden>The history is not here yet</VisuallyHidden>
  </span>
)

type CurveProps = { summary: MetricSummary; format: NumberFormat }

function Curve({ summary, format }: CurveProps) {
  const text = describeCourse(summary, format)
  // Where a run ended in NaN the line ends before it, and has no dot.
  const dotAt = Number.isFinite(summary.tail.at(-1)) ? summary.shape.length - 1 : -1
  return (
    <span className={classes.curve} title={text}>
      <Sparkline values={summary.shape} dotAt={dotAt} />
      <VisuallyHidden>{text}</VisuallyHidden>
    </span>
  )
}

/** E.g. `0.31 → 0.74, least 0.30, greatest 0.75 over 100 points`. */
function describeCourse(summary: MetricSummary, format: NumberFormat): string {
  const { shape, tail, count, min, max } = summary
  const [start, end, least, greatest] = [shape.at(0), tail.at(-1), min, max].map((value = NaN) =>
    formatInColumn(value, format),
  )
  if (count === 1) return `${end}, the only point`
  return `${start} → ${end}, least ${least}, greatest ${greatest} over ${formatCount(count, 'point')}`
}
