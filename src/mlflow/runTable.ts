import type { RunStatus } from '#protocol/runs.ts'
import { MetricSummaries } from './metricSummaries.ts'
import type { DatasetBlock, RunBlock } from './runBlock.ts'
import {
  absorbMetrics,
  absorbTexts,
  enlarged,
  growMetric,
  growText,
  type MutableMetric,
  type MutableText,
  replaceCode,
  replaceNumber,
  replaceText,
  textAt,
} from './runTableCells.ts'

/** The last point of one metric by row. A row whose step is NaN has no such metric; its value may be NaN in truth. */
export type MetricColumn = {
  readonly key: string
  readonly values: Float64Array
  readonly steps: Float64Array
  /** In ms since the epoch. */
  readonly timestamps: Float64Array
}

/** The texts of one param or tag by row: `texts[codes[row]]`; a row whose code is -1 has none. */
export type TextColumn = {
  readonly key: string
  readonly codes: Int32Array
  /** Each text once; some may have no row any more. */
  readonly texts: readonly string[]
}

export type RunDataset = Omit<DatasetBlock, 'row'>

/**
 * Runs as columns, for sorting, filtering and aggregating many of them. A run keeps its row for as long as it is here.
 * Every list has room for more rows than there are: `size` says how many count, and of these the ones that `isGone`
 * are holes. What changes is changed in place, and `version` goes up.
 */
export class RunTable {
  version = 0
  /** Rows in use, holes included. */
  size = 0
  readonly ids: string[] = []
  readonly experimentIds: string[] = []
  readonly names: string[] = []
  readonly statuses: RunStatus[] = []
  readonly users: string[] = []
  /** In ms since the epoch; NaN where unknown. */
  startedAt = new Float64Array(0)
  /** In ms since the epoch; NaN while it runs. */
  endedAt = new Float64Array(0)
  deleted = new Uint8Array(0)
  /** What its metrics did before their last points, of the runs for which somebody wants it. Has a version of its own. */
  readonly histories = new MetricSummaries()
  readonly #metrics = new Map<string, MutableMetric>()
  readonly #params = new Map<string, MutableText>()
  readonly #tags = new Map<string, MutableText>()
  readonly #datasets = new Map<number, RunDataset[]>()
  readonly #rowOf = new Map<string, number>()
  #capacity = 0
  #rows = { version: 0, list: new Int32Array(0) }

  get metrics(): ReadonlyMap<string, MetricColumn> {
    return this.#metrics
  }

  get params(): ReadonlyMap<string, TextColumn> {
    return this.#params
  }

  get tags(): ReadonlyMap<string, TextColumn> {
    return this.#tags
  }

  /** How many runs are here. */
  get count(): number {
    return this.#rowOf.size
  }

  rowOf(runId: string): number | undefined {
    return this.#rowOf.get(runId)
  }

  /** Whether the run that had this row has been removed. */
  isGone(row: number): boolean {
    return this.#rowOf.get(this.ids[row] ?? '') !== row
  }

  datasets(row: number): readonly RunDataset[] {
    return this.#datasets.get(row) ?? []
  }

  /** The rows that hold a run, ascending; the same list until the table is different. */
  rows(): Int32Array {
    if (this.#rows.version === this.version) return this.#rows.list
    const list = new Int32Array(this.count)
    const whole = this.count === this.size
    let next = 0
    for (let row = 0; row < this.size; row++) {
      if (whole || !this.isGone(row)) list[next++] = row
    }
    this.#rows = { version: this.version, list }
    return list
  }

  metric(row: number, key: string): number | undefined {
    const column = this.#metrics.get(key)
    return column && !Number.isNaN(column.steps[row]) ? column.values[row] : undefined
  }

  param(row: number, key: string): string | undefined {
    return textAt(this.#params.get(key), row)
  }

  tag(row: number, key: string): string | undefined {
    return textAt(this.#tags.get(key), row)
  }

  /** Takes runs in: new ones get rows, known ones are replaced whole. Says whether anything is different now. */
  absorb(block: RunBlock): boolean {
    const rows = Uint32Array.from(block.ids, (id) => this.#rowFor(id))
    let changed = false
    for (const [index, row] of rows.entries()) {
      changed = this.#absorbFacts(block, index, row) || changed
    }
    changed = absorbMetrics(this.#metrics, block.metrics, rows, this.#capacity) || changed
    changed = absorbTexts(this.#params, block.params, rows, this.#capacity) || changed
    changed = absorbTexts(this.#tags, block.tags, rows, this.#capacity) || changed
    changed = this.#absorbDatasets(block.datasets, rows) || changed
    if (changed) this.version++
    return changed
  }

  /** Takes runs out. Says whether any of them was here. */
  remove(runIds: Iterable<string>): boolean {
    let changed = false
    for (const id of runIds) changed = this.#rowOf.delete(id) || changed
    if (changed) this.version++
    return changed
  }

  #rowFor(id: string): number {
    const known = this.#rowOf.get(id)
    if (known !== undefined) return known
    const row = this.size++
    if (row >= this.#capacity) this.#grow(Math.max(64, this.#capacity * 2))
    this.ids[row] = id
    this.#rowOf.set(id, row)
    return row
  }

  #grow(capacity: number) {
    this.#capacity = capacity
    this.startedAt = enlarged(this.startedAt, capacity, NaN)
    this.endedAt = enlarged(this.endedAt, capacity, NaN)
    const deleted = new Uint8Array(capacity)
    deleted.set(this.deleted)
    this.deleted = deleted
    for (const column of this.#metrics.values()) growMetric(column, capacity)
    for (const column of [...this.#params.values(), ...this.#tags.values()]) {
      growText(column, capacity)
    }
  }

  #absorbFacts(block: RunBlock, index: number, row: number): boolean {
    const changed = [
      replaceText(this.experimentIds, row, block.experimentIds[index] ?? ''),
      replaceText(this.names, row, block.names[index] ?? ''),
      replaceText(this.statuses, row, block.statuses[index] ?? 'RUNNING'),
      replaceText(this.users, row, block.users[index] ?? ''),
      replaceNumber(this.startedAt, row, block.startedAt[index] ?? NaN),
      replaceNumber(this.endedAt, row, block.endedAt[index] ?? NaN),
      replaceCode(this.deleted, row, block.deleted[index] ?? 0),
    ]
    return changed.includes(true)
  }

  #absorbDatasets(datasets: readonly DatasetBlock[], rows: Uint32Array): boolean {
    const byRow = new Map<number, RunDataset[]>()
    for (const { row: index, ...dataset } of datasets) {
      const row = rows[index] ?? 0
      byRow.set(row, [...(byRow.get(row) ?? []), dataset])
    }
    let changed = false
    for (const row of rows) {
      const next = byRow.get(row)
      if (!next && !this.#datasets.has(row)) continue
      if (JSON.stringify(next) === JSON.stringify(this.#datasets.get(row))) continue
      if (next) this.#datasets.set(row, next)
      else this.#datasets.delete(row)
      changed = true
    }
    return changed
  }
}
