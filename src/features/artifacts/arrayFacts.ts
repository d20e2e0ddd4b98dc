import { type NpyArray, type NpyValue, placeOf } from '#files/readNpy.ts'
import { shortestFloat32 } from '#files/shortestFloat32.ts'

/** Rows and columns of an array that are shown. */
const MOST_SHOWN = 10

export type ArrayGrid = {
  /** The indices of the columns and rows. */
  columns: number[]
  rows: { index: string; values: string[] }[]
  /** Which part of the array it is, in words; null where it is all. */
  part: string | null
}

/** The first values of an array, as the rows and columns of its last two axes. */
export function arrayGrid(array: NpyArray): ArrayGrid {
  const { shape } = array
  const lead = shape.slice(0, -2).map(() => 0)
  const [height = 1, width = 1] = shape.length < 2 ? [1, shape[0] ?? 1] : shape.slice(-2)
  const columns = Array.from({ length: Math.min(width, MOST_SHOWN) }, (_, i) => i)
  const rows = Array.from({ length: Math.min(height, MOST_SHOWN) }, (_, row) => ({
    index: String(row),
    values: columns.map((column) => {
      const indices = shape.length < 2 ? [column] : [...lead, row, column]
      const place = placeOf(array, indices)
      return place < array.present ? writeValue(array.valueAt(place), array) : '–'
    }),
  }))
  const isAll =
    lead.every((_, axis) => shape[axis] === 1) && height <= MOST_SHOWN && width <= MOST_SHOWN
  const slice = [
    ...lead.map(String),
    ...(shape.length < 2 ? [] : [`:${rows.length}`]),
    `:${columns.length}`,
  ]
  return { columns, rows, part: isAll ? null : `[${slice.join(', ')}]` }
}

/** As it is, with the digits that tell it from its neighbours of the same type, as NumPy writes it. */
export function writeValue(value: NpyValue, { dtype }: Pick<NpyArray, 'dtype'>): string {
  if (typeof value === 'number' && dtype.endsWith('f4')) return shortestFloat32(value)
  return Object.is(value, -0) ? '-0' : String(value)
}

export type ArrayStatistics = {
  min: number
  max: number
  mean: number
  /** Values that are no number or infinite; the three above leave them out. */
  notFinite: number
}

/** The extremes and the mean of an array's numbers; null where it has none. */
export function arrayStatistics({ present, valueAt }: NpyArray): ArrayStatistics | null {
  let [min, max, mean] = [Infinity, -Infinity, 0]
  let count = 0
  let notFinite = 0
  for (let place = 0; place < present; place++) {
    const value = valueAt(place)
    if (typeof value === 'string') return null
    const number = Number(value)
    if (!Number.isFinite(number)) {
      notFinite++
      continue
    }
    count++
    min = Math.min(min, number)
    max = Math.max(max, number)
    // The running mean, which no sum of large numbers overflows.
    mean += (number - mean) / count
  }
  return count === 0 ? null : { min, max, mean, notFinite }
}
