import type { RunTable } from '#mlflow/runTable.ts'
import { PARENT_TAG } from './rowTexts.ts'

/** Rows as lines of a tree, from top to bottom. The lists are as long as `rows`. */
export type NestedRows = {
  rows: Int32Array
  /** How many parents stand above a line. */
  depths: Uint8Array
  /** How many runs hang directly below a line, whether they are shown or not. */
  children: Uint32Array
  /** 1 for a line that is only there for those below it: it does not match itself. */
  contexts: Uint8Array
  /** The runs directly below the one of a row. */
  childRows: (row: number) => number[]
}

/** The row of each row's parent; -1 where it has none, or one that is not in the table. */
export function parentRows(table: RunTable): Int32Array {
  const parents = new Int32Array(table.size).fill(-1)
  const tag = table.tags.get(PARENT_TAG)
  if (!tag) return parents
  const rowOfCode = tag.texts.map((runId) => table.rowOf(runId) ?? -1)
  for (let row = 0; row < table.size; row++) {
    const parent = rowOfCode[tag.codes[row] ?? -1] ?? -1
    parents[row] = parent === row ? -1 : parent
  }
  return parents
}

/** Rows with all their parents: those that were not among them are context. */
export function withParents(rows: Int32Array, parents: Int32Array): Int32Array {
  const included = new Uint8Array(parents.length)
  for (const row of rows) included[row] = 1
  const added: number[] = []
  for (const row of rows) {
    let parent = parents[row] ?? -1
    while (parent >= 0 && !included[parent]) {
      included[parent] = 1
      added.push(parent)
      parent = parents[parent] ?? -1
    }
  }
  return added.length === 0 ? rows : Int32Array.from([...rows, ...added])
}

/**
 * Puts each row below its parent where that is among them; all keep their order among their like. `isClosed` hides what
 * hangs below a row; `matches` is by row, and null where all match.
 */
export function nestRows(
  ordered: Int32Array,
  parents: Int32Array,
  isClosed: (row: number) => boolean,
  matches: Uint8Array | null = null,
): NestedRows {
  const included = new Uint8Array(parents.length)
  for (const row of ordered) included[row] = 1
  // Lists of children, linked from behind so that each ends up in the order of the rows.
  const first = new Int32Array(parents.length).fill(-1)
  const next = new Int32Array(parents.length).fill(-1)
  const counts = new Uint32Array(parents.length)
  for (let index = ordered.length - 1; index >= 0; index--) {
    const row = ordered[index] ?? 0
    const parent = parents[row] ?? -1
    if (parent < 0 || !included[parent]) continue
    next[row] = first[parent] ?? -1
    first[parent] = row
    counts[parent] = (counts[parent] ?? 0) + 1
  }

  const rows = new Int32Array(ordered.length)
  const depths = new Uint8Array(ordered.length)
  const children = new Uint32Array(ordered.length)
  const contexts = new Uint8Array(ordered.length)
  let count = 0
  const placed = new Uint8Array(parents.length)
  const stack: { row: number; depth: number }[] = []
  const place = (row: number, depth: number) => {
    if (placed[row]) return
    placed[row] = 1
    rows[count] = row
    depths[count] = Math.min(depth, 255)
    children[count] = counts[row] ?? 0
    contexts[count] = matches && !matches[row] ? 1 : 0
    count++
    const child = first[row] ?? -1
    if (child >= 0 && !isClosed(row)) stack.push({ row: child, depth: depth + 1 })
  }
  const placeAll = (root: number) => {
    place(root, 0)
    for (let top = stack.pop(); top; top = stack.pop()) {
      const { row, depth } = top
      const sibling = next[row] ?? -1
      if (sibling >= 0) stack.push({ row: sibling, depth })
      place(row, depth)
    }
  }
  for (const row of ordered) {
    const parent = parents[row] ?? -1
    if (parent < 0 || !included[parent]) placeAll(row)
  }
  // Runs that are each other's parents hang on no root.
  for (const row of ordered) if (!placed[row] && isInCycle(row, parents)) placeAll(row)

  return {
    rows: rows.subarray(0, count),
    depths: depths.subarray(0, count),
    children: children.subarray(0, count),
    contexts: contexts.subarray(0, count),
    childRows: (row) => {
      const found: number[] = []
      for (let child = first[row] ?? -1; child >= 0; child = next[child] ?? -1) found.push(child)
      return found
    },
  }
}

function isInCycle(row: number, parents: Int32Array): boolean {
  let slow = row
  let fast = row
  for (;;) {
    slow = parents[slow] ?? -1
    fast = parents[parents[fast] ?? -1] ?? -1
    if (fast < 0) return false
    if (slow === fast) return true
  }
}
