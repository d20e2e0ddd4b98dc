import { formatNumber, numberFormatFor } from '#ui/formatNumber.ts'
import { type ConfusionMatrix, matrixSums } from './confusionMatrix.ts'
import { type MatrixView, VIEW_UNITS, viewCells } from './matrixView.ts'

/** What is drawn of a matrix, or of the difference of two. */
export type MatrixPicture = {
  labels: readonly string[]
  /** What each cell says, row by row: samples, or a share from 0 to 1. */
  values: Float64Array
  /** What these numbers are, e.g. `shares of the true class, from 0 to 1`. */
  numbers: string
  /** How strongly each cell is coloured: from 0 to 1, and in a difference from −1, worse, to 1, better. */
  heat: Float64Array
  /** What the colours tell: how much, or whether it is better. */
  scale: MatrixScale | 'difference'
  /** By row, 1 where the true class has few samples, so that its cells say little. */
  weak: Uint8Array
  /** The text of a cell. */
  write: (value: number) => string
  legend: MatrixLegend
  /** What one has to know of the picture, each a sentence. */
  notes: readonly string[]
}

/** `errors`: the diagonal has no colour, and the other cells share the whole range. */
export type MatrixScale = 'amount' | 'errors'

type MatrixLegend = {
  /** What the ends of the scale stand for. */
  from: string
  to: string
  unit: string
  /** How strong the colour is at some parts of the way between the ends, from 0 to 1. */
  stops: readonly { part: number; heat: number }[]
  /** What else one has to know of the colours; null for nothing. */
  note: string | null
}

/** With fewer samples than these of a class, a share is worth little. */
const FEW_SAMPLES = 10

/** From this many classes on, shares are written as whole percents without the sign, which the legend has. */
const SEVERAL_CLASSES = 6
/**
 * From this many on, cells are small and mostly empty: colours grow with the square root, and the least of them is well
 * apart from none, so that a rare error is seen beside a full diagonal.
 */
const MANY_CLASSES = 13
const LEAST_HEAT = 0.14
const ROOT_NOTE = 'root scale'
/** Where the curve of the root is drawn through, dense where it bends. */
const ROOT_PARTS = [0.002, 0.02, 0.06, 0.12, 0.25, 0.5, 0.75, 1]

const MINUS = '\u2212'

/** How strong the colour is of a part of the scale, from −1 to 1, among so many classes. */
function heatOf(part: number, classes: number): number {
  if (classes < MANY_CLASSES || part === 0) return part
  return Math.sign(part) * (LEAST_HEAT + (1 - LEAST_HEAT) * Math.sqrt(Math.abs(part)))
}

/** Where the scale of a matrix ends if nothing else is said: small shares of errors have to be told apart, else shares go to 1. */
export function scaleEnd(matrix: ConfusionMatrix, view: MatrixView, scale: MatrixScale): number {
  if (view !== 'counts' && scale === 'amount') return 1
  const values = viewCells(matrix, view)
  return maximum(scale === 'errors' ? withoutDiagonal(values, matrix.labels.length) : values)
}

/** The cells of one matrix; `end` is where its scale ends, which matrices side by side may share. */
export function matrixPicture(
  matrix: ConfusionMatrix,
  view: MatrixView,
  scale: MatrixScale,
  end = scaleEnd(matrix, view, scale),
): MatrixPicture {
  const { labels } = matrix
  const size = labels.length
  const values = viewCells(matrix, view)
  const coloured = scale === 'errors' ? withoutDiagonal(values, size) : values
  const weak = weakRows(matrix)
  return {
    labels,
    values,
    numbers: view === 'counts' ? 'samples' : `shares ${VIEW_UNITS[view]}, from 0 to 1`,
    heat: coloured.map((value) => (value === 0 ? 0 : heatOf(Math.min(value / end, 1), size))),
    scale,
    weak,
    write: writer(values, view, size, 'unsigned'),
    legend: {
      from: '0',
      to: endText(end, view),
      unit: VIEW_UNITS[view] + (scale === 'errors' ? ', errors alone' : ''),
      ...curveOf(size, [1]),
    },
    notes: weakNotes(weak, 'the true class'),
  }
}

/**
 * What changed from `a` to `b`, two matrices of the same classes in the same order: in samples, or in percentage points.
 * More on the diagonal is better, more off it worse. The scale goes as far as the largest change, either way.
 */
export function differencePicture(
  a: ConfusionMatrix,
  b: ConfusionMatrix,
  view: MatrixView,
): MatrixPicture {
  const size = b.labels.length
  const [before, after] = [viewCells(a, view), viewCells(b, view)]
  const values = new Float64Array(after.length)
  let largest = 0
  for (let at = 0; at < values.length; at++) {
    const change = (after[at] ?? 0) - (before[at] ?? 0)
    values[at] = change
    largest = Math.max(largest, Math.abs(change))
  }
  const end = formatNumber(view === 'counts' ? largest : rounded(largest * 100))
  const weakB = weakRows(b)
  const weak = weakRows(a).map((few, row) => Math.max(few, weakB[row] ?? 0))
  return {
    labels: b.labels,
    values,
    numbers:
      view === 'counts'
        ? 'samples in B less those in A'
        : `shares ${VIEW_UNITS[view]} in B less those in A, from ${MINUS}1 to 1`,
    // On the diagonal, which comes every `size + 1` cells, more is better.
    heat: values.map((value, at) =>
      value === 0 ? 0 : heatOf((at % (size + 1) === 0 ? value : -value) / largest, size),
    ),
    scale: 'difference',
    weak,
    write: writer(values, view, size, 'signed'),
    legend: {
      from: MINUS + end,
      to: `+${end}`,
      unit: view === 'counts' ? 'samples' : '% points',
      ...curveOf(size, [-1, 1]),
    },
    notes: weakNotes(weak, 'the true class in A or B'),
  }
}

/** The colours between the ends of a scale that goes from zero towards each of these. */
function curveOf(size: number, ends: readonly number[]): Pick<MatrixLegend, 'stops' | 'note'> {
  const least = Math.min(...ends, 0)
  const parts = size < MANY_CLASSES ? [1] : ROOT_PARTS
  const stops = [0, ...ends.flatMap((end) => parts.map((part) => part * end))].map((value) => ({
    part: (value - least) / (1 - least),
    heat: heatOf(value, size),
  }))
  return {
    stops: stops.toSorted((a, b) => a.part - b.part),
    note: size < MANY_CLASSES ? null : ROOT_NOTE,
  }
}

function maximum(values: Float64Array): number {
  let most = 0
  for (let at = 0; at < values.length; at++) most = Math.max(most, values[at] ?? 0)
  return most
}

function withoutDiagonal(values: Float64Array, size: number): Float64Array {
  const others = values.slice()
  for (let at = 0; at < others.length; at += size + 1) others[at] = 0
  return others
}

function weakRows(matrix: ConfusionMatrix): Uint8Array {
  if (matrix.content !== 'counts') return new Uint8Array(matrix.labels.length)
  return Uint8Array.from(matrixSums(matrix).byActual, (sum) => (sum < FEW_SAMPLES ? 1 : 0))
}

function weakNotes(weak: Uint8Array, of: string): string[] {
  if (!weak.includes(1)) return []
  const where = weak.length < MANY_CLASSES ? '' : ' (where cells are large enough)'
  return [`Hatched${where}: fewer than ${FEW_SAMPLES} samples of ${of}.`]
}

const endText = (end: number, view: MatrixView) =>
  view === 'counts' ? formatNumber(end) : `${formatNumber(rounded(end * 100))}\u00a0%`

const rounded = (percent: number) => Number(percent.toPrecision(3))

function writer(
  values: Float64Array,
  view: MatrixView,
  size: number,
  signs: 'signed' | 'unsigned',
) {
  const format = numberFormatFor(view === 'counts' ? values : [])
  const decimals = size < SEVERAL_CLASSES ? 1 : 0
  const suffix = size < SEVERAL_CLASSES && signs === 'unsigned' ? '\u00a0%' : ''
  return (value: number) => {
    const sign = signs === 'signed' && value > 0 ? '+' : ''
    if (view === 'counts') return sign + formatNumber(value, format)
    const percent = formatNumber(value * 100, { style: 'fixed', decimals })
    // What is rounded to nothing has no sign.
    return Number(percent.replace(MINUS, '-')) === 0
      ? `${(0).toFixed(decimals)}${suffix}`
      : `${sign}${percent}${suffix}`
  }
}
