import { isUserTag } from '#mlflow/runs.ts'
import type { MetricColumn, RunTable } from '#mlflow/runTable.ts'
import { isNumeric } from '#src/isNumeric.ts'
import { type NumberFormat, numberFormatFor } from '#ui/formatNumber.ts'
import type { HistoryStatistic } from './historyStatistics.ts'

/** Results stand before settings: a wide table shows its left part first. */
export const COLUMN_GROUPS = [
  { group: 'attributes', label: 'Attributes' },
  { group: 'metrics', label: 'Metrics' },
  { group: 'params', label: 'Params' },
  { group: 'tags', label: 'Tags' },
] as const
type ColumnGroup = (typeof COLUMN_GROUPS)[number]['group']

/** A column of the runs table. Its id is the name that MLflow's filter language has for it, where it has one. */
export type RunColumn = {
  id: string
  group: ColumnGroup
  /** The key of a param, metric or tag; the name of an attribute. */
  key: string
  label: string
  shownByDefault: boolean
  /** In px. */
  width: number
  content: ColumnContent
}

/** How a column's cells are written. */
type ColumnContent =
  | { kind: 'metric'; format: NumberFormat }
  /** What a metric did before its last point, in the format of its own column; it is called so in headers and menus. */
  | {
      kind: 'history'
      statistic: HistoryStatistic
      label: string
      name: string
      format: NumberFormat
    }
  /** Numbers as they were logged, with their decimal points in line: `decimals` is the most that one has. */
  | { kind: 'numericText'; decimals: number }
  | { kind: 'text' }
  | { kind: 'attribute' }

const attribute = (
  key: string,
  label: string,
  width: number,
  shownByDefault = true,
): RunColumn => ({
  id: `attributes.${key}`,
  group: 'attributes',
  key,
  label,
  shownByDefault,
  width,
  content: { kind: 'attribute' },
})

/** The run's name has its own place at the left edge, and is not among these. */
const attributeColumns = (table: RunTable, experiments: 'one' | 'several'): RunColumn[] => [
  ...(experiments === 'several' ? [attribute('experiment', 'Experiment', 200)] : []),
  attribute('status', 'Status', 96),
  attribute('start_time', 'Started', 100),
  attribute('duration', 'Duration', 92),
  attribute('progress', 'Progress', 170, table.statuses.includes('RUNNING')),
  attribute('user', 'User', 96, new Set(table.users).size > 1),
  attribute('dataset', 'Dataset', 140, false),
  attribute('source', 'Source', 160, false),
  attribute('end_time', 'Ended', 100, false),
  attribute('run_id', 'Run id', 270, false),
]

const collator = new Intl.Collator(undefined, { numeric: true })
const byName = <Column extends { key: string }>(columns: Iterable<Column>) =>
  [...columns].toSorted((a, b) => collator.compare(a.key, b.key))

/** Values that a column's format is chosen by; it is the same once so many are here. */
const SAMPLED = 400

/** Every column that some loaded run has a value for, and every attribute. */
export function findColumns(table: RunTable, experiments: 'one' | 'several'): RunColumn[] {
  const rows = table.rows()
  const texts = (group: 'params' | 'tags', columns: RunTable['params']) =>
    byName(columns.values()).flatMap((column) => {
      const { key, codes, texts } = column
      const seen = new Set<number>()
      const enough = Math.min(SAMPLED, texts.length)
      for (const row of rows) {
        const code = codes[row] ?? -1
        if (code >= 0 && seen.add(code).size === enough) break
      }
      return seen.size === 0
        ? []
        : textColumn(
            group,
            key,
            [...seen].map((code) => texts[code] ?? ''),
          )
    })
  return [
    ...attributeColumns(table, experiments),
    ...byName(table.metrics.values()).flatMap((column) => {
      const format = formatOf(column, rows)
      return format ? metricColumn(column.key, format) : []
    }),
    ...texts('params', table.params),
    ...texts('tags', table.tags).filter(({ key }) => isUserTag(key)),
  ]
}

/** Formats that no further run can change, by the values that they are for. */
const settledFormats = new WeakMap<Float64Array, NumberFormat>()

/** The format of a metric by its first values; null where no run has one. */
function formatOf({ values, steps }: MetricColumn, rows: Int32Array): NumberFormat | null {
  const settled = settledFormats.get(values)
  if (settled) return settled
  const seen: number[] = []
  for (const row of rows) {
    if (Number.isNaN(steps[row])) continue
    if (seen.push(values[row] ?? NaN) === SAMPLED) break
  }
  if (seen.length === 0) return null
  const format = numberFormatFor(seen)
  if (seen.length === SAMPLED) settledFormats.set(values, format)
  return format
}

const metricColumn = (key: string, format: NumberFormat): RunColumn => ({
  id: `metrics.${key}`,
  group: 'metrics',
  key,
  label: key,
  shownByDefault: true,
  width: widthFor(key, 9),
  content: { kind: 'metric', format },
})

function textColumn(group: 'params' | 'tags', key: string, values: string[]): RunColumn {
  const longest = values.reduce((most, value) => Math.max(most, value.length), 0)
  return {
    id: `${group}.${key}`,
    group,
    key,
    label: key,
    shownByDefault: true,
    width: widthFor(key, longest),
    content: values.every(isNumeric)
      ? { kind: 'numericText', decimals: mostDecimals(values) }
      : { kind: 'text' },
  }
}

/** Wide enough for most labels and values, in px; the rest is cut, and told in full by a title. */
const widthFor = (label: string, characters: number) =>
  Math.min(Math.max(label.length * 7.4 + 46, characters * 7.2 + 22, 76), 200)

/** Beyond this many decimals lining up costs more room than it gives ease. */
const DECIMALS_LINED_UP = 6

function mostDecimals(values: readonly string[]): number {
  const decimals = values.map((value) => decimalsOf(value))
  const most = Math.max(0, ...decimals)
  return most > DECIMALS_LINED_UP || values.some((value) => /e/i.test(value)) ? 0 : most
}

const decimalsOf = (text: string) => (text.split('.')[1] ?? '').length

/** Text of a number, padded with blanks as wide as digits, so that decimal points stand in line. */
export function lineUp(text: string, decimals: number): string {
  const missing = decimals - decimalsOf(text)
  if (missing <= 0) return text
  return text + (text.includes('.') ? '' : '\u2008') + '\u2007'.repeat(missing)
}

/** Numbers, and lengths of time, stand at the right. */
export const isRightAligned = ({ content, key }: RunColumn): boolean =>
  content.kind === 'metric' ||
  (content.kind === 'history' && content.statistic !== 'curve') ||
  content.kind === 'numericText' ||
  (content.kind === 'attribute' && key === 'duration')
