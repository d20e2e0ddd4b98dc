import { expect, test } from 'vitest'
import { FileProblem } from './FileProblem.ts'
import { placeOf, readNpy, readNpyHeader } from './readNpy.ts'

/** A file as NumPy writes it: version 1, its header padded to a multiple of 64 bytes. */
function npy(descr: string, shape: string, data: ArrayBuffer | Uint8Array, fortran = 'False') {
  const dict = `{'descr': ${descr}, 'fortran_order': ${fortran}, 'shape': ${shape}, }`
  return withHeader(dict, new Uint8Array(data))
}

function withHeader(dict: string, data: Uint8Array, version = 1) {
  const prelude = version === 1 ? 10 : 12
  const text = dict.padEnd(Math.ceil((dict.length + prelude + 1) / 64) * 64 - prelude - 1) + '\n'
  const file = new Uint8Array(prelude + text.length + data.length)
  file.set([0x93, ...new TextEncoder().encode('NUMPY'), version, 0])
  const view = new DataView(file.buffer)
  if (version === 1) view.setUint16(8, text.length, true)
  else view.setUint32(8, text.length, true)
  file.set(new TextEncoder().encode(text), prelude)
  file.set(data, prelude + text.length)
  return file
}

const valuesOf = (file: Uint8Array) => {
  const { present, valueAt } = readNpy(file)
  return Array.from({ length: present }, (_, place) => valueAt(place))
}

test('the header tells type, shape and order', () => {
  const file = npy(`'<f8'`, '(3, 4)', new Float64Array(12).buffer, 'True')

  expect(readNpyHeader(file)).toEqual({
    dtype: '<f8',
    shape: [3, 4],
    order: 'Fortran',
    dataAt: 128,
  })
  expect(
    readNpyHeader(
      withHeader(`{'descr': '|b1', 'fortran_order': False, 'shape': ()}`, new Uint8Array(1), 3),
    ),
  ).toMatchObject({ shape: [], dtype: '|b1' })
})

test('a structured type is told as its list of fields', () => {
  const file = npy(`[('day', '<M8[D]'), ('price', '<f4', (2,))]`, '(5,)', new Uint8Array(100))

  expect(readNpyHeader(file).dtype).toBe(`[('day', '<M8[D]'), ('price', '<f4', (2,))]`)
  expect(() => readNpy(file)).toThrow('cannot be shown')
})

test('numbers of every width are read as they are', () => {
  expect(valuesOf(npy(`'<f8'`, '(3,)', new Float64Array([0.1, NaN, -Infinity]).buffer))).toEqual([
    0.1,
    NaN,
    -Infinity,
  ])
  expect(valuesOf(npy(`'<f4'`, '(1,)', new Float32Array([0.5]).buffer))).toEqual([0.5])
  expect(valuesOf(npy(`'<i8'`, '(2,)', new BigInt64Array([-(2n ** 62n) - 1n, 7n]).buffer))).toEqual(
    [-(2n ** 62n) - 1n, 7n],
  )
  expect(valuesOf(npy(`'>i2'`, '(2,)', new Uint8Array([0xff, 0xfe, 1, 0])))).toEqual([-2, 256])
  expect(valuesOf(npy(`'|u1'`, '(2,)', new Uint8Array([0, 255])))).toEqual([0, 255])
  expect(valuesOf(npy(`'|b1'`, '(2,)', new Uint8Array([0, 1])))).toEqual([false, true])
})

test('half precision is read without the help of the browser', () => {
  const bits = new Uint16Array([
    0x3c00, 0xc000, 0x7bff, 0x0001, 0x0400, 0x7c00, 0xfc00, 0x7e00, 0x8000,
  ])
  expect(valuesOf(npy(`'<f2'`, '(9,)', bits.buffer))).toEqual([
    1,
    -2,
    65_504,
    2 ** -24,
    2 ** -14,
    Infinity,
    -Infinity,
    NaN,
    -0,
  ])
})

test('texts, times and complex numbers are texts', () => {
  const wide = new Uint32Array([0x67, 0x1f600, 0, 0, 0x110000, 0x61]).buffer
  expect(valuesOf(npy(`'<U3'`, '(2,)', wide))).toEqual(['g😀', ''])
  expect(valuesOf(npy(`'|S3'`, '(2,)', new TextEncoder().encode('ab\0cde')))).toEqual(['ab', 'cde'])
  const days = new BigInt64Array([19_724n, -(2n ** 63n)]).buffer
  expect(valuesOf(npy(`'<M8[D]'`, '(2,)', days))).toEqual(['2024-01-02 00:00:00', 'NaT'])
  expect(valuesOf(npy(`'<m8[ns]'`, '(1,)', new BigInt64Array([5n]).buffer))).toEqual(['5 ns'])
  expect(valuesOf(npy(`'<c16'`, '(1,)', new Float64Array([1, -2]).buffer))).toEqual(['1 − 2i'])
})

test('a place is found by its indices, whichever of them runs fastest', () => {
  const header = { dtype: '', shape: [2, 3, 4], dataAt: 0 }

  expect(placeOf({ ...header, order: 'C' }, [1, 2, 3])).toBe(23)
  expect(placeOf({ ...header, order: 'C' }, [0, 1, 0])).toBe(4)
  expect(placeOf({ ...header, order: 'Fortran' }, [0, 1, 0])).toBe(2)
  expect(placeOf({ ...header, order: 'Fortran' }, [1, 0, 0])).toBe(1)
})

test('an array that promises more than there is says how much is there', () => {
  const file = npy(`'<f8'`, '(1000000000000,)', new Float64Array(2).buffer)

  expect(readNpy(file)).toMatchObject({ count: 1e12, present: 2 })
})

test('pickled objects are named and not read', () => {
  expect(() => readNpy(npy(`'|O'`, '(3,)', new Uint8Array(9)))).toThrow(/pickled Python objects/)
})

test.each([
  ['a text', new TextEncoder().encode('not an array at all')],
  ['only the magic', Uint8Array.of(0x93, 78, 85, 77, 80, 89, 1, 0, 200, 0)],
  ['a header that breaks off', npy(`'<f8'`, '(2,)', new Uint8Array()).subarray(0, 40)],
  ['a header that is code', withHeader(`__import__('os').system('id')`, new Uint8Array())],
  ['more axes than there may be', npy(`'<f8'`, `(${'1, '.repeat(65)})`, new Uint8Array(8))],
  ['a shape that is none', npy(`'<f8'`, '(-1, "x")', new Uint8Array())],
  ['a type of nothing', npy(`'<q9'`, '(1,)', new Uint8Array(9))],
])('%s is refused', (_, file) => {
  expect(() => readNpy(file)).toThrow(FileProblem)
})
