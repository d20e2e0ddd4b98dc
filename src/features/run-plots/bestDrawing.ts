import type { RunTable } from '#mlflow/runTable.ts'
import { metricDirection } from '#src/metricDirection.ts'
import { fieldName, numberField } from '#src/runFields.ts'
import { formatCount } from '#ui/formatCount.ts'
import { formatNumber, numberFormatFor } from '#ui/formatNumber.ts'
import type { ConfigEntry } from './configText.ts'
import { type ParamImportance, paramImportance } from './paramImportance.ts'
import { leftOut } from './plotNotes.ts'
import type { BestSpec } from './plotSpecs.ts'

/** One of the best runs, with its values of the params that vary; undefined for one that it lacks. */
export type RankedRun = {
  /** From 1; equal values share the first place that they take. */
  rank: number
  row: number
  id: string
  name: string
  value: number
  /** The value as it is written. */
  text: string
  params: readonly (string | undefined)[]
}

/** The best runs by a metric, and what made them so. */
export type BestDrawing = {
  /** Which way the metric gets better; unknown until somebody says so, and then nothing is ranked. */
  direction: 'higher' | 'lower' | 'unknown'
  /** The best first. */
  ranking: readonly RankedRun[]
  /** The params whose values the ranking tells. */
  columns: readonly string[]
  importance: readonly ParamImportance[]
  /** All params of the best run, by name. */
  config: readonly ConfigEntry[]
  /** How many runs have a number of the metric. */
  measured: number
  summary: string
  notes: string[]
}

const MOST_RANKED = 10
const MOST_COLUMNS = 8

export function bestDrawing(table: RunTable, rows: Int32Array, spec: BestSpec): BestDrawing {
  const key = fieldName(spec.metric)
  const direction = spec.direction ?? metricDirection(key)
  const numberOf = numberField(table, spec.metric)
  const measured = rows.filter((row) => Number.isFinite(numberOf(row)))
  const importance = paramImportance(table, measured, spec.metric)
  const columns = importance.slice(0, MOST_COLUMNS).map(({ param }) => param)
  const sign = direction === 'lower' ? 1 : -1
  const best =
    direction === 'unknown'
      ? []
      : Array.from(measured)
          .toSorted((a, b) => sign * (numberOf(a) - numberOf(b)))
          .slice(0, MOST_RANKED)
  const values = best.map(numberOf)
  const format = numberFormatFor(values)
  const ranking = best.map((row) => ({
    rank: values.indexOf(numberOf(row)) + 1,
    row,
    id: table.ids[row] ?? '',
    name: table.names[row] ?? '',
    value: numberOf(row),
    text: formatNumber(numberOf(row), format),
    params: columns.map((param) => table.param(row, param)),
  }))
  const [first] = ranking
  const sharing = measured.filter((row) => numberOf(row) === first?.value).length
  return {
    direction,
    ranking,
    columns,
    importance,
    config: first ? configOf(table, first.row) : [],
    measured: measured.length,
    summary: summaryOf(key, ranking, importance, measured.length),
    notes: [
      ...(sharing > 1
        ? [
            `${sharing} runs share the best value: the config is that of the first in the table’s order`,
          ]
        : []),
      ...leftOut(rows.length - measured.length, spec.metric),
      ...(importance.length > columns.length && ranking.length > 0
        ? [`the ranking tells ${columns.length} of ${importance.length} params that vary`]
        : []),
    ],
  }
}

const collator = new Intl.Collator(undefined, { numeric: true })

const configOf = (table: RunTable, row: number): ConfigEntry[] =>
  [...table.params.keys()].toSorted(collator.compare).flatMap((name): ConfigEntry[] => {
    const value = table.param(row, name)
    return value === undefined ? [] : [[name, value]]
  })

function summaryOf(
  key: string,
  [first]: readonly RankedRun[],
  importance: readonly ParamImportance[],
  measured: number,
): string {
  const strongest = importance[0]
  return [
    `Best configuration by ${key} of ${formatCount(measured, 'run')}`,
    ...(first ? [`the best is ${first.name} with ${first.text}`] : []),
    ...(strongest?.effect
      ? [
          `${strongest.param} matters most, ${writeEffect(strongest)} of ${formatCount(strongest.n, 'run')}`,
        ]
      : []),
  ].join(', ')
}

/** The effect of a param as its statistic: ρ with its sign, or ε². */
export function writeEffect({ effect }: ParamImportance): string {
  if (!effect) return '–'
  const [sign, value] =
    effect.kind === 'number' ? ['ρ', effect.rho] : ['ε²', Math.max(effect.epsilonSquared, 0)]
  const text = value.toFixed(2)
  // What rounds to nothing has no sign.
  return `${sign} ${Number(text) === 0 ? '0.00' : text.replace('-', '\u2212')}`
}

/** A p-value to two digits; below a thousandth only that. */
export function writeP(p: number): string {
  if (p < 0.001) return '< 0.001'
  return p >= 0.1 ? p.toFixed(2) : p.toFixed(3)
}
