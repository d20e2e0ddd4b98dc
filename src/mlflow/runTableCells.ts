import type { MetricBlock, TextBlock } from './runBlock.ts'

/** A column that can still grow; see `MetricColumn` of a `RunTable`. */
export type MutableMetric = {
  key: string
  values: Float64Array<ArrayBuffer>
  steps: Float64Array<ArrayBuffer>
  timestamps: Float64Array<ArrayBuffer>
}

/** A column that can still grow; see `TextColumn` of a `RunTable`. */
export type MutableText = {
  key: string
  codes: Int32Array<ArrayBuffer>
  texts: string[]
  codeOf: Map<string, number>
}

/** Longer, with `fill` in what is new. */
export function enlarged(values: Float64Array, length: number, fill: number) {
  const larger = new Float64Array(length).fill(fill, values.length)
  larger.set(values)
  return larger
}

export function growMetric(column: MutableMetric, capacity: number) {
  column.values = enlarged(column.values, capacity, NaN)
  column.steps = enlarged(column.steps, capacity, NaN)
  column.timestamps = enlarged(column.timestamps, capacity, NaN)
}

export function growText(column: MutableText, capacity: number) {
  const codes = new Int32Array(capacity).fill(-1, column.codes.length)
  codes.set(column.codes)
  column.codes = codes
}

/** The text of a row; undefined where it has none. */
export const textAt = (
  column: { codes: Int32Array; texts: readonly string[] } | undefined,
  row: number,
): string | undefined => column?.texts[column.codes[row] ?? -1]

/**
 * Sets one number and says whether it is another than before; NaN is the same as NaN. One function for each kind of
 * list: millions of cells go through these, and engines are several times as quick where they meet one kind only.
 */
export function replaceNumber(list: Float64Array, index: number, value: number): boolean {
  if (Object.is(list[index], value)) return false
  list[index] = value
  return true
}

/** As `replaceNumber`. */
export function replaceCode(list: Int32Array | Uint8Array, index: number, value: number): boolean {
  if (list[index] === value) return false
  list[index] = value
  return true
}

/** As `replaceNumber`. */
export function replaceText<Text extends string>(list: Text[], index: number, value: Text) {
  if (list[index] === value) return false
  list[index] = value
  return true
}

/** Sets the metrics of some runs, and takes away those that they have no more. `rows` says where each run stands. */
export function absorbMetrics(
  columns: Map<string, MutableMetric>,
  blocks: readonly MetricBlock[],
  rows: Uint32Array,
  capacity: number,
): boolean {
  let changed = false
  const covered = new Set<string>()
  for (const block of blocks) {
    covered.add(block.key)
    let column = columns.get(block.key)
    if (!column) {
      column = { key: block.key, values: none, steps: none, timestamps: none }
      growMetric(column, capacity)
      columns.set(block.key, column)
    }
    const { values, steps, timestamps } = column
    let next = 0
    for (const [index, row] of rows.entries()) {
      if (block.rows[next] === index) {
        const timeChanged = replaceNumber(timestamps, row, block.timestamps[next] ?? NaN)
        const stepChanged = replaceNumber(steps, row, block.steps[next] ?? NaN)
        const valueChanged = replaceNumber(values, row, block.values[next] ?? NaN)
        changed = valueChanged || timeChanged || stepChanged || changed
        next++
      } else {
        changed = replaceNumber(steps, row, NaN) || changed
      }
    }
  }
  for (const { key, steps } of columns.values()) {
    if (!covered.has(key))
      for (const row of rows) changed = replaceNumber(steps, row, NaN) || changed
  }
  return changed
}

const none = new Float64Array(0)

/** Sets the params or tags of some runs, and takes away those that they have no more. */
export function absorbTexts(
  columns: Map<string, MutableText>,
  blocks: readonly TextBlock[],
  rows: Uint32Array,
  capacity: number,
): boolean {
  let changed = false
  const covered = new Set<string>()
  for (const block of blocks) {
    covered.add(block.key)
    let column = columns.get(block.key)
    if (!column) {
      column = { key: block.key, codes: new Int32Array(0), texts: [], codeOf: new Map() }
      growText(column, capacity)
      columns.set(block.key, column)
    }
    const codes = block.texts.map((text) => codeFor(column, text))
    let next = 0
    for (const [index, row] of rows.entries()) {
      const here = block.rows[next] === index
      const code = here ? (codes[block.codes[next] ?? 0] ?? -1) : -1
      if (here) next++
      changed = replaceCode(column.codes, row, code) || changed
    }
  }
  for (const { key, codes } of columns.values()) {
    if (!covered.has(key)) for (const row of rows) changed = replaceCode(codes, row, -1) || changed
  }
  return changed
}

function codeFor({ texts, codeOf }: MutableText, text: string): number {
  const known = codeOf.get(text)
  if (known !== undefined) return known
  const code = texts.push(text) - 1
  codeOf.set(text, code)
  return code
}
