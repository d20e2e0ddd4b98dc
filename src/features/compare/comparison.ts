import type { Run } from '#mlflow/runs.ts'
import { isUserTag } from '#mlflow/runs.ts'
import { metricDirection, type MetricDirection } from '#src/metricDirection.ts'
import { runFacts } from './runFacts.ts'

/** One key over all runs, in their order; null where a run lacks it. */
export type TextRow = { key: string; values: readonly (string | null)[]; differs: boolean }

export type MetricRow = {
  key: string
  values: readonly (number | null)[]
  differs: boolean
  direction: MetricDirection
  /** Which runs, by index, hold the best value. Ties share it; where nothing is worse, nothing is best. */
  best: ReadonlySet<number>
}

export type Comparison = {
  params: TextRow[]
  metrics: MetricRow[]
  tags: TextRow[]
  facts: TextRow[]
}

/** All that some runs have, side by side; keys by name. A key that a run lacks counts as a difference. */
export function compareRuns(
  runs: readonly Run[],
  experimentNames: ReadonlyMap<string, string> = new Map(),
): Comparison {
  const textRows = (lookups: readonly ReadonlyMap<string, string>[]) =>
    keysOf(lookups).map((key) => toTextRow(key, lookups))
  const facts = runs.map((run) => runFacts(run, experimentNames))
  const latest = runs.map(({ metrics }) => metrics)
  return {
    params: textRows(runs.map(({ params }) => params)),
    metrics: keysOf(latest).map((key) =>
      toMetricRow(
        key,
        latest.map((metrics) => metrics.get(key)?.value ?? null),
      ),
    ),
    tags: textRows(runs.map(({ tags }) => new Map([...tags].filter(([key]) => isUserTag(key))))),
    // Facts keep the order in which they are told.
    facts: [...new Set(facts.flatMap((fact) => [...fact.keys()]))].map((key) =>
      toTextRow(key, facts),
    ),
  }
}

const keysOf = (lookups: readonly ReadonlyMap<string, unknown>[]): string[] =>
  [...new Set(lookups.flatMap((lookup) => [...lookup.keys()]))].toSorted((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  )

function toTextRow(key: string, lookups: readonly ReadonlyMap<string, string>[]): TextRow {
  const values = lookups.map((lookup) => lookup.get(key) ?? null)
  return { key, values, differs: !allSame(values) }
}

function toMetricRow(key: string, values: readonly (number | null)[]): MetricRow {
  const direction = metricDirection(key)
  return { key, values, differs: !allSame(values), direction, best: findBest(values, direction) }
}

/** NaN is the same as NaN, and 0 as −0. */
const allSame = (values: readonly (string | number | null)[]): boolean => {
  const [first] = values
  return values.every((value) => value === first || (Number.isNaN(value) && Number.isNaN(first)))
}

/** NaN and infinities come from a run that diverged, and are never best. */
function findBest(
  values: readonly (number | null)[],
  direction: MetricDirection,
): ReadonlySet<number> {
  const finite = values.flatMap((value) =>
    value !== null && Number.isFinite(value) ? [value] : [],
  )
  const [lowest, highest] = [Math.min(...finite), Math.max(...finite)]
  const nothingIsWorse = finite.length < 2 || lowest === highest
  if (direction === 'unknown' || nothingIsWorse) return new Set()
  const best = direction === 'lower' ? lowest : highest
  return new Set(values.flatMap((value, i) => (value === best ? [i] : [])))
}

/** How many keys a comparison has, and in how many of them the runs differ. */
export function countDiffering({ params, metrics, tags, facts }: Comparison) {
  const rows = [...params, ...metrics, ...tags, ...facts]
  return { differing: rows.filter(({ differs }) => differs).length, all: rows.length }
}

type RowFilter = { differingOnly: boolean; keyText: string }

/** Leaves the rows whose key holds a text, in any case, and if wanted only those that differ. */
export function filterRows(comparison: Comparison, { differingOnly, keyText }: RowFilter) {
  const needle = keyText.trim().toLowerCase()
  const keep = ({ key, differs }: { key: string; differs: boolean }) =>
    (differs || !differingOnly) && key.toLowerCase().includes(needle)
  return {
    params: comparison.params.filter(keep),
    metrics: comparison.metrics.filter(keep),
    tags: comparison.tags.filter(keep),
    facts: comparison.facts.filter(keep),
  }
}

/** How a value stands to the baseline's. `verdict` is `unknown` where the metric's name does not tell. */
export type Delta = { difference: number; verdict: 'better' | 'worse' | 'same' | 'unknown' }

/** Null where either is missing, NaN or infinite. */
export function deltaTo(
  baseline: number | null,
  value: number | null,
  direction: MetricDirection,
): Delta | null {
  if (baseline === null || value === null) return null
  const difference = value - baseline
  if (!Number.isFinite(difference)) return null
  if (difference === 0) return { difference, verdict: 'same' }
  if (direction === 'unknown') return { difference, verdict: 'unknown' }
  return { difference, verdict: difference > 0 === (direction === 'higher') ? 'better' : 'worse' }
}
