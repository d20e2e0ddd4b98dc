import { isUserTag, type Run } from '#mlflow/runs.ts'
import type { MetricDirection } from '#src/guessDirection.ts'
import { metricDirection } from '#src/metricDirection.ts'
import { isSame } from './isSame.ts'
import { runFacts } from './runFacts.ts'

/** The parts of a comparison, in their order. */
export const SECTIONS = [
  { section: 'metrics', title: 'Metrics' },
  { section: 'params', title: 'Params' },
  { section: 'tags', title: 'Tags' },
  { section: 'facts', title: 'Facts' },
  { section: 'datasets', title: 'Dataset inputs' },
] as const
export type Section = (typeof SECTIONS)[number]['section']

/** One key over all runs, in their order; null where a run lacks it. */
type TextRow = {
  section: Exclude<Section, 'metrics'>
  key: string
  values: readonly (string | null)[]
  differs: boolean
}

/** One metric over all runs, in their order; null where a run lacks it, or has nothing of the kind that is shown. */
export type MetricRow = {
  section: 'metrics'
  key: string
  values: readonly (number | null)[]
  /** Which runs, by index, have a value that is not known yet. */
  pending: ReadonlySet<number>
  differs: boolean
  direction: MetricDirection
  /** Which runs, by index, hold the best value. Ties share it; where nothing is worse, nothing is best. */
  best: ReadonlySet<number>
}

export type ComparisonRow = TextRow | MetricRow

/** The same for as long as the page is about the same runs. */
export const rowId = ({ section, key }: ComparisonRow) => `${section}/${key}`

type Options = {
  experimentNames?: ReadonlyMap<string, string>
  /** What is shown of a metric that a run has, by default its last value; `pending` until that is known. */
  metricValue?: (run: Run, metric: string, direction: MetricDirection) => number | null | 'pending'
}

const lastValue = (run: Run, metric: string) => run.metrics.get(metric)?.value ?? null

/**
 * All that some runs have, side by side: section by section, keys by name. A key that a run lacks counts as a
 * difference. As long as some values of a metric are pending, it differs where the last values do.
 */
export function compareRuns(
  runs: readonly Run[],
  { experimentNames = new Map(), metricValue = lastValue }: Options = {},
): ComparisonRow[] {
  const facts = runs.map((run) => runFacts(run, experimentNames))
  const userTags = runs.map(({ tags }) => new Map([...tags].filter(([key]) => isUserTag(key))))
  const metrics = keysOf(runs.map(({ metrics }) => metrics)).map((key): MetricRow => {
    const direction = metricDirection(key)
    const found = runs.map((run) =>
      run.metrics.has(key) ? metricValue(run, key, direction) : null,
    )
    const pending = new Set(found.flatMap((value, i) => (value === 'pending' ? [i] : [])))
    const values = found.map((value) => (value === 'pending' ? null : value))
    const decisive = pending.size > 0 ? runs.map((run) => lastValue(run, key)) : values
    const differs = !allSame(decisive)
    const best = findBest(values, direction)
    return { section: 'metrics', key, values, pending, differs, direction, best }
  })
  return [
    ...metrics,
    ...textRows(
      'params',
      runs.map(({ params }) => params),
    ),
    ...textRows('tags', userTags),
    // Facts keep the order in which they are told.
    ...[...new Set(facts.flatMap((fact) => [...fact.keys()]))].map((key) =>
      toTextRow('facts', key, facts),
    ),
    ...textRows('datasets', runs.map(datasetsByName)),
  ]
}

const collator = new Intl.Collator('en', { numeric: true })
const compareKeys = (a: string, b: string): number => collator.compare(a, b)

const keysOf = (lookups: readonly ReadonlyMap<string, unknown>[]): string[] =>
  [...new Set(lookups.flatMap((lookup) => [...lookup.keys()]))].toSorted(compareKeys)

type Lookups = readonly ReadonlyMap<string, string>[]

const textRows = (section: TextRow['section'], lookups: Lookups): TextRow[] =>
  keysOf(lookups).map((key) => toTextRow(section, key, lookups))

function toTextRow(section: TextRow['section'], key: string, lookups: Lookups): TextRow {
  const values = lookups.map((lookup) => lookup.get(key) ?? null)
  return { section, key, values, differs: !allSame(values) }
}

/** E.g. `a1b2c3 (training)`: which state of a data set a run read, and what for. */
function datasetsByName({ datasets }: Run): Map<string, string> {
  const inputs = new Map<string, string>()
  for (const { name, digest, context } of datasets) {
    const input = context === null ? digest : `${digest} (${context})`
    const before = inputs.get(name)
    inputs.set(name, before === undefined ? input : `${before}, ${input}`)
  }
  return inputs
}

const allSame = (values: readonly (string | number | null)[]): boolean => {
  const first = values[0] ?? null
  return values.every((value) => isSame(value, first))
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
export const countDiffering = (rows: readonly ComparisonRow[]) => ({
  differing: rows.filter(({ differs }) => differs).length,
  all: rows.length,
})

type RowFilter = { differingOnly: boolean; keyText: string }

/** Leaves the rows whose key holds a text, in any case, and if wanted only those that differ. */
export function filterRows(
  rows: readonly ComparisonRow[],
  { differingOnly, keyText }: RowFilter,
): ComparisonRow[] {
  const needle = keyText.trim().toLowerCase()
  return rows.filter(
    ({ key, differs }) => (differs || !differingOnly) && key.toLowerCase().includes(needle),
  )
}
