import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { NpyProblem, readNpy, readNpyHeader } from './readNpy.ts'

// reference/recordNpy.py has NumPy write the files, and what it says is in them.
const here = (name: string) => new URL(`reference/${name}`, import.meta.url)
const expected = z
  .record(
    z.string(),
    z.object({
      dtype: z.string(),
      shape: z.array(z.number()),
      fortran: z.boolean(),
      values: z.array(z.union([z.number(), z.string()])),
    }),
  )
  .parse(JSON.parse(readFileSync(here('npy.json'), 'utf8')))
const bytesOf = (name: string) => new Uint8Array(readFileSync(here(`npy/${name}.npy`)))

/** JSON has no NaN or infinities, which Python calls so. */
const NAMED: Record<string, number> = { nan: Number.NaN, inf: Infinity, '-inf': -Infinity }

test.each(Object.entries(expected))('%s is read as NumPy wrote it', (name, wanted) => {
  const { dtype, shape, order, values, rounded } = readNpy(bytesOf(name))
  expect(dtype).toBe(wanted.dtype)
  expect(shape).toEqual(wanted.shape)
  expect(order).toBe(wanted.fortran ? 'Fortran' : 'C')
  expect([...values]).toEqual(
    wanted.values.map((value) => (typeof value === 'number' ? value : NAMED[value])),
  )
  expect(rounded).toBe(name === 'too_long' ? 1 : 0)
})

test('the head is read without the data', () => {
  const bytes = bytesOf('cube')
  const header = readNpyHeader(bytes)
  expect(header).toMatchObject({ dtype: '<i8', shape: [2, 3, 4], order: 'C' })
  expect(readNpyHeader(bytes.subarray(0, header.dataAt))).toEqual(header)
})

test('a file that lies somewhere within other bytes is read all the same', () => {
  const bytes = bytesOf('float')
  const around = new Uint8Array(bytes.byteLength + 20)
  around.set(bytes, 13)
  expect([...readNpy(around.subarray(13, 13 + bytes.byteLength)).values].at(1)).toBeCloseTo(
    -1e30,
    -24,
  )
})

const edited = (name: string, from: string, to: string) => {
  const text = String.fromCharCode(...bytesOf(name))
  return Uint8Array.from(text.replace(from, to), (character) => character.charCodeAt(0))
}

test.each([
  ['an empty file', () => new Uint8Array(), 'it is no NumPy file'],
  ['text', () => new TextEncoder().encode('[[1, 2], [3, 4]]'), 'it is no NumPy file'],
  ['a cut head', () => bytesOf('cube').subarray(0, 30), 'its head is cut off'],
  ['a cut start', () => bytesOf('cube').subarray(0, 8), 'its head is cut off'],
  ['cut data', () => bytesOf('cube').subarray(0, -1), 'its data are cut off: 191 of 192 bytes'],
  [
    'a version to come',
    () => edited('cube', 'NUMPY\u0001', 'NUMPY\u0009'),
    'its version is 9, and those from 1 to 3 are known',
  ],
  ['a head without a shape', () => edited('cube', 'shape', 'shame'), 'its head is not readable'],
  [
    'a vast shape',
    () => edited('cube', '(2, 3, 4), }   ', '(9, 9999999), }'),
    'its data are cut off: 192 of 719,999,928 bytes',
  ],
  ['times', () => edited('cube', '<i8', '<M8'), 'its items are times'],
  [
    'an unknown type',
    () => edited('cube', '<i8', '<g9'),
    'its items are of the type <g9, which is not read',
  ],
])('%s is refused, with the reason', (_name, bytes, reason) => {
  expect(() => readNpy(bytes())).toThrow(new NpyProblem(reason))
})
