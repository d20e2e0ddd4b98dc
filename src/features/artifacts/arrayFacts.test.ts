import { expect, test } from 'vitest'
import type { NpyArray } from '#files/readNpy.ts'
import { arrayGrid, arrayStatistics } from './arrayFacts.ts'

const arrayOf = (
  shape: number[],
  values: (number | string | bigint)[],
  more: Partial<NpyArray> = {},
): NpyArray => ({
  dtype: '<f8',
  shape,
  order: 'C',
  dataAt: 0,
  count: shape.reduce((product, length) => product * length, 1),
  present: values.length,
  valueAt: (place) => values[place] ?? NaN,
  ...more,
})

const range = (length: number) => Array.from({ length }, (_, i) => i)

const rowsIn = (order: 'C' | 'Fortran') =>
  arrayGrid(arrayOf([2, 3], range(6), { order })).rows.map(({ values }) => values.join(' '))

test('a matrix is shown by rows, whichever index runs fastest in the file', () => {
  expect(rowsIn('C')).toEqual(['0 1 2', '3 4 5'])
  expect(rowsIn('Fortran')).toEqual(['0 2 4', '1 3 5'])
})

test('of a large array the first part is shown, and named', () => {
  const { rows, columns, part } = arrayGrid(arrayOf([4, 20, 30], range(2_400)))

  expect([rows.length, columns.length, part]).toEqual([10, 10, '[0, :10, :10]'])
  expect(arrayGrid(arrayOf([2, 2], range(4))).part).toBeNull()
  expect(arrayGrid(arrayOf([50], range(50))).part).toBe('[:10]')
})

test('a single number and an empty array have their grid, too', () => {
  expect(arrayGrid(arrayOf([], [7])).rows).toEqual([{ index: '0', values: ['7'] }])
  expect(arrayGrid(arrayOf([0, 3], [])).rows).toEqual([])
})

test('values are written as they are, and those that are missing are marked', () => {
  const values = [0.1, NaN, -0, 2n ** 60n, 'a']
  expect(arrayGrid(arrayOf([6], values)).rows[0]?.values).toEqual([
    '0.1',
    'NaN',
    '-0',
    '1152921504606846976',
    'a',
    '–',
  ])
})

test('extremes and mean leave out what is no number, and say how many that are', () => {
  expect(arrayStatistics(arrayOf([4], [1, NaN, 3, Infinity]))).toEqual({
    min: 1,
    max: 3,
    mean: 2,
    notFinite: 2,
  })
  expect(arrayStatistics(arrayOf([2], [1e308, 1e308]))?.mean).toBe(1e308)
  expect(arrayStatistics(arrayOf([1], ['a']))).toBeNull()
  expect(arrayStatistics(arrayOf([1], [NaN]))).toBeNull()
})

test('numbers of single precision have the digits that NumPy writes', () => {
  const values = [0.1, 1 / 3, 16_777_216, 1e-45].map(Math.fround)
  expect(arrayGrid(arrayOf([4], values, { dtype: '<f4' })).rows[0]?.values).toEqual([
    '0.1',
    '0.33333334',
    '16777216',
    '1e-45',
  ])
})
