/** What the head of a NumPy `.npy` file says of the array in it. */
export type NpyHeader = {
  /** As NumPy writes it, e.g. `<f8`: byte order, kind, bytes of an item. */
  dtype: string
  /** Empty for a single number. */
  shape: readonly number[]
  /** Which index runs fastest in the file: the last (`C`) or the first (`Fortran`). */
  order: 'C' | 'Fortran'
  /** Where the data begin, in bytes. */
  dataAt: number
}

export type NpyArray = NpyHeader & {
  /** In C order, whatever the file's is; false and true are 0 and 1. */
  values: Float64Array
  /** How many whole numbers beyond ±2^53 were rounded to the nearest that a number holds. */
  rounded: number
}

/** Why a file is not read: `message` is a clause about it, e.g. "its data are cut off: 8 of 16 bytes". */
export class NpyProblem extends Error {
  override name = 'NpyProblem'
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]

/**
 * The head of a `.npy` file; https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html describes it. An
 * `NpyProblem` where it is none.
 */
export function readNpyHeader(bytes: Uint8Array): NpyHeader {
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) throw new NpyProblem('it is no NumPy file')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const version = bytes[6] ?? 0
  if (version < 1 || version > 3) {
    throw new NpyProblem(`its version is ${version}, and those from 1 to 3 are known`)
  }
  const textAt = version === 1 ? 10 : 12
  if (bytes.byteLength < textAt) throw new NpyProblem('its head is cut off')
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true)
  const dataAt = textAt + length
  if (bytes.byteLength < dataAt) throw new NpyProblem('its head is cut off')
  const text = new TextDecoder().decode(bytes.subarray(textAt, dataAt))
  const order = /['"]fortran_order['"]\s*:\s*(True|False)/.exec(text)?.[1]
  const shape = /['"]shape['"]\s*:\s*\(([\dL,\s]*)\)/.exec(text)?.[1]
  if (order === undefined || shape === undefined) throw new NpyProblem('its head is not readable')
  const dtype = /['"]descr['"]\s*:\s*(['"])(.*?)\1/.exec(text)?.[2]
  if (dtype === undefined) throw new NpyProblem('its items have several fields')
  return {
    dtype,
    // Python 2 wrote `3L`.
    shape: shape
      .split(',')
      .map((size) => size.trim().replace('L', ''))
      .filter((size) => size !== '')
      .map(Number),
    order: order === 'True' ? 'Fortran' : 'C',
    dataAt,
  }
}

/** The numbers of a `.npy` file. An `NpyProblem` where it is none, is cut off, or holds no real numbers. */
export function readNpy(bytes: Uint8Array): NpyArray {
  const header = readNpyHeader(bytes)
  const { read, size } = readerOf(header.dtype)
  const count = header.shape.reduce((product, length) => product * length, 1)
  const there = bytes.byteLength - header.dataAt
  if (there < count * size) {
    throw new NpyProblem(
      `its data are cut off: ${there.toLocaleString('en')} of ${(count * size).toLocaleString('en')} bytes`,
    )
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + header.dataAt, count * size)
  const inFile = new Float64Array(count)
  for (let i = 0; i < count; i++) inFile[i] = read(view, i * size)
  const values = header.order === 'C' ? inFile : inOrderC(inFile, header.shape)
  const isWhole = /[iu]8$/.test(header.dtype)
  const rounded = isWhole ? values.filter((value) => !Number.isSafeInteger(value)).length : 0
  return { ...header, values, rounded }
}

type Read = (view: DataView, at: number) => number

function readerOf(dtype: string): { read: Read; size: number } {
  const [, byteOrder, kind = ''] = /^([<>|=]?)(\w+)$/.exec(dtype) ?? []
  const little = byteOrder !== '>'
  const read = readers(little)[kind]
  if (!read) throw new NpyProblem(`its items are ${describe(dtype)}`)
  return { read, size: Number(kind.slice(1)) }
}

const readers = (little: boolean): Record<string, Read> => ({
  b1: (view, at) => view.getUint8(at),
  i1: (view, at) => view.getInt8(at),
  u1: (view, at) => view.getUint8(at),
  i2: (view, at) => view.getInt16(at, little),
  u2: (view, at) => view.getUint16(at, little),
  i4: (view, at) => view.getInt32(at, little),
  u4: (view, at) => view.getUint32(at, little),
  // By halves: a BigInt for each item takes ten times as long.
  i8: (view, at) => view.getInt32(at + (little ? 4 : 0), little) * 2 ** 32 + low(view, at, little),
  u8: (view, at) => view.getUint32(at + (little ? 4 : 0), little) * 2 ** 32 + low(view, at, little),
  f2: (view, at) => halfFloat(view.getUint16(at, little)),
  f4: (view, at) => view.getFloat32(at, little),
  f8: (view, at) => view.getFloat64(at, little),
})

const low = (view: DataView, at: number, little: boolean) =>
  view.getUint32(at + (little ? 0 : 4), little)

/** IEEE 754 binary16: a sign, five bits of exponent, ten of fraction. */
function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : Number.NaN
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

function describe(dtype: string): string {
  if (dtype.includes('O')) return 'Python objects, which only Python reads'
  if (/[USV]\d/.test(dtype)) return 'not numbers'
  if (dtype.includes('c')) return 'complex numbers'
  return /[Mm]8/.test(dtype) ? 'times' : `of the type ${dtype}, which is not read`
}

function inOrderC(inFile: Float64Array, shape: readonly number[]): Float64Array {
  const values = new Float64Array(inFile.length)
  const place = shape.map(() => 0)
  // How far apart neighbours along each axis are in the file.
  const strides: number[] = []
  let stride = 1
  for (const length of shape) {
    strides.push(stride)
    stride *= length
  }
  for (let to = 0, from = 0; to < values.length; to++) {
    values[to] = inFile[from] ?? 0
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const next = (place[axis] ?? 0) + 1
      from += strides[axis] ?? 0
      if (next < (shape[axis] ?? 0)) {
        place[axis] = next
        break
      }
      place[axis] = 0
      from -= next * (strides[axis] ?? 0)
    }
  }
  return values
}
