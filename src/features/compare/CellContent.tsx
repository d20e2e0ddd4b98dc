import type { ComparisonRow } from './comparison.ts'
import { CELL_PADDING_PX, columnPx, type GridModel } from './gridModel.ts'
import { MetricCell } from './MetricCell.tsx'
import type { MetricFormats } from './metricTexts.ts'
import { TextCell } from './TextCell.tsx'

type Props = {
  row: ComparisonRow
  /** Index of the run. */
  at: number
  lines: number
  model: GridModel
  /** Of the row's numbers. */
  formats: MetricFormats | null
  onShowWhole: (row: ComparisonRow, at: number) => void
}

/** What one run has under one key. */
export function CellContent({ row, at, lines, model, formats, onShowWhole }: Props) {
  const { baseline, runs } = model
  if (row.section === 'metrics') {
    const delta = model.deltasIn(row)[at] ?? null
    return formats && <MetricCell {...{ row, at, model, delta, formats }} />
  }
  return (
    <TextCell
      value={row.values[at] ?? null}
      baseline={baseline === null || baseline === at ? null : (row.values[baseline] ?? null)}
      lines={lines}
      width={columnPx(model) - CELL_PADDING_PX}
      description={`${row.key} of ${runs[at]?.run.name}`}
      onShowWhole={() => onShowWhole(row, at)}
    />
  )
}
