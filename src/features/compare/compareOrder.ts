import { type ComparisonRow, SECTIONS } from './comparison.ts'

/** How much the runs differ in one key. */
export type Spread =
  /** Numbers: the greatest minus the least, over the greatest size of a number; infinite where one is NaN or infinite. */
  | { kind: 'numbers'; relative: number }
  /** Texts: how many distinct ones there are. */
  | { kind: 'texts'; distinct: number }
  /** What the runs that have it have in common; others may lack it. */
  | { kind: 'none'; differs: boolean }

/** What a number looks like as a param: neither empty, nor hexadecimal, nor `Infinity`. */
const NUMBER = /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i

/** How much the runs that have a key differ in it. Params and tags that are numbers in all runs that have them count as numbers. */
export function spreadOf({ values, differs }: ComparisonRow): Spread {
  const present = values.filter((value) => value !== null)
  const distinct = new Set(present).size
  // A single number, and NaN over and over, are one value each.
  if (distinct < 2) return { kind: 'none', differs }
  const numbers = present.every((value) => typeof value === 'number' || NUMBER.test(value))
  if (!numbers) return { kind: 'texts', distinct }
  const relative = relativeSpread(present.map(Number))
  // `0.001` and `1e-3` are two texts of one number.
  return relative === 0 ? { kind: 'none', differs } : { kind: 'numbers', relative }
}

/** From 0, where all are equal, over 1, from 0 to anything, to 2, from −x to x; the unit does not matter. */
function relativeSpread(numbers: readonly number[]): number {
  if (!numbers.every(Number.isFinite)) return Infinity
  const least = Math.min(...numbers)
  const greatest = Math.max(...numbers)
  // Each by itself, since the difference of two huge numbers is infinite.
  const size = Math.max(Math.abs(least), Math.abs(greatest))
  return size === 0 ? 0 : greatest / size - least / size
}

/** The rule, for those who read the table. */
export const ORDER_RULE =
  'Numbers by their spread (greatest minus least, relative to the greatest size), then texts by how many distinct values there are; keys without a spread come last.'

/**
 * Rows within their sections, those first in which the runs differ most: numbers by relative spread, then texts by how
 * many distinct values they have; last what has no spread, and of that first what some runs lack. Equal ones keep the
 * order that they have.
 */
export function orderByDifference(rows: readonly ComparisonRow[]): ComparisonRow[] {
  const ranked = rows.map((row) => ({ row, rank: rankOf(spreadOf(row)) }))
  return SECTIONS.flatMap(({ section }) =>
    ranked
      .filter(({ row }) => row.section === section)
      .toSorted(
        ({ rank: a }, { rank: b }) =>
          a.kind - b.kind || (a.much > b.much ? -1 : +(a.much < b.much)),
      )
      .map(({ row }) => row),
  )
}

function rankOf(spread: Spread): { kind: number; much: number } {
  switch (spread.kind) {
    case 'numbers':
      return { kind: 0, much: spread.relative }
    case 'texts':
      return { kind: 1, much: spread.distinct }
    case 'none':
      return { kind: 2, much: spread.differs ? 1 : 0 }
    default:
      return spread satisfies never
  }
}
