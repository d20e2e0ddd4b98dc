import { type Axis, axisOf, clampToAxis } from '#charting/axisTicks.ts'
import type { RunTable } from '#mlflow/runTable.ts'
import { metricDirection } from '#src/metricDirection.ts'
import { fieldName } from '#src/runFields.ts'
import { formatCount } from '#ui/formatCount.ts'
import { formatNumber, numberFormatFor } from '#ui/formatNumber.ts'
import { leftOut } from './plotNotes.ts'
import type { BarsSpec } from './plotSpecs.ts'

type Bar = {
  id: string
  name: string
  /** NaN where the run has none. */
  value: number
  /** The value as it is written; a dash where there is none. */
  text: string
}

/** A metric of the table's first runs, in their order. */
export type BarsDrawing = {
  bars: readonly Bar[]
  /** Holds zero, from which the bars go. */
  axis: Axis
  /**
   * The places of those that are best, several where they share a value; none where the metric's name does not tell
   * which way is better, or all are the same.
   */
  best: readonly number[]
  summary: string
  notes: string[]
}

/** Free room beyond the longest bar, as a share of the axis. */
const MARGIN = 0.04

export function barsDrawing(table: RunTable, rows: Int32Array, spec: BarsSpec): BarsDrawing {
  const key = fieldName(spec.metric)
  const shown = Array.from(rows.subarray(0, spec.count))
  const values = shown.map((row) => table.metric(row, key))
  const finite = values.filter((value): value is number => Number.isFinite(value))
  const format = numberFormatFor(finite)
  const bars = shown.map((row, at) => {
    const value = values[at]
    return {
      id: table.ids[row] ?? '',
      name: table.names[row] ?? '',
      value: value ?? NaN,
      text: value === undefined ? '–' : formatNumber(value, format),
    }
  })
  const best = bestOf(key, bars, finite)
  return {
    bars,
    axis: axisFromZero(finite),
    best,
    summary: summaryOf(key, bars, finite, best),
    notes: [
      ...(rows.length > shown.length
        ? [`the first ${shown.length} of ${formatCount(rows.length, 'run')}, in the table’s order`]
        : []),
      ...leftOut(shown.length - finite.length, spec.metric),
    ],
  }
}

function axisFromZero(finite: readonly number[]): Axis {
  const [low, high] = [Math.min(0, ...finite), Math.max(0, ...finite)]
  const room = (high - low) * MARGIN
  if (room === 0) return axisOf([0, 1], 'linear')
  return axisOf(
    [low < 0 ? clampToAxis(low - room) : 0, high > 0 ? clampToAxis(high + room) : 0],
    'linear',
  )
}

function bestOf(key: string, bars: readonly Bar[], finite: readonly number[]): number[] {
  const direction = metricDirection(key)
  const [least, most] = [Math.min(...finite), Math.max(...finite)]
  if (direction === 'unknown' || !(most > least)) return []
  const best = direction === 'higher' ? most : least
  return bars.flatMap(({ value }, at) => (value === best ? [at] : []))
}

function summaryOf(
  key: string,
  bars: readonly Bar[],
  finite: readonly number[],
  best: readonly number[],
): string {
  const title = `${key} of ${formatCount(bars.length, 'run')}`
  if (finite.length === 0) return `${title}: none has a finite number`
  const format = numberFormatFor(finite)
  const span = [Math.min(...finite), Math.max(...finite)].map((value) =>
    formatNumber(value, format),
  )
  const told = bars[best[0] ?? -1]
  const others = best.length > 1 ? ` and ${best.length - 1} more` : ''
  return `${title}, ${span.join(' to ')}${told ? `, the best ${told.text} by ${told.name}${others}` : ''}`
}
