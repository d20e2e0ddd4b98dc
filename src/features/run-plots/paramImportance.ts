import type { RunTable } from '#mlflow/runTable.ts'
import { isNumeric } from '#src/isNumeric.ts'
import { numberField } from '#src/runFields.ts'
import { groupEffect } from './groupEffect.ts'
import { averageRanks, correlationOfRanks } from './rankCorrelation.ts'

/** How a param goes together with a metric, over the runs that have both. */
export type ParamImportance = {
  param: string
  /** How many runs have both, and how many different values of the param they have. */
  n: number
  values: number
  /** How much it matters, 0 to 1: |ρ| of numbers, √ε² of categories; null where it cannot be told. */
  strength: number | null
  effect:
    | { kind: 'number'; rho: number; p: number }
    | { kind: 'category'; epsilonSquared: number; p: number }
    | null
}

/**
 * Which params of some rows matter for a metric, the strongest first; those for which it cannot be told stand last. A
 * param whose values all read as numbers goes by Spearman's ρ, any other by ε² of its groups, whose root is, as |ρ| is,
 * a correlation. Only params of which the rows have at least two values are told.
 */
export function paramImportance(
  table: RunTable,
  rows: Int32Array,
  field: string,
): ParamImportance[] {
  const metricOf = numberField(table, field)
  const measured = rows.filter((row) => Number.isFinite(metricOf(row)))
  const metrics = Float64Array.from(measured, metricOf)
  const metric = { measured, metrics, ranks: averageRanks(metrics) }
  return [...table.params.keys()]
    .flatMap((param) => importanceOf(table, param, metric) ?? [])
    .toSorted(
      (a, b) =>
        (b.strength ?? -1) - (a.strength ?? -1) ||
        a.param.localeCompare(b.param, 'en', { numeric: true }),
    )
}

/** The rows that have a finite number of the metric, their numbers and the ranks of these; the lists go together. */
type Measured = { measured: Int32Array; metrics: Float64Array; ranks: Float64Array }

function importanceOf(
  table: RunTable,
  param: string,
  { measured, metrics: all, ranks }: Measured,
): ParamImportance | null {
  const column = table.params.get(param)
  if (!column) return null
  const { codes, texts } = column
  const hasParam = (_: number, at: number) => (codes[measured[at] ?? -1] ?? -1) >= 0
  const both = measured.filter(hasParam)
  const metrics = both.length === measured.length ? all : all.filter(hasParam)
  const groups = Int32Array.from(both, (row) => codes[row] ?? -1)
  const different = new Set(groups)
  if (different.size < 2) return null
  const facts = { param, n: both.length, values: different.size }
  if ([...different].every((code) => isNumeric(texts[code] ?? ''))) {
    const found = correlationOfRanks(
      averageRanks(Float64Array.from(both, numberField(table, `params.${param}`))),
      // Where each run has the param, the ranks are those of all.
      metrics === all ? ranks : averageRanks(metrics),
    )
    const effect = found && { kind: 'number' as const, ...found }
    return { ...facts, strength: found && Math.abs(found.rho), effect }
  }
  const found = groupEffect(metrics, groups)
  if (!found) return { ...facts, strength: null, effect: null }
  const { epsilonSquared, p } = found
  return {
    ...facts,
    strength: Math.sqrt(Math.max(epsilonSquared, 0)),
    effect: { kind: 'category', epsilonSquared, p },
  }
}

/** Below these, what is found may well be chance, or a difference of two values. */
const FEW_RUNS = 10
const FEW_VALUES = 3

/** What one has to mind of a param's effect. */
export function cautionsOf({ n, values, effect }: ParamImportance): string[] {
  if (!effect) {
    if (n < 3) return ['too few runs']
    return [n === values ? 'each run has a value of its own' : 'the metric is the same in all runs']
  }
  return [
    n < FEW_RUNS && 'few runs: chance alone can look like this',
    values < FEW_VALUES && `${values} values only`,
  ].filter((text) => text !== false)
}
