import * as fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'

const readBack = (csv: string) => Papa.parse<string[]>(csv.slice(0, -2), { delimiter: ',' }).data

test('lines end with CRLF, and a missing value is an empty cell', () => {
  expect(
    toCsv(
      ['run', 'f1'],
      [
        ['a', 0.5],
        ['b', null],
      ],
    ),
  ).toBe('run,f1\r\na,0.5\r\nb,\r\n')
})

test('commas, quotes and line breaks stay within their cell', () => {
  expect(toCsv(['a'], [['1,5 "x"\ny']])).toBe('a\r\n"1,5 ""x""\ny"\r\n')
})

test.each([
  '=1+1',
  '+cmd',
  '-2+3',
  '@SUM(A1)',
  '\tx',
  '\r=1',
  '\n=1',
  '=1\n2',
  '-',
  '-inf',
  '+1 2',
])('a spreadsheet does not run %j, in a heading or in a cell', (text) => {
  expect(readBack(toCsv([text], [[text]]))).toEqual([[`'${text}`], [`'${text}`]])
})

test.each(['-1', '+1.5', '-.5', '-2e-05', '1E+9', '3.', 'a=b', 'x@y'])(
  'the text %j stays as it is',
  (text) => {
    expect(toCsv(['a'], [[text]])).toBe(`a\r\n${text}\r\n`)
  },
)

test('numbers keep every digit and their sign, NaN and infinities included', () => {
  const numbers = [-0.1, 1e21, 5e-324, Number.NaN, -Infinity]

  expect(
    toCsv(
      ['n'],
      numbers.map((number) => [number]),
    ),
  ).toBe('n\r\n-0.1\r\n1e+21\r\n5e-324\r\nNaN\r\n-Infinity\r\n')
})

test('rows may come one by one', () => {
  expect(toCsv(['n'], new Set([[1], [2]]))).toBe('n\r\n1\r\n2\r\n')
})

test('what another reader finds is what was written', () => {
  const texts = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...Array.from('",;\r\n\t =-@\'')),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
  })
  const harmless = texts.filter((text) => !/^[=+\-@\t\r\n]/.test(text))
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) =>
      fc.array(fc.array(harmless, { minLength: width, maxLength: width }), { minLength: 1 }),
    )

  fc.assert(
    fc.property(table, ([header = [], ...rows]) => {
      expect(readBack(toCsv(header, rows))).toEqual([header, ...rows])
    }),
  )
})
