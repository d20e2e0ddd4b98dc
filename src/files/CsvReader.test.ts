import * as fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { CsvReader } from './CsvReader.ts'
import type { Table, TABLE_LIMITS } from './table.ts'

type Options = {
  format?: 'csv' | 'tsv'
  pieceLength?: number
  limits?: Partial<typeof TABLE_LIMITS>
}

function read(text: string, { format = 'csv', pieceLength = 1e6, limits = {} }: Options = {}) {
  const reader = new CsvReader({ format, expectedBytes: 0, limits })
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += pieceLength) {
    reader.append(bytes.subarray(at, at + pieceLength))
  }
  reader.finish()
  return { table: reader.table, isCut: reader.isCut }
}

const rowsOf = ({ rows, columns }: Table) =>
  Array.from({ length: rows }, (_, row) => columns.map((column) => column.text(row)))
const kindsOf = (text: string) => read(text).table.columns.map(({ kind }) => kind)

test('a header is told from data by its lack of numbers', () => {
  const { table } = read('day,price\n2024-01-02,9150\n')

  expect(table.columns.map(({ name }) => name)).toEqual(['day', 'price'])
  expect(rowsOf(table)).toEqual([['2024-01-02', '9150']])
  expect(read('1,2\n3,4').table.columns.map(({ name }) => name)).toEqual(['', ''])
})

test('columns are numbers, texts, booleans or times, whatever is missing in them', () => {
  expect(
    kindsOf(
      'n,t,b,d\n1,x,true,2024-01-02\n,,,\nNaN,NA,null,None\n-1.5e-3,y,False,2024-01-02T03:04:05Z',
    ),
  ).toEqual(['number', 'text', 'boolean', 'time'])
  expect(kindsOf('a,b,c\ninf,1,12%\n-inf,x,3.5%')).toEqual(['number', 'text', 'number'])
  expect(kindsOf('a,b\n,NaN\n,')).toEqual(['text', 'text'])
})

test('quoted cells keep their commas, quotes and line breaks, and are no numbers', () => {
  const { table } = read('a;b\n"x; ""y""";"1\n2"\n"7";""\n')

  expect(rowsOf(table)).toEqual([
    ['x; "y"', '1\n2'],
    ['7', ''],
  ])
  expect(table.columns.map(({ kind }) => kind)).toEqual(['text', 'text'])
})

test('other delimiters are found; tabs are those of a file that is named so', () => {
  expect(rowsOf(read('a|b\nx|y').table)).toEqual([['x', 'y']])
  expect(rowsOf(read('a\tb, c\nx\ty', { format: 'tsv' }).table)).toEqual([['x', 'y']])
  expect(rowsOf(read('name\n"a;b;c"\nd').table)).toEqual([['a;b;c'], ['d']])
})

test('line breaks are those of any system', () => {
  for (const lineBreak of ['\n', '\r\n', '\r']) {
    const text = ['a,b', '1,x', '', '2,y', ''].join(lineBreak)
    expect(rowsOf(read(text).table)).toEqual([
      ['1', 'x'],
      ['2', 'y'],
    ])
  }
})

test('rows of different lengths are as wide as the longest, and this is said', () => {
  const { table } = read('a,b\n1\n1,2,3\n4,5')

  expect(rowsOf(table)).toEqual([
    ['1', null, null],
    ['1', '2', '3'],
    ['4', '5', null],
  ])
  expect(table.problems).toEqual([
    '2 rows have more or fewer cells than the 2 of the first, beginning with line 2',
  ])
})

test('a quote that is never closed is read as far as it goes, and has its place', () => {
  const { table } = read('a,b\nx,y\nz,"2')

  expect(rowsOf(table)).toEqual([
    ['x', 'y'],
    ['z', '2'],
  ])
  expect(table.problems).toEqual(['a quote that opens in line 3 is never closed'])
})

test('what follows a closing quote stays, and has its place', () => {
  const { table } = read('a,b\n"x"y,z')

  expect(rowsOf(table)).toEqual([['xy', 'z']])
  expect(table.problems).toEqual(['something follows a closing quote in line 2'])
})

test('an empty text is an empty table', () => {
  expect(read('').table).toMatchObject({ rows: 0, columns: [], problems: [] })
  expect(read('\n  \n').table.rows).toBe(0)
})

test('digits stay as they are written', () => {
  const { table } = read('n\n0012345678901234567890.10\n+1e5')

  expect(rowsOf(table)).toEqual([['0012345678901234567890.10'], ['+1e5']])
  expect(table.columns[0]?.numbers).toMatchObject({ decimals: 2 })
})

test('limits of rows, columns and cells are kept, and the table says that it is cut', () => {
  const text = ['a,b', ...Array.from({ length: 10 }, (_, i) => `${i},x`)].join('\n')

  expect(read(text, { limits: { rows: 10 } })).toMatchObject({ isCut: false, table: { rows: 10 } })
  expect(read(text, { limits: { rows: 9 } })).toMatchObject({ isCut: true, table: { rows: 9 } })
  expect(read(text, { limits: { cells: 6 } })).toMatchObject({ isCut: true, table: { rows: 3 } })
  expect(read(text, { limits: { bytes: 12 } })).toMatchObject({ isCut: true })
  expect(read('a,b,c\n1,2,3', { limits: { columns: 2 } }).table).toMatchObject({ totalColumns: 3 })
})

test('reads what Papa Parse reads, in whatever pieces it comes', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', '1', ',', '"', '\n', ' ', '😀', '.'),
    maxLength: 5,
  })
  const width = 3
  const row = fc.array(cell, { minLength: width, maxLength: width })
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 40 }),
      (rows, pieceLength) => {
        const text = Papa.unparse([['x', 'y', 'z'], ...rows], { quotes: true, newline: '\n' })
        const parsed = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data.slice(1)

        expect(rowsOf(read(text, { pieceLength }).table)).toEqual(parsed)
        expect(parsed).toEqual(rows)
      },
    ),
  )
})
