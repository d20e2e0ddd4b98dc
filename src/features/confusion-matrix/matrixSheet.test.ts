import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { countsMatrix } from '#src/testing/countsMatrix.ts'
import { differencePicture, matrixPicture } from './matrixPicture.ts'
import { matrixCsv, matrixMarkdown } from './matrixSheet.ts'

const hostile = [
  '=HYPERLINK("http://x","y")',
  '<img src=x>|[link](javascript:1)\n# heading',
  '\u202Eדגם`',
  'a,"b"',
]
const matrix = countsMatrix(
  hostile,
  hostile.map((_row, i) => hostile.map((_column, j) => i * 4 + j)),
)
const sheet = {
  picture: matrixPicture(matrix, 'counts', 'amount'),
  title: 'Confusion matrix of -1+1',
  summary: 'accuracy 25.0\u00a0%',
  notes: ['@note'],
}

test('a spreadsheet gets the numbers as numbers, and runs no label as a formula', () => {
  const { data } = Papa.parse<string[]>(matrixCsv(sheet).trimEnd())
  const [header = [], ...rows] = data
  expect(header.slice(1)).toEqual([`'${hostile[0]}`, hostile[1], hostile[2], hostile[3]])
  expect(rows.slice(0, 4).map((row) => row.slice(1))).toEqual([
    ['0', '1', '2', '3'],
    ['4', '5', '6', '7'],
    ['8', '9', '10', '11'],
    ['12', '13', '14', '15'],
  ])
  expect(rows.slice(5)).toEqual([
    ["'Confusion matrix of -1+1"].map((text) => text.replace(/^'/, '')),
    ['Cells: samples.'],
    ['True classes by row, predicted classes by column.'],
    ['Accuracy 25.0\u00a0%.'],
    ["'@note"],
  ])
})

test('CSV has the whole numbers of what is on screen, and says what they are', () => {
  const one = countsMatrix(
    ['a', 'b'],
    [
      [2, 1],
      [0, 3],
    ],
  )
  const other = countsMatrix(
    ['a', 'b'],
    [
      [3, 0],
      [0, 3],
    ],
  )
  const picture = differencePicture(one, other, 'sharesOfTrue')
  const csv = matrixCsv({ ...sheet, picture, summary: null, notes: [] })
  expect(csv).toContain(`a,${1 - 2 / 3},${-1 / 3}\r\n`)
  expect(csv).toContain('"Cells: shares of the true class in B less those in A, from −1 to 1."\r\n')
})

/** How many cells a line of a table has; an escaped bar is part of one. */
const cells = (line: string) => line.split(/(?<!\\)\|/).length - 2

test('Markdown holds a table of plain text, whatever the labels are', () => {
  const lines = matrixMarkdown(sheet).split('\n')
  const [, , header = '', rule = '', ...rows] = lines
  expect(rule).toBe('| --- | ---: | ---: | ---: | ---: |')
  expect([header, ...rows.slice(0, 4)].map(cells)).toEqual([5, 5, 5, 5, 5])
  expect(header).toContain(String.raw`\<img src=x\>\|\[link\](javascript:1) \# heading`)
  expect(header).not.toContain('\u202E')
  expect(rows.slice(5)).toEqual([
    'Cells: samples.',
    'True classes by row, predicted classes by column.',
    'Accuracy 25.0\u00a0%.',
    '@note',
    '',
  ])
})
