import type { Slices } from './Slices.ts'
import type { Needle, Table, TableColumn } from './table.ts'

export type TableSort = { column: number; order: 'ascending' | 'descending' }

/** Rows between two looks at the clock. */
const STEP = 1 << 13

/** A look at the clock, and at whether the work is still wanted: `rest` is false when it is not. */
export type Pause = { isOver: () => boolean; rest: () => Promise<boolean> }

/** What lets other messages in between, as long as `isWanted`. */
export const pauseOf = (slices: Slices, isWanted: () => boolean): Pause => ({
  isOver: () => slices.isOver(),
  rest: async () => {
    await slices.rest()
    return isWanted()
  },
})

/** The rows in which a text stands, in one column or in any; null when it is not wanted any more. */
export async function filterRows(
  { rows, columns }: Table,
  needle: Needle,
  column: number | null,
  pause: Pause,
): Promise<Uint32Array | null> {
  const searched = columns.filter((_, at) => column === null || at === column)
  const found = new Uint32Array(rows)
  let count = 0
  for (let row = 0; row < rows; row++) {
    if (searched.some((one) => one.includes(row, needle))) found[count++] = row
    if (row % STEP === 0 && pause.isOver() && !(await pause.rest())) return null
  }
  return found.slice(0, count)
}

/**
 * Rows in the order of a column, rows that are equal in that of the file; null when it is not wanted any more. Numbers, times
 * and booleans go by value, texts by their characters. What is missing, NaN included, is last in either order.
 */
export async function sortRows(
  rows: Uint32Array,
  column: TableColumn,
  order: TableSort['order'],
  pause: Pause,
): Promise<Uint32Array | null> {
  const texts = column.kind === 'text' ? column.textOrder() : null
  const sorted = new Uint32Array(rows.length)
  const keys = new Float64Array(rows.length)
  const missing: number[] = []
  let present = 0
  for (const [at, row] of rows.entries()) {
    const key = texts ? texts.key(row, 0) : column.value(row)
    if (Number.isNaN(key)) missing.push(row)
    else {
      keys[present] = key
      sorted[present++] = row
    }
    if (at % STEP === 0 && pause.isOver() && !(await pause.rest())) return null
  }
  sorted.set(missing, present)

  const room = sortingRoom(present)
  sortByKeys(sorted, keys, 0, present, order, room)
  if (!texts) return sorted
  // Texts that are alike so far are sorted by what follows.
  const alike = [{ from: 0, to: present, depth: 0 }]
  for (let part = alike.pop(); part; part = alike.pop()) {
    const { from, to, depth } = part
    for (let start = from, end = from; start < to; start = end) {
      do end++
      while (end < to && keys[end] === keys[start])
      if (end - start < 2 || depth >= DEEPEST) continue
      if (!sorted.subarray(start, end).some((row) => texts.goesOn(row, depth))) continue
      for (let at = start; at < end; at++) keys[at] = texts.key(sorted[at] ?? 0, depth + 1)
      sortByKeys(sorted, keys, start, end, order, room)
      alike.push({ from: start, to: end, depth: depth + 1 })
      if (pause.isOver() && !(await pause.rest())) return null
    }
  }
  return sorted
}

/** Longer texts than so many keys that are alike up to there stay in the order of the file. */
const DEEPEST = 200

/** Fewer rows than these are sorted by insertion or by merging: counting digits would take longer. */
const FEW = 2_048
const RUN = 16

const DIGIT_BITS = 16
const DIGITS = 1 << DIGIT_BITS

type Room = { rows: Uint32Array; keys: Float64Array; counts: Uint32Array }

const sortingRoom = (length: number): Room => ({
  rows: new Uint32Array(length),
  keys: new Float64Array(length),
  counts: new Uint32Array(DIGITS),
})

/** Sorts rows and their keys together, from `from` up to before `to`, stably in either order. */
function sortByKeys(
  rows: Uint32Array,
  keys: Float64Array,
  from: number,
  to: number,
  order: TableSort['order'],
  room: Room,
) {
  const part = { rows: rows.subarray(from, to), keys: keys.subarray(from, to) }
  const spare = { rows: room.rows.subarray(0, to - from), keys: room.keys.subarray(0, to - from) }
  if (to - from < FEW) mergeSort(part, spare, order === 'ascending' ? 1 : -1)
  else radixSort(part, spare, order === 'ascending' ? 0 : DIGITS - 1, room.counts)
}

type Keyed = { rows: Uint32Array; keys: Float64Array }

function mergeSort(part: Keyed, spare: Keyed, sign: 1 | -1) {
  const { length } = part.rows
  for (let start = 0; start < length; start += RUN) {
    insertionSort(part, start, Math.min(start + RUN, length), sign)
  }
  let [source, target] = [part, spare]
  for (let width = RUN; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width) {
      const middle = Math.min(start + width, length)
      const end = Math.min(start + 2 * width, length)
      let left = start
      let right = middle
      for (let at = start; at < end; at++) {
        const takesLeft =
          left < middle &&
          (right >= end || sign * (source.keys[left] ?? 0) <= sign * (source.keys[right] ?? 0))
        const taken = takesLeft ? left++ : right++
        target.rows[at] = source.rows[taken] ?? 0
        target.keys[at] = source.keys[taken] ?? 0
      }
    }
    ;[source, target] = [target, source]
  }
  if (source !== part) {
    part.rows.set(source.rows)
    part.keys.set(source.keys)
  }
}

function insertionSort({ rows, keys }: Keyed, start: number, end: number, sign: 1 | -1) {
  for (let at = start + 1; at < end; at++) {
    const row = rows[at] ?? 0
    const key = keys[at] ?? 0
    let place = at
    while (place > start && sign * (keys[place - 1] ?? 0) > sign * key) {
      rows[place] = rows[place - 1] ?? 0
      keys[place] = keys[place - 1] ?? 0
      place--
    }
    rows[place] = row
    keys[place] = key
  }
}

/**
 * Sorts doubles by their bits, sixteen at a time and the least first. Bits order doubles as numbers are, once those of negative
 * numbers are turned round and the sign of others is set. `turn` turns every digit round, for the descending order.
 */
function radixSort(part: Keyed, spare: Keyed, turn: number, counts: Uint32Array) {
  const { length } = part.rows
  // 0 and −0 are one number.
  for (let i = 0; i < length; i++) part.keys[i] = (part.keys[i] ?? 0) + 0
  let [source, target] = [part, spare]
  for (let digit = 0; digit < 4; digit++) {
    const digits = new Uint16Array(source.keys.buffer, source.keys.byteOffset, length * 4)
    const isHighest = digit === 3
    const digitAt = (i: number) => {
      const bits = digits[4 * i + digit] ?? 0
      const isNegative = (digits[4 * i + 3] ?? 0) >= 0x8000
      return (isNegative ? ~bits & 0xffff : isHighest ? bits | 0x8000 : bits) ^ turn
    }
    counts.fill(0)
    for (let i = 0; i < length; i++) {
      const value = digitAt(i)
      counts[value] = (counts[value] ?? 0) + 1
    }
    // All alike, as are the last digits of most small numbers.
    if (counts[digitAt(0)] === length) continue
    let sum = 0
    for (let value = 0; value < DIGITS; value++) {
      const count = counts[value] ?? 0
      counts[value] = sum
      sum += count
    }
    for (let i = 0; i < length; i++) {
      const value = digitAt(i)
      const place = counts[value] ?? 0
      counts[value] = place + 1
      target.rows[place] = source.rows[i] ?? 0
      target.keys[place] = source.keys[i] ?? 0
    }
    ;[source, target] = [target, source]
  }
  if (source !== part) {
    part.rows.set(source.rows)
    part.keys.set(source.keys)
  }
}
