import type { RunTable } from '#mlflow/runTable.ts'
import type { TextContext } from './rowTexts.ts'
import { DEFAULT_SORT, type SortKey } from './runsView.ts'
import { type SortValues, sortValues } from './sortValues.ts'

/**
 * Rows in the order of some sort keys, the first counting most. As MLflow's server does, but numeric params by size:
 * what is missing stands last whichever the order, NaN and text before it. Ties go by start, newest first, then by id.
 */
export function orderRows(
  table: RunTable,
  rows: Int32Array,
  keys: readonly SortKey[],
  context: TextContext,
): Int32Array {
  const byStart = inOrderOfStart(table, rows)
  const [only, ...others] = keys
  if (!only || (others.length === 0 && isDefault(only))) return byStart
  // Sorting keeps the order of what is equal, which is the order of their starts.
  return byStart.toSorted(compareBy(keys, (column) => sortValues(table, column, context)))
}

/** Compares two places of the lists of values that sort keys name. */
export function compareBy(
  keys: readonly SortKey[],
  valuesOf: (column: string) => SortValues,
): (a: number, b: number) => number {
  const columns = keys.map(({ column, order }) => ({
    ...valuesOf(column),
    sign: order === 'ascending' ? 1 : -1,
  }))
  return (a, b) => {
    for (const { ranks, values, sign } of columns) {
      const byRank = (ranks[a] ?? 0) - (ranks[b] ?? 0)
      if (byRank !== 0) return byRank
      const left = values[a] ?? 0
      const right = values[b] ?? 0
      if (left !== right) return left < right ? -sign : sign
    }
    return 0
  }
}

const isDefault = ({ column, order }: SortKey) =>
  column === DEFAULT_SORT.column && order === DEFAULT_SORT.order

/** All rows of a table, newest first, as they were the last time; it changes little from one time to the next. */
const lastOrders = new WeakMap<RunTable, { version: number; order: Int32Array }>()

/** Rows by start, newest first, then by id; those without a start last. */
function inOrderOfStart(table: RunTable, rows: Int32Array): Int32Array {
  const order = orderOfAll(table)
  if (rows.length === order.length) return order
  const wanted = new Uint8Array(table.size)
  for (const row of rows) wanted[row] = 1
  return order.filter((row) => wanted[row] === 1)
}

function orderOfAll(table: RunTable): Int32Array {
  const last = lastOrders.get(table)
  if (last?.version === table.version) return last.order
  const { ids, startedAt } = table
  const compare = (a: number, b: number) => {
    const left = startedAt[a] ?? NaN
    const right = startedAt[b] ?? NaN
    if (left !== right && !(Number.isNaN(left) && Number.isNaN(right))) {
      return Number.isNaN(left) ? 1 : Number.isNaN(right) ? -1 : right - left
    }
    return (ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1
  }
  const here = new Uint8Array(table.size)
  for (const row of table.rows()) here[row] = 1
  const known = last?.order.filter((row) => here[row] === 1) ?? new Int32Array(0)
  for (const row of known) here[row] = 0
  const added = table.rows().filter((row) => here[row] === 1)
  const order = merge(inOrder(known, compare), inOrder(added, compare), compare)
  lastOrders.set(table, { version: table.version, order })
  return order
}

type Compare = (a: number, b: number) => number

/** Sorted, and as it is where it is so already. */
const inOrder = (rows: Int32Array, compare: Compare): Int32Array =>
  rows.every((row, index) => index === 0 || compare(rows[index - 1] ?? 0, row) < 0)
    ? rows
    : rows.toSorted(compare)

function merge(a: Int32Array, b: Int32Array, compare: Compare): Int32Array {
  const merged = new Int32Array(a.length + b.length)
  let [i, j] = [0, 0]
  for (let index = 0; index < merged.length; index++) {
    const fromA = j >= b.length || (i < a.length && compare(a[i] ?? 0, b[j] ?? 0) < 0)
    merged[index] = (fromA ? a[i++] : b[j++]) ?? 0
  }
  return merged
}
