import { type Axis, valueAxis } from '#charting/axisTicks.ts'
import { extentOf } from '#charting/extent.ts'
import type { RunTable } from '#mlflow/runTable.ts'
import { fieldName, numberField, textField } from '#src/runFields.ts'
import { formatCount } from '#ui/formatCount.ts'
import { formatNumber, type NumberFormat, numberFormatFor } from '#ui/formatNumber.ts'
import { withoutDust } from '#ui/fullNumber.ts'
import { type BoxStatistics, boxStatistics } from './boxStatistics.ts'
import { compareValues, writeValue } from './plotFields.ts'
import { leftOut } from './plotNotes.ts'
import { type BoxSpec, titleText } from './plotSpecs.ts'

/** The runs that have one value of a field. */
export type BoxGroup = {
  name: string
  /** Of the table; `values` are their numbers. */
  rows: Int32Array
  values: Float64Array
  statistics: BoxStatistics
}

/** A metric by the values of a param or a tag, numbers by size and then texts. */
export type BoxDrawing = {
  groups: readonly BoxGroup[]
  axis: Axis
  /** How the numbers are written. */
  format: NumberFormat
  summary: string
  notes: string[]
}

/** Of more values, those are drawn that have the most runs. */
const MOST_GROUPS = 20

export function boxDrawing(table: RunTable, rows: Int32Array, spec: BoxSpec): BoxDrawing {
  const numberOf = numberField(table, spec.metric)
  const textOf = textField(table, spec.by)
  const measured = rows.filter((row) => Number.isFinite(numberOf(row)))
  const byText = new Map<string, number[]>()
  let without = 0
  for (const row of measured) {
    const text = textOf(row)
    const known = text === undefined ? undefined : byText.get(text)
    if (text === undefined) without++
    else if (known) known.push(row)
    else byText.set(text, [row])
  }
  const most = [...byText.entries()]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, MOST_GROUPS)
    .toSorted(([a], [b]) => compareValues(a, b))
  const groups = most.flatMap(([name, members]): BoxGroup[] => {
    const values = Float64Array.from(members, numberOf)
    const statistics = boxStatistics(values)
    return statistics ? [{ name, rows: Int32Array.from(members), values, statistics }] : []
  })
  const extent = extentOf(groups.map(({ values }) => values))
  const format = numberFormatFor(
    groups.flatMap(({ statistics: { low, median, high, whiskers } }) =>
      [low, median, high, ...whiskers].map(withoutDust),
    ),
  )
  return {
    groups,
    axis: valueAxis(extent, 'linear'),
    format,
    summary: summaryOf(spec, groups, format),
    notes: [
      ...(byText.size > groups.length
        ? [
            `the ${groups.length} of ${byText.size} values of ${fieldName(spec.by)} with the most runs`,
          ]
        : []),
      ...leftOut(rows.length - measured.length, spec.metric),
      ...(without > 0 ? [`${formatCount(without, 'run')} without ${fieldName(spec.by)}`] : []),
    ],
  }
}

/** How many groups are told in words. */
const TOLD = 8

function summaryOf(spec: BoxSpec, groups: readonly BoxGroup[], format: NumberFormat): string {
  if (groups.length === 0) return `${titleText(spec)}: no run has both`
  const told = groups
    .slice(0, TOLD)
    .map(
      ({ name, statistics: { median, n } }) =>
        `${writeValue(name)} median ${formatNumber(median, format)} of ${formatCount(n, 'run')}`,
    )
  const more = groups.length > TOLD ? [`and ${groups.length - TOLD} more`] : []
  return `${titleText(spec)}, in ${formatCount(groups.length, 'group')}: ${[...told, ...more].join(', ')}`
}
