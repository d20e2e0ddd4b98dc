import { axisOf, type Scale } from '#charting/axisTicks.ts'
import { type Extent, shareOf } from '#charting/extent.ts'
import { shadeOf } from '#charting/markHue.ts'
import type { RunTable } from '#mlflow/runTable.ts'
import { fieldName, numberField, textColumnOf } from '#src/runFields.ts'
import { formatCount } from '#ui/formatCount.ts'
import { ownTicks } from './ownTicks.ts'
import {
  type FieldFacts,
  fieldFacts,
  isMostlyNumbers,
  isNumbers,
  valuesOf,
  writeValue,
} from './plotFields.ts'
import { linearInstead } from './plotNotes.ts'
import { type ParallelSpec, type PlotAxis, titleText } from './plotSpecs.ts'

/** One axis of several side by side. Places on it go from 0 at its foot to 1 at its head. */
export type ParallelAxis = {
  field: string
  name: string
  /** By the index of a run; NaN where it has no value. */
  places: Float64Array
  ticks: readonly { place: number; label: string }[]
} & (
  | {
      kind: 'numbers'
      scale: Scale
      extent: Extent
      /** The different numbers of the runs, ascending. */
      stops: readonly number[]
    }
  | { kind: 'texts'; texts: readonly string[] }
)

/** Runs as lines across axes. */
export type ParallelDrawing = {
  /** Of the table; index by index as in all lists here. */
  rows: Int32Array
  axes: readonly ParallelAxis[]
  /** The shade of each line, -1 for one without a last number; null where lines have the colours of their runs. */
  shades: { name: string; extent: Extent; of: Int16Array } | null
  summary: string
  notes: string[]
}

/** More labels than these would lie upon each other. */
const MOST_LABELS = 14
/** Of more values, most of them numbers, texts have no place. */
const MOST_TEXTS = 30
/** Labels are at least so far apart, as a share of the axis. */
const APART = 0.05

export function parallelDrawing(
  table: RunTable,
  rows: Int32Array,
  spec: ParallelSpec,
): ParallelDrawing {
  const axes = spec.axes.map((axis) => parallelAxis(table, rows, axis))
  const last = axes.at(-1)
  const interrupted = countInterrupted(axes, rows.length)
  return {
    rows,
    axes,
    shades:
      spec.colour === 'last' && last?.kind === 'numbers'
        ? {
            name: last.name,
            extent: last.extent,
            // Along the axis, also where that is logarithmic; where all are the same, as strong as can be.
            of: Int16Array.from(
              last.places,
              (place) =>
                shadeOf(place, last.extent[1] > last.extent[0] ? [0, 1] : [place, place]) ?? -1,
            ),
          }
        : null,
    summary: `${titleText(spec)}: parallel coordinates of ${formatCount(rows.length, 'run')} over ${axes.length} axes`,
    notes: [
      ...(interrupted > 0
        ? [
            `${formatCount(interrupted, 'run')} without a place on some axis: the line is interrupted there`,
          ]
        : []),
      ...axes.flatMap((axis, at) => {
        const wished = spec.axes[at]
        return wished && axis.kind === 'numbers' ? linearInstead(wished, axis.scale) : []
      }),
      ...axes.flatMap((axis) =>
        axis.kind === 'texts' && axis.texts.length > MOST_LABELS
          ? [`${axis.name}: ${axis.ticks.length} of ${axis.texts.length} values are written`]
          : [],
      ),
    ],
  }
}

function parallelAxis(table: RunTable, rows: Int32Array, wished: PlotAxis): ParallelAxis {
  const { field } = wished
  const name = fieldName(field)
  const facts = fieldFacts(table, rows, field)
  const { extent } = facts
  if (hasNumberAxis(facts) && extent) {
    const values = Float64Array.from(rows, numberField(table, field))
    const scale: Scale = wished.scale === 'log' && extent[0] > 0 ? 'log' : 'linear'
    const shared = { kind: 'numbers' as const, scale, extent }
    const stops = [...new Set(values)].filter(Number.isFinite).toSorted((a, b) => a - b)
    return {
      ...shared,
      field,
      name,
      places: values.map((value) => placeOf(shared, value)),
      ticks: ticksOf(shared, stops),
      stops,
    }
  }
  const texts = valuesOf(table, rows, field)
  const at = new Map(texts.map((text, i) => [text, i]))
  const column = textColumnOf(table, field)
  const placeOfCode = (column?.texts ?? []).map((text) => {
    const place = at.get(text)
    return place === undefined ? NaN : textPlace(place, texts.length)
  })
  const every = Math.ceil(texts.length / MOST_LABELS)
  return {
    kind: 'texts',
    field,
    name,
    texts,
    places: Float64Array.from(rows, (row) => placeOfCode[column?.codes[row] ?? -1] ?? NaN),
    ticks: texts.flatMap((text, i) =>
      i % every === 0 ? [{ place: textPlace(i, texts.length), label: writeValue(text) }] : [],
    ),
  }
}

/** Whether all values are numbers, or so many of them that each text would have to stand for itself. */
const hasNumberAxis = (facts: FieldFacts) =>
  isNumbers(facts) || (isMostlyNumbers(facts) && facts.distinct > MOST_TEXTS)

/** The numbers of the runs where these are few and apart, else round ones. */
function ticksOf(axis: { scale: Scale; extent: Extent }, stops: readonly number[]) {
  const toPlace = (value: number) => placeOf(axis, value)
  const own = ownTicks(stops, toPlace, APART)
  const { ticks, labels } = own ?? axisOf(padded(axis.extent), axis.scale)
  return ticks.flatMap((tick, i) => {
    const place = toPlace(tick)
    return place >= 0 && place <= 1 ? [{ place, label: labels[i] ?? '' }] : []
  })
}

/** An axis of one number only has room on either side of it. */
const padded = ([min, max]: Extent): Extent =>
  max > min
    ? [min, max]
    : min === 0
      ? [-1, 1]
      : [
          Math.max(min - Math.abs(min) / 2, -Number.MAX_VALUE),
          Math.min(max + Math.abs(max) / 2, Number.MAX_VALUE),
        ]

/** Where one of so many texts stands. */
export const textPlace = (at: number, count: number) => (at + 0.5) / count

/** Where a number stands; one that is not finite has no place. */
export function placeOf(
  { scale, extent }: { scale: Scale; extent: Extent },
  value: number,
): number {
  if (!Number.isFinite(value)) return NaN
  const ends = padded(extent)
  if (scale === 'linear') return shareOf(value, ends)
  return shareOf(Math.log(value), [Math.log(ends[0]), Math.log(ends[1])])
}

/** The number at a place. */
export function numberAt(
  { scale, extent }: { scale: Scale; extent: Extent },
  place: number,
): number {
  const [min, max] = padded(extent)
  return scale === 'linear' ? min * (1 - place) + max * place : min ** (1 - place) * max ** place
}

function countInterrupted(axes: readonly ParallelAxis[], count: number): number {
  let interrupted = 0
  for (let at = 0; at < count; at++) {
    if (axes.some(({ places }) => Number.isNaN(places[at]))) interrupted++
  }
  return interrupted
}
