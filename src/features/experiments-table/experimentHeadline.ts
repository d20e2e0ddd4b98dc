import type { BestRun } from '#mlflow/bestRun.ts'
import type { MetricColumn, RunTable } from '#mlflow/runTable.ts'
import { headlineMetric } from '#src/headlineMetric.ts'
import { metricDirection } from '#src/metricDirection.ts'

/** What one experiment is judged by. */
export type Headline = {
  metric: string
  extreme: 'greatest' | 'least'
  /** Whether it is known which way the metric gets better. */
  direction: 'known' | 'unknown'
}

/** MLflow's own tags for it; its AutoML sets them, and so may anyone. */
const NAME_TAG = 'mlflow.experiment.primaryMetric.name'
const GREATER_TAG = 'mlflow.experiment.primaryMetric.greaterIsBetter'

/** Whether a tag has a say in what an experiment's headline is. */
export const isHeadlineTag = (key: string) => key === NAME_TAG || key === GREATER_TAG

/**
 * The metric that the experiment's tag names, else the one that its runs are known by; null where no run has a finite
 * value of any. Where neither a tag nor the name tells which way it gets better, the greatest value stands.
 */
export function experimentHeadline(
  tags: ReadonlyMap<string, string>,
  table: RunTable,
  rows: readonly number[],
): Headline | null {
  const metric = tags.get(NAME_TAG) || mostTelling(table, rows)
  if (metric === null) return null
  const greaterIsBetter = tags.get(GREATER_TAG)?.toLowerCase()
  if (tags.has(NAME_TAG) && greaterIsBetter !== undefined) {
    const extreme = greaterIsBetter === 'false' ? 'least' : 'greatest'
    return { metric, extreme, direction: 'known' }
  }
  const direction = metricDirection(metric)
  return {
    metric,
    extreme: direction === 'lower' ? 'least' : 'greatest',
    direction: direction === 'unknown' ? 'unknown' : 'known',
  }
}

function mostTelling(table: RunTable, rows: readonly number[]): string | null {
  const runsWith = new Map<string, number>()
  for (const [key, column] of table.metrics) {
    const count = rows.filter((row) => hasFinite(column, row)).length
    if (count > 0) runsWith.set(key, count)
  }
  return headlineMetric(runsWith.keys(), (name) => runsWith.get(name) ?? 0)
}

/** The best of some runs, the first of those that are equal; `rows` go from the newest to the oldest. */
export function bestOf(
  table: RunTable,
  rows: readonly number[],
  { metric, extreme }: Headline,
): BestRun | null {
  const column = table.metrics.get(metric)
  let best: BestRun | null = null
  for (const row of rows) {
    const value = column && hasFinite(column, row) ? column.values[row] : undefined
    if (value === undefined) continue
    const isBetter = !best || (extreme === 'greatest' ? value >= best.value : value <= best.value)
    if (isBetter) best = { id: table.ids[row] ?? '', name: table.names[row] ?? '', value }
  }
  return best
}

/** The metric's finite values in the newest runs, in the order of their starts; `rows` go the other way. */
export function latestValues(
  table: RunTable,
  rows: readonly number[],
  { metric }: Headline,
): { runIds: string[]; values: number[] } {
  const column = table.metrics.get(metric)
  const found = rows.filter((row) => column && hasFinite(column, row)).toReversed()
  return {
    runIds: found.map((row) => table.ids[row] ?? ''),
    values: found.flatMap((row) => column?.values[row] ?? []),
  }
}

const hasFinite = ({ steps, values }: MetricColumn, row: number) =>
  !Number.isNaN(steps[row]) && Number.isFinite(values[row])
