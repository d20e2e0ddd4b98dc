import type { LoggedRun } from '#mlflow/metricHistory.ts'
import { groupKey } from '#src/highlightedRun.ts'
import { bandSeries, type Spread } from './bandSeries.ts'
import { type Curve, curveOf, type XChoice, xKindOf } from './chartCurves.ts'
import { type Extent, extentOf } from '#charting/extent.ts'
import { countUndrawable, type History, type MetricSeries } from './metricSeries.ts'

/** A run to draw as a line. */
export type ChartedRun = {
  run: LoggedRun
  /** Its colour slot; null is grey. */
  slot: number | null
  /** What the run has in a field such as `params.model` or `tags.purpose`. */
  texts?: (field: string) => string | undefined
  /** What its line is called, where that is not the run's name. */
  label?: string
  /** The kind of its dash; solid where there is none. */
  dash?: number
  /** Whether the others are measured against it. */
  isBaseline?: boolean
}

/** Runs to draw together, as their mean and a band around it. No two groups have one label. */
export type RunGroup = { label: string; slot: number | null; runs: readonly LoggedRun[] }

/** What one chart is about. */
export type Charted = {
  runs: readonly ChartedRun[]
  groups: readonly RunGroup[]
  spread: Spread
}

export type Histories = ReadonlyMap<string, History>

/** How the lines of a chart are made of histories. */
export type Drawn = {
  x: XChoice
  /** In steps; 0 for lines as they were logged. */
  halfLife: number
  /** The histories of the metric that the points go by, where they go by one. */
  axes: Histories
}

/** The lines of runs and groups as far as their histories are there; those without a point have none. */
export function chartSeries(charted: Charted, histories: Histories, { x, halfLife, axes }: Drawn) {
  const xKind = xKindOf(x, [...histories.values()])
  const series = seriesOf(charted, (run) =>
    curveOf(histories.get(run.id), xKind, { halfLife, axis: axes.get(run.id) }),
  )
  return { xKind, series }
}

/** A metric that every run logged once. */
export type LoggedOnce = {
  /** With one value each, at its step; NaN is the step of a mean over values of several. */
  series: readonly MetricSeries[]
  /** The first and the last of all their steps; null where nothing is there. */
  steps: Extent | null
}

/**
 * The metric's one value of each run where none of them logged it more than once; else null. Before a history is there,
 * a last point at step 0 is taken for the only one.
 */
export function loggedOnce(
  metric: string,
  charted: Charted,
  histories: Histories,
): LoggedOnce | null {
  const pointOf = (run: LoggedRun) => {
    const history = histories.get(run.id)
    if (!history) return run.metrics.get(metric)
    const [step, value] = [history.steps[0], history.values[0]]
    return step === undefined || value === undefined ? undefined : { step, value }
  }
  const isSingle = (run: LoggedRun): boolean => {
    const history = histories.get(run.id)
    return history ? history.values.length <= 1 : (run.metrics.get(metric)?.step ?? 0) === 0
  }
  const runs = allRuns(charted)
  if (!runs.every(isSingle)) return null

  const stepOf = new Map(runs.map((run) => [run.id, pointOf(run)?.step ?? Number.NaN]))
  const stepsOf = (runIds: readonly string[]) =>
    extentOf([Float64Array.from(runIds, (id) => stepOf.get(id) ?? Number.NaN)])
  const series = seriesOf(charted, (run) => {
    const point = pointOf(run)
    // Values of different steps have one mean: they stand at one place.
    return point ? { x: Float64Array.of(0), y: Float64Array.of(point.value) } : null
  })
  for (const { x, runId, band } of series) {
    const [first, last] = stepsOf(band?.runIds ?? [runId]) ?? []
    x[0] = first !== undefined && first === last ? first : Number.NaN
  }
  return { series, steps: stepsOf([...stepOf.keys()]) }
}

/** Every run that a chart reads, those of its groups among them. */
export const allRuns = ({ runs, groups }: Omit<Charted, 'spread'>): LoggedRun[] => [
  ...runs.map(({ run }) => run),
  ...groups.flatMap((group) => group.runs),
]

function seriesOf(
  { runs, groups, spread }: Charted,
  curve: (run: LoggedRun) => Curve | null,
): MetricSeries[] {
  const lines = runs.flatMap(({ run, slot, label, ...style }): MetricSeries[] => {
    const found = curve(run)
    const { dash = 0, isBaseline = false } = style
    const name = label ?? run.name
    return found ? [{ runId: run.id, name, slot, dash, isBaseline, ...found }] : []
  })
  const means = groups.flatMap((group): MetricSeries[] => {
    const curves = group.runs.flatMap((run) => curve(run) ?? [])
    const { x, centre, ...around } = bandSeries(curves, spread)
    if (x.length === 0) return []
    const { nan, positive, negative } = countUndrawable(curves.map(({ raw, y }) => raw ?? y))
    const sampled = curves.find((one) => one.sampled)?.sampled ?? null
    const band = {
      ...around,
      runIds: group.runs.map(({ id }) => id),
      members: curves,
      leftOut: nan + positive + negative,
    }
    return [
      { runId: groupKey(group), name: group.label, slot: group.slot, x, y: centre, band, sampled },
    ]
  })
  return [...lines, ...means]
}
