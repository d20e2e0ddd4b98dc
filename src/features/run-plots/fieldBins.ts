import { linearTicks, tickLabels } from '#charting/axisTicks.ts'
import type { Extent } from '#charting/extent.ts'
import type { RunTable } from '#mlflow/runTable.ts'
import { fieldName, numberField, textField } from '#src/runFields.ts'
import { fullNumber, withoutDust } from '#ui/fullNumber.ts'
import { compareValues, fieldFacts, isMostlyNumbers, isNumbers } from './plotFields.ts'

/** A field's values, in order, as the rows or the columns of a table. */
export type FieldBins = {
  name: string
  /** One of each bin: a value, or a range of numbers. */
  labels: readonly string[]
  /** The bin of a row of the table; null where it has no value, or one that is left out. */
  binOf: (row: number) => number | null
  /** How the values became bins, where that is not plain. */
  notes: string[]
}

/** A field of more different numbers is divided into ranges. */
const MOST_NUMBERS = 12
/** Of more texts, those are told that have the most rows. */
const MOST_TEXTS = 30
/** Numbers that span so much are divided by their powers. */
const WIDE = 100

/** Puts the values of a field in some rows into bins: numbers by size, many of them in ranges, texts as they are. */
export function fieldBins(table: RunTable, rows: Int32Array, field: string): FieldBins {
  const facts = fieldFacts(table, rows, field)
  const hasRanges = isNumbers(facts)
    ? facts.distinct > MOST_NUMBERS
    : // Each text beside so many numbers would leave others out.
      isMostlyNumbers(facts) && facts.distinct > MOST_TEXTS
  if (hasRanges && facts.extent) {
    return rangeBins(numberField(table, field), fieldName(field), facts.extent)
  }
  const textOf = textField(table, field)
  const counts = new Map<string, number>()
  for (const row of rows) {
    const text = textOf(row)
    if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const labels = [...counts.entries()]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST_TEXTS)
    .map(([text]) => text)
    .toSorted(compareValues)
  const places = new Map(labels.map((text, at) => [text, at]))
  const name = fieldName(field)
  return {
    name,
    labels,
    binOf: (row) => places.get(textOf(row) ?? '') ?? null,
    notes:
      counts.size > labels.length
        ? [`the ${labels.length} of ${counts.size} values of ${name} with the most runs`]
        : [],
  }
}

function rangeBins(numberOf: (row: number) => number, name: string, extent: Extent): FieldBins {
  const [min, max] = extent
  const wide = min > 0 && max / min >= WIDE
  const edges = wide ? powerEdges(extent) : evenEdges(extent)
  const labels = wide ? edges.map(fullNumber) : tickLabels(edges)
  const last = edges.length - 2
  return {
    name,
    labels: edges.slice(1).map((_, at) => `${labels[at]} – ${labels[at + 1]}`),
    binOf: (row) => {
      const value = numberOf(row)
      const at = edges.findLastIndex((edge) => value >= edge)
      // The greatest number belongs to the last range, though it may be its end.
      return Number.isFinite(value) ? Math.min(Math.max(at, 0), last) : null
    },
    notes: [
      `${name} in ${last + 1} ranges of equal ${wide ? 'ratio' : 'width'}, the lower end in each`,
    ],
  }
}

/** Round numbers, evenly apart, around all. */
function evenEdges([min, max]: Extent): number[] {
  const ticks = linearTicks([min, max])
  const step = (ticks[1] ?? max) - (ticks[0] ?? min)
  const [first = min, last = max] = [ticks[0], ticks.at(-1)]
  return [
    ...(first > min ? [withoutDust(first - step)] : []),
    ...ticks,
    ...(last < max ? [withoutDust(last + step)] : []),
  ]
}

/** Powers of ten around all, about ten at most. */
function powerEdges([min, max]: Extent): number[] {
  const [from, to] = [Math.floor(Math.log10(min)), Math.ceil(Math.log10(max))]
  const every = Math.max(Math.ceil((to - from) / 10), 1)
  const edges: number[] = []
  for (let power = from; power < to + every; power += every) edges.push(Number(`1e${power}`))
  return edges
}
