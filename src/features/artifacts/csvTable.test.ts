import { expect, test } from 'vitest'
import { readCsv } from './csvTable.ts'

test('a header is told from data by its lack of numbers', () => {
  expect(readCsv('day,price\n2024-01-02,9150\n', 'csv')).toEqual({
    header: ['day', 'price'],
    rows: [['2024-01-02', '9150']],
    columns: 2,
    numeric: [false, true],
    problem: null,
  })
  expect(readCsv('1,2\n3,4', 'csv')).toMatchObject({ header: null, columns: 2 })
})

test('quoted cells keep their commas and line breaks, and other delimiters are found', () => {
  expect(readCsv('a;b\n"x; y";"1\n2"\n', 'csv').rows).toEqual([['x; y', '1\n2']])
  expect(readCsv('a\tb, c\n1\t2', 'tsv').header).toEqual(['a', 'b, c'])
})

test('a column with gaps and NaN is still one of numbers; one without any number is not', () => {
  const { numeric } = readCsv('a,b,c\n1,,x\nNaN,,2\n-1.5e-3,,3', 'csv')

  expect(numeric).toEqual([true, false, false])
})

test('rows of different lengths are as wide as the longest', () => {
  expect(readCsv('a,b\n1\n1,2,3', 'csv').columns).toBe(3)
})

test('a broken file is read as far as it goes, and says what is wrong', () => {
  expect(readCsv('a,b\n1,"2', 'csv').problem).toBe('row 2: Quoted field unterminated')
})

test('an empty text is an empty table', () => {
  expect(readCsv('', 'csv')).toMatchObject({ header: null, rows: [], columns: 0, problem: null })
})
