import { type ScannedNumber, scanNumber } from './scanNumber.ts'
import { scanTime } from './scanTime.ts'
import type { ColumnKind, NumberFacts } from './table.ts'

/** How missing values are spelled, in lower case; among numbers, `nan` is one. */
const MISSING = new Set(['', 'nan', 'na', 'n/a', '<na>', 'nat', 'null', 'none'])
const INFINITE = new Set(['inf', '-inf', '+inf', 'infinity', '-infinity', '+infinity'])
const BOOLEAN = new Set(['true', 'false'])
const LONGEST_WORD = 9

/** Room for the one number that is looked at. */
const scanned: ScannedNumber = { value: 0, decimals: 0, hasPercent: false }

/** What a cell without quotes says: a word that stands for a value, in lower case; null where it is something else. */
function wordOf(bytes: Uint8Array, start: number, end: number): string | null {
  if (end - start > LONGEST_WORD) return null
  let word = ''
  for (let at = start; at < end; at++) word += String.fromCharCode(bytes[at] ?? 0)
  return word.toLowerCase()
}

const isBlank = (byte: number | undefined) => byte === 32 || byte === 9

/** What a cell is sorted by in a column of numbers, times or booleans; NaN where it is missing. */
export function cellValue(bytes: Uint8Array, start: number, end: number, kind: ColumnKind): number {
  let from = start
  let to = end
  while (from < to && isBlank(bytes[from])) from++
  while (to > from && isBlank(bytes[to - 1])) to--
  if (kind === 'time') return scanTime(bytes, from, to)
  if (kind === 'number' && scanNumber(bytes, from, to, scanned)) return scanned.value
  const word = wordOf(bytes, from, to)
  if (word === null) return NaN
  if (kind === 'boolean') return BOOLEAN.has(word) ? Number(word === 'true') : NaN
  if (!INFINITE.has(word)) return NaN
  return word.startsWith('-') ? -Infinity : Infinity
}

/** Whether a word stands for a value that is missing, as `NaN`, `NA`, `null` or `None` do. */
export const isMissingWord = (text: string): boolean => MISSING.has(text.trim().toLowerCase())

/** Counts what the cells of one column are, and so tells what the column is. */
export class ColumnTally {
  #numbers = 0
  #texts = 0
  #booleans = 0
  #times = 0
  #largest = 0
  #smallest = Infinity
  #decimals = 0
  #hasPercent = false

  /** Looks at one cell; in quotes it may be a time, but no number or word. */
  add(bytes: Uint8Array, start: number, end: number, isQuoted: boolean) {
    // A text more or less tells nothing new.
    if (this.#texts > 0) return
    let from = start
    let to = end
    while (from < to && isBlank(bytes[from])) from++
    while (to > from && isBlank(bytes[to - 1])) to--
    if (from === to) return
    if (!isQuoted && scanNumber(bytes, from, to, scanned)) this.#addNumber()
    else if (!Number.isNaN(scanTime(bytes, from, to))) this.#times++
    else if (isQuoted) this.#texts++
    else this.#addWord(wordOf(bytes, from, to))
  }

  addText() {
    this.#texts++
  }

  get kind(): ColumnKind {
    const kinds = [this.#numbers, this.#booleans, this.#times].filter((count) => count > 0)
    if (this.#texts > 0 || kinds.length !== 1) return 'text'
    if (this.#numbers > 0) return 'number'
    return this.#booleans > 0 ? 'boolean' : 'time'
  }

  get numbers(): NumberFacts | null {
    if (this.kind !== 'number') return null
    return {
      largest: this.#largest,
      smallest: this.#smallest,
      decimals: this.#decimals,
      hasPercent: this.#hasPercent,
    }
  }

  #addNumber() {
    this.#numbers++
    const size = Math.abs(scanned.value)
    if (size > this.#largest) this.#largest = size
    if (size > 0 && size < this.#smallest) this.#smallest = size
    if (scanned.decimals > this.#decimals) this.#decimals = scanned.decimals
    this.#hasPercent ||= scanned.hasPercent
  }

  #addWord(word: string | null) {
    if (word !== null && MISSING.has(word)) return
    if (word !== null && BOOLEAN.has(word)) this.#booleans++
    else if (word !== null && INFINITE.has(word)) this.#numbers++
    else this.#texts++
  }
}
