import { FileProblem } from './FileProblem.ts'
import { latin1 } from './latin1.ts'
import { viewOf } from './viewOf.ts'

/** What the header of a `.npy` file says (NumPy's NEP 1). */
export type NpyHeader = {
  /** The dtype as NumPy writes it, such as `<f8`; that of a structured one as its list of fields. */
  dtype: string
  shape: number[]
  /** `C` means that the last index runs fastest. */
  order: 'C' | 'Fortran'
  /** Where the values begin in the file. */
  dataAt: number
}

export type NpyValue = number | bigint | boolean | string

export type NpyArray = NpyHeader & {
  /** How many values there are by its shape. */
  count: number
  /** How many of them are in the bytes that were given. */
  present: number
  /** The value at a place of the file, in the order in which they stand there. */
  valueAt: (place: number) => NpyValue
}

/** The magic, the version and the length of the header. */
const LONGEST_PRELUDE = 12

const MOST_AXES = 64

/** Reads the header from the first bytes of a file. Throws `FileProblem`. */
export function readNpyHeader(bytes: Uint8Array): NpyHeader {
  if (latin1(bytes.subarray(0, 6)) !== '\x93NUMPY' || bytes.length < LONGEST_PRELUDE) {
    throw new FileProblem('It does not begin as a NumPy file does')
  }
  const view = viewOf(bytes)
  const version = view.getUint8(6)
  const textAt = version === 1 ? 10 : 12
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true)
  const header = bytes.subarray(textAt, textAt + length)
  if (header.length < length) throw new FileProblem('It ends within its header')
  const text = version >= 3 ? new TextDecoder().decode(header) : latin1(header)

  // A dict as Python writes it: `{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }`.
  const descr = /'descr': *(?:'([^']{1,40})'|(\[[^{}]{0,10000}?\]))(?=, *'|, *\}|\})/.exec(text)
  const fortran = /'fortran_order': *(True|False)/.exec(text)?.[1]
  const shape = /'shape': *\(([\d, L]*)\)/.exec(text)?.[1]
  const dtype = descr?.[1] ?? descr?.[2]
  if (dtype === undefined || fortran === undefined || shape === undefined) {
    throw new FileProblem('Its header is not one that NumPy writes')
  }
  const lengths = shape.split(',', MOST_AXES + 2).filter((part) => /\d/.test(part))
  if (lengths.length > MOST_AXES) {
    throw new FileProblem(`It has more than the ${MOST_AXES} axes that NumPy allows`)
  }
  return {
    dtype,
    shape: lengths.map((digits) => Number(digits.replace('L', ''))),
    order: fortran === 'True' ? 'Fortran' : 'C',
    dataAt: textAt + length,
  }
}

/**
 * Reads an array. Of a file that goes on beyond `bytes`, what is there. Throws `FileProblem` where the values cannot be
 * read: objects are pickled and would need code to be run, and fields of structured ones are not told apart.
 */
export function readNpy(bytes: Uint8Array): NpyArray {
  const header = readNpyHeader(bytes)
  const { itemBytes, read } = readerOf(header.dtype)
  const count = header.shape.reduce((product, length) => product * length, 1)
  const view = viewOf(bytes.subarray(header.dataAt))
  // Values without any bytes, such as empty texts, are all there.
  const room = itemBytes === 0 ? count : Math.floor(view.byteLength / itemBytes)
  return {
    ...header,
    count,
    present: Math.min(count, room),
    valueAt: (place) => read(view, place * itemBytes),
  }
}

/** Where the value with these indices stands in the file. */
export const placeOf = ({ shape, order }: NpyHeader, indices: readonly number[]): number =>
  order === 'C'
    ? shape.reduce((place, length, axis) => place * length + (indices[axis] ?? 0), 0)
    : shape.reduceRight((place, length, axis) => place * length + (indices[axis] ?? 0), 0)

type ItemReader = {
  itemBytes: number
  read: (view: DataView, at: number) => NpyValue
}

function readerOf(dtype: string): ItemReader {
  const [, sign = '', kind = '', digits = '', unit = ''] =
    /^([<>|=]?)([a-zA-Z?])(\d*)(\[.*\])?$/.exec(dtype) ?? []
  const little = sign !== '>'
  const size = Number(digits)
  switch (kind + digits) {
    case 'b1':
    case '?':
      return { itemBytes: 1, read: (view, at) => view.getUint8(at) !== 0 }
    case 'i1':
      return { itemBytes: 1, read: (view, at) => view.getInt8(at) }
    case 'u1':
      return { itemBytes: 1, read: (view, at) => view.getUint8(at) }
    case 'i2':
      return { itemBytes: 2, read: (view, at) => view.getInt16(at, little) }
    case 'u2':
      return { itemBytes: 2, read: (view, at) => view.getUint16(at, little) }
    case 'i4':
      return { itemBytes: 4, read: (view, at) => view.getInt32(at, little) }
    case 'u4':
      return { itemBytes: 4, read: (view, at) => view.getUint32(at, little) }
    case 'i8':
      return { itemBytes: 8, read: (view, at) => view.getBigInt64(at, little) }
    case 'u8':
      return { itemBytes: 8, read: (view, at) => view.getBigUint64(at, little) }
    case 'f2':
      return { itemBytes: 2, read: (view, at) => halfFloat(view.getUint16(at, little)) }
    case 'f4':
      return { itemBytes: 4, read: (view, at) => view.getFloat32(at, little) }
    case 'f8':
      return { itemBytes: 8, read: (view, at) => view.getFloat64(at, little) }
    case 'c8':
      return complexReader(4, (view, at) => view.getFloat32(at, little))
    case 'c16':
      return complexReader(8, (view, at) => view.getFloat64(at, little))
    case 'M8':
    case 'm8':
      return {
        itemBytes: 8,
        read: (view, at) => timeText(view.getBigInt64(at, little), kind, unit),
      }
    case 'O':
      throw new FileProblem(
        'It holds pickled Python objects, which can run code when they are loaded',
      )
  }
  if (kind === 'U') {
    return { itemBytes: 4 * size, read: (view, at) => wideText(view, at, size, little) }
  }
  if (kind === 'S' || kind === 'a') {
    return { itemBytes: size, read: (view, at) => byteText(view, at, size) }
  }
  throw new FileProblem(`Values of type ${dtype.slice(0, 60)} cannot be shown`)
}

const complexReader = (
  partBytes: number,
  readPart: (view: DataView, at: number) => number,
): ItemReader => ({
  itemBytes: 2 * partBytes,
  read: (view, at) => {
    const imaginary = readPart(view, at + partBytes)
    const sign = imaginary < 0 || Object.is(imaginary, -0) ? '−' : '+'
    return `${readPart(view, at)} ${sign} ${Math.abs(imaginary)}i`
  },
})

/** IEEE 754 binary16: a sign, five bits of exponent, ten of fraction. */
function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 31) return fraction ? NaN : sign * Infinity
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

const MS_PER_UNIT: Partial<Record<string, number>> = {
  '[D]': 86_400_000,
  '[h]': 3_600_000,
  '[m]': 60_000,
  '[s]': 1_000,
  '[ms]': 1,
  '[us]': 1e-3,
  '[ns]': 1e-6,
}

/** NumPy's "not a time" is the least number there is. */
const NOT_A_TIME = -(2n ** 63n)

function timeText(ticks: bigint, kind: string, unit: string): string {
  if (ticks === NOT_A_TIME) return 'NaT'
  const perTick = MS_PER_UNIT[unit]
  const date = new Date(Number(ticks) * (perTick ?? NaN))
  if (kind === 'm' || Number.isNaN(date.getTime())) return `${ticks} ${unit.replace(/\[|\]/g, '')}`
  return date
    .toISOString()
    .replace('T', ' ')
    .replace(/\.000Z$|Z$/, '')
}

/** Longer texts are cut: a cell of a table is no place for them. */
const LONGEST_TEXT = 200

function wideText(view: DataView, at: number, length: number, little: boolean): string {
  let text = ''
  for (let i = 0; i < Math.min(length, LONGEST_TEXT); i++) {
    const point = view.getUint32(at + 4 * i, little)
    if (point === 0) break
    text += point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd'
  }
  return text
}

function byteText(view: DataView, at: number, length: number): string {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at, Math.min(length, LONGEST_TEXT))
  return latin1(bytes).replace(/\0+$/, '')
}
