import { type Extent, extentOf, shareOf } from '#charting/extent.ts'
import type { RunTable } from '#mlflow/runTable.ts'
import { fieldName, numberField } from '#src/runFields.ts'
import { formatCount } from '#ui/formatCount.ts'
import { formatNumber, type NumberFormat, numberFormatFor } from '#ui/formatNumber.ts'
import { withoutDust } from '#ui/fullNumber.ts'
import { type FieldBins, fieldBins } from './fieldBins.ts'
import { leftOut } from './plotNotes.ts'
import { type HeatSpec, titleText } from './plotSpecs.ts'

/** The runs of one pair of values. */
export type HeatCell = {
  mean: number
  /** How many runs; at least one. */
  n: number
  /** How strong its shade is, 0 to 1. */
  heat: number
}

/** A metric by two fields: its mean for each pair of values. */
export type HeatDrawing = {
  x: FieldBins
  y: FieldBins
  /** By row, which is a bin of `y`, then by column; null where there is no run. */
  cells: readonly (readonly (HeatCell | null)[])[]
  /** The least and the greatest mean; null where there is no run at all. */
  extent: Extent | null
  format: NumberFormat
  summary: string
  notes: string[]
}

export function heatDrawing(table: RunTable, rows: Int32Array, spec: HeatSpec): HeatDrawing {
  const numberOf = numberField(table, spec.metric)
  const measured = rows.filter((row) => Number.isFinite(numberOf(row)))
  const [x, y] = [fieldBins(table, measured, spec.x), fieldBins(table, measured, spec.y)]
  const width = x.labels.length
  const counts = new Uint32Array(width * y.labels.length)
  const means = new Float64Array(counts.length)
  let without = 0
  for (const row of measured) {
    const [column, line] = [x.binOf(row), y.binOf(row)]
    if (column === null || line === null) {
      without++
      continue
    }
    const at = line * width + column
    const n = (counts[at] ?? 0) + 1
    counts[at] = n
    const mean = means[at] ?? 0
    // Not by a sum, which may be too large for a double; and the mean of equal numbers is just that number.
    means[at] = mean + (numberOf(row) / n - mean / n)
  }
  for (const [at, n] of counts.entries()) if (n === 0) means[at] = NaN
  const extent = extentOf([means])
  const cells = y.labels.map((_, line) =>
    x.labels.map((_, column): HeatCell | null => {
      const at = line * width + column
      const [mean, n] = [means[at] ?? NaN, counts[at] ?? 0]
      return n === 0 ? null : { mean, n, heat: heatOf(mean, extent) }
    }),
  )
  return {
    x,
    y,
    cells,
    extent,
    format: numberFormatFor(means.map(withoutDust)),
    summary: summaryOf(spec, { x, y, cells, extent }),
    notes: [
      ...x.notes,
      ...y.notes,
      ...leftOut(rows.length - measured.length, spec.metric),
      ...(without > 0
        ? [
            `${formatCount(without, 'run')} without a place: ${x.name} or ${y.name} is missing or left out`,
          ]
        : []),
    ],
  }
}

/** Where all means are the same, each is half as strong as can be. */
const heatOf = (mean: number, extent: Extent | null) =>
  extent && extent[1] > extent[0] ? shareOf(mean, extent) : 0.5

function summaryOf(
  spec: HeatSpec,
  { x, y, cells, extent }: Pick<HeatDrawing, 'x' | 'y' | 'cells' | 'extent'>,
): string {
  if (!extent) return `${titleText(spec)}: no run has all three`
  const format = numberFormatFor(extent)
  const filled = cells.flat().filter((cell) => cell !== null).length
  const line = cells.findIndex((row) => row.some((cell) => cell?.mean === extent[1]))
  const column = cells[line]?.findIndex((cell) => cell?.mean === extent[1]) ?? -1
  return [
    `${titleText(spec)}, the mean of ${fieldName(spec.metric)} in ${filled} of ${formatCount(cells.length * x.labels.length, 'cell')}`,
    extent.map((mean) => formatNumber(mean, format)).join(' to '),
    `the highest at ${x.name} ${x.labels[column] ?? ''} and ${y.name} ${y.labels[line] ?? ''}`,
  ].join(', ')
}
