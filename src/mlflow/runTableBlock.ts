import type { DatasetBlock, MetricBlock, RunBlock, TextBlock } from './runBlock.ts'
import type { MetricColumn, RunTable, TextColumn } from './runTable.ts'

/** Some rows of a table as a block: what `absorb` takes in again. */
export function runTableBlock(table: RunTable, rows: Int32Array): RunBlock {
  const pick = <Value>(list: readonly Value[]) =>
    Array.from(rows, (row) => list[row]).filter((value) => value !== undefined)
  return {
    ids: pick(table.ids),
    experimentIds: pick(table.experimentIds),
    names: pick(table.names),
    statuses: pick(table.statuses),
    users: pick(table.users),
    startedAt: Float64Array.from(rows, (row) => table.startedAt[row] ?? NaN),
    endedAt: Float64Array.from(rows, (row) => table.endedAt[row] ?? NaN),
    deleted: Uint8Array.from(rows, (row) => table.deleted[row] ?? 0),
    metrics: [...table.metrics.values()].flatMap((column) => metricBlock(column, rows)),
    params: [...table.params.values()].flatMap((column) => textBlock(column, rows)),
    tags: [...table.tags.values()].flatMap((column) => textBlock(column, rows)),
    datasets: [...rows].flatMap((row, index) =>
      table
        .datasets(row)
        .map(({ name, digest, context }): DatasetBlock => ({ row: index, name, digest, context })),
    ),
  }
}

/** None where no row has the metric. */
function metricBlock(
  { key, values, steps, timestamps }: MetricColumn,
  rows: Int32Array,
): MetricBlock[] {
  const found = Uint32Array.from(rows.keys()).filter(
    (index) => !Number.isNaN(steps[rows[index] ?? 0]),
  )
  if (found.length === 0) return []
  const pick = (list: Float64Array) =>
    Float64Array.from(found, (index) => list[rows[index] ?? 0] ?? NaN)
  return [
    { key, rows: found, values: pick(values), steps: pick(steps), timestamps: pick(timestamps) },
  ]
}

/** None where no row has the param or tag. */
function textBlock({ key, codes, texts }: TextColumn, rows: Int32Array): TextBlock[] {
  const codeAt = (index: number) => codes[rows[index] ?? 0] ?? -1
  const found = Uint32Array.from(rows.keys()).filter((index) => codeAt(index) >= 0)
  if (found.length === 0) return []
  // Texts are numbered anew: these rows may have a few of very many.
  const numbers = new Map<number, number>()
  const blockCodes = Uint32Array.from(found, (index) => {
    const code = codeAt(index)
    const known = numbers.get(code)
    if (known !== undefined) return known
    numbers.set(code, numbers.size)
    return numbers.size - 1
  })
  const blockTexts = [...numbers.keys()].map((code) => texts[code] ?? '')
  return [{ key, rows: found, codes: blockCodes, texts: blockTexts }]
}
