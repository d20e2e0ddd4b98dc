import { formatNumber, numberFormatFor } from '#ui/formatNumber.ts'
import { type ConfusionMatrix, matrixSums } from './confusionMatrix.ts'
import { type MatrixView, VIEW_UNITS, viewCells } from './matrixView.ts'

/** What is drawn of a matrix, or of the difference of two. */
export type MatrixPicture = {
  labels: readonly string[]
  /** What each cell says, row by row: samples, or a share from 0 to 1. */
  values: Float64Array
  /** How strongly each cell is coloured: from 0 to 1, and in a difference from −1, worse, to 1, better. */
  heat: Float64Array
  /** What the colours tell: how much, or whether it is better. */
  scale: 'amount' | 'errors' | 'difference'
  /** By row, 1 where the true class has few samples, so that its cells say little. */
  weak: Uint8Array
  /** The text of a cell. */
  write: (value: number) => string
  /** What the ends of the scale stand for. */
  legend: { from: string; to: string; unit: string }
}

/** With fewer samples than these of a class, a share is worth little. */
export const FEW_SAMPLES = 10

/** From this many classes on, shares are written as whole percents without the sign, which the legend has. */
const SEVERAL_CLASSES = 6

const MINUS = '\u2212'

/**
 * The cells of one matrix. On the scale `errors`, the diagonal has no colour and the other cells share the whole range,
 * so that errors are seen beside what is right.
 */
export function matrixPicture(
  matrix: ConfusionMatrix,
  view: MatrixView,
  scale: 'amount' | 'errors',
): MatrixPicture {
  const { labels } = matrix
  const values = viewCells(matrix, view)
  const counts = scale === 'errors' ? withoutDiagonal(values, labels.length) : values
  // On a scale of their own, small shares of errors have to be told apart; else shares go to 1.
  const largest = view === 'counts' || scale === 'errors' ? maximum(counts) : 1
  return {
    labels,
    values,
    heat: counts.map((value) => (largest === 0 ? 0 : value / largest)),
    scale,
    weak: weakRows(matrix),
    write: writer(values, view, labels.length, false),
    legend: {
      from: '0',
      to: endText(largest, view),
      unit: VIEW_UNITS[view] + (scale === 'errors' ? ', errors alone' : ''),
    },
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
  const before = viewCells(a, view)
  const values = viewCells(b, view).map((value, at) => value - (before[at] ?? 0))
  const largest = maximum(values.map(Math.abs))
  const end = formatNumber(view === 'counts' ? largest : rounded(largest * 100))
  const [weakA, weakB] = [weakRows(a), weakRows(b)]
  return {
    labels: b.labels,
    values,
    heat: values.map((value, at) => {
      const better = Math.floor(at / size) === at % size ? value : -value
      return largest === 0 ? 0 : better / largest
    }),
    scale: 'difference',
    weak: weakA.map((weak, row) => Math.max(weak, weakB[row] ?? 0)),
    write: writer(values, view, size, true),
    legend: {
      from: MINUS + end,
      to: `+${end}`,
      unit: view === 'counts' ? 'samples' : 'percentage points',
    },
  }
}

const maximum = (values: Float64Array) => values.reduce((most, value) => Math.max(most, value), 0)

const withoutDiagonal = (values: Float64Array, size: number) =>
  values.map((value, at) => (Math.floor(at / size) === at % size ? 0 : value))

function weakRows(matrix: ConfusionMatrix): Uint8Array {
  if (matrix.content !== 'counts') return new Uint8Array(matrix.labels.length)
  return Uint8Array.from(matrixSums(matrix).byActual, (sum) => (sum < FEW_SAMPLES ? 1 : 0))
}

const endText = (largest: number, view: MatrixView) =>
  view === 'counts' ? formatNumber(largest) : `${formatNumber(rounded(largest * 100))}\u00a0%`

const rounded = (percent: number) => Number(percent.toPrecision(3))

function writer(values: Float64Array, view: MatrixView, size: number, signed: boolean) {
  const format = numberFormatFor(view === 'counts' ? values : [])
  const decimals = size < SEVERAL_CLASSES ? 1 : 0
  const suffix = size < SEVERAL_CLASSES && !signed ? '\u00a0%' : ''
  return (value: number) => {
    const sign = signed && value > 0 ? '+' : ''
    if (view === 'counts') return sign + formatNumber(value, format)
    const percent = formatNumber(value * 100, { style: 'fixed', decimals })
    // What is rounded to nothing has no sign.
    return Number(percent.replace(MINUS, '-')) === 0
      ? `${(0).toFixed(decimals)}${suffix}`
      : `${sign}${percent}${suffix}`
  }
}
