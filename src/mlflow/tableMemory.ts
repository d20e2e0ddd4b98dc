import { rememberRuns } from './runMemory.ts'
import type { RunTable } from './runTable.ts'
import { runTableBlock } from './runTableBlock.ts'

/** All runs of an experiment are remembered anew, so it waits for a lull. */
const AFTER_MS = 3_000
/** Rows in one remembered piece: few enough to copy without a pause in what the page does. */
const PIECE = 2_000

/** Remembers the runs of a table for a later visit, whenever some were different and none has been for a while. */
export class TableMemory {
  readonly #table: RunTable
  readonly #store: () => Promise<string>
  readonly #changed = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `store` names the backend among those that are remembered. */
  constructor(table: RunTable, store: () => Promise<string>) {
    this.#table = table
    this.#store = store
  }

  /** Says that runs of some experiments are different. They are remembered as far as `isComplete` holds by then. */
  changed(experimentIds: Iterable<string>, isComplete: () => boolean) {
    for (const id of experimentIds) this.#changed.add(id)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      if (isComplete()) void this.#remember()
    }, AFTER_MS)
  }

  /** Leaves what it was about to remember. */
  forget() {
    clearTimeout(this.#timer)
    this.#changed.clear()
  }

  async #remember() {
    const store = await this.#store()
    const changed = [...this.#changed]
    this.#changed.clear()
    for (const id of changed) {
      const rows = this.#table.rows().filter((row) => this.#table.experimentIds[row] === id)
      await rememberRuns(store, id, piecesOf(this.#table, rows))
    }
  }
}

function* piecesOf(table: RunTable, rows: Int32Array) {
  for (let start = 0; start < rows.length; start += PIECE) {
    yield runTableBlock(table, rows.subarray(start, start + PIECE))
  }
}
