import { expect, test } from 'vitest'
import { JsonLinesReader } from './JsonLinesReader.ts'
import { JsonTableReader } from './JsonTableReader.ts'
import { Slices } from './Slices.ts'
import type { Table, TABLE_LIMITS } from './table.ts'

const encode = (text: string) => new TextEncoder().encode(text)

async function readJson(text: string, limits: Partial<typeof TABLE_LIMITS> = {}) {
  const reader = new JsonTableReader({ expectedBytes: 0, limits })
  reader.append(encode(text))
  await reader.finish(new Slices(), () => {})
  return { table: reader.table, isCut: reader.isCut }
}

function readLines(text: string, pieceLength = 7, limits: Partial<typeof TABLE_LIMITS> = {}) {
  const reader = new JsonLinesReader({ expectedBytes: 0, limits })
  const bytes = encode(text)
  for (let at = 0; at < bytes.length; at += pieceLength) {
    reader.append(bytes.subarray(at, at + pieceLength))
  }
  reader.finish()
  return { table: reader.table, isCut: reader.isCut }
}

const seen = ({ rows, columns }: Table) => ({
  columns: columns.map(({ name, kind }) => `${name}: ${kind}`),
  rows: Array.from({ length: rows }, (_, row) => columns.map((column) => column.text(row))),
})

test('a table that MLflow logged has its columns and rows', async () => {
  const { table } = await readJson(
    '{"columns": ["input", "score", "ok"], "data": [["a \\"b\\"", 0.50, true], [null, NaN, false], ["é", 1e3, null]]}',
  )

  expect(seen(table)).toEqual({
    columns: ['input: text', 'score: number', 'ok: boolean'],
    rows: [
      ['a "b"', '0.50', 'true'],
      [null, 'NaN', 'false'],
      ['é', '1e3', null],
    ],
  })
})

test('pandas’ orient "split" keeps its index, in whatever order its parts come', async () => {
  const { table } = await readJson(
    '{"data": [[1, 2], [3, 4]], "index": ["x", "y"], "columns": ["a", "b"]}',
  )

  expect(seen(table)).toEqual({
    columns: ['index: text', 'a: number', 'b: number'],
    rows: [
      ['x', '1', '2'],
      ['y', '3', '4'],
    ],
  })
})

test('records may have members of their own, and hold more than a value', async () => {
  const { table } = await readJson(
    '[{"a": 1, "b": {"c": [1, {}]}}, {"b": [], "d": "2024-01-02"}, 7]',
  )

  expect(seen(table)).toEqual({
    columns: ['a: number', 'b: text', 'd: time', 'value: number'],
    rows: [
      ['1', '{"c": [1, {}]}', null, null],
      [null, '[]', '2024-01-02', null],
      [null, null, null, '7'],
    ],
  })
})

test('a table that breaks off is shown as far as it goes, with the place', async () => {
  const { table } = await readJson('{"columns": ["a"],\n "data": [[1], [2], [3')

  expect(seen(table).rows).toEqual([['1'], ['2']])
  expect(table.problems).toEqual([
    '"," or "]" is missing at line 2, column 23, where the text ends',
  ])
})

test('what is no table says so', async () => {
  for (const text of ['{"labels": ["a"]}', '7', '{"columns": 1, "data": 2}', '[]']) {
    expect((await readJson(text)).table.problems.join()).toMatch(/neither a list of records/)
  }
})

test('JSON lines come in pieces; a line that is none is kept, with its reason', () => {
  const { table } = readLines('{"a": 1, "b": "x"}\n\n{"a": 2,\r\n{"a": 3, "c": [1]}\n[4]')

  expect(seen(table)).toEqual({
    columns: ['a: number', 'b: text', 'not JSON: text', 'c: text', 'value: text'],
    rows: [
      ['1', 'x', null, null, null],
      [null, null, '{"a": 2,\r', null, null],
      ['3', null, null, '[1]', null],
      [null, null, null, null, '[4]'],
    ],
  })
  expect(table.problems).toEqual([
    '1 line is not JSON, beginning with line 3: The name of a member is missing at line 3, column 10, where the text ends',
  ])
})

test('rows beyond a limit are left out, and this is said', async () => {
  const lines = Array.from({ length: 10 }, (_, i) => `{"a": ${i}}`)

  expect(readLines(lines.join('\n'), 7, { rows: 9 })).toMatchObject({
    isCut: true,
    table: { rows: 9 },
  })
  expect(readLines(lines.join('\n'), 7, { rows: 10 })).toMatchObject({ isCut: false })
  const many = `[${Array.from({ length: 20_000 }, () => '{"a": 1}').join()}]`
  expect(await readJson(many, { rows: 100 })).toMatchObject({ isCut: true })
})

test('a doubled member is read once', async () => {
  expect(seen((await readJson('[{"a": 1, "a": 2}]')).table).rows).toEqual([['1']])
})

test('columns for which there is no room are counted', async () => {
  const limits = { columns: 2 }
  const records = '[{"a": 1, "b": 2, "c": 3}, {"c": 4, "d": 5, "a": 6}]'
  const split = '{"columns": ["a", "b", "c"], "data": [[1, 2, 3], [4, 5, 6, 7]]}'
  const lines = '{"a": 1, "b": 2, "c": 3}\n{"c": 4, "d": 5, "a": 6}\n'

  for (const { table } of [
    await readJson(records, limits),
    await readJson(split, limits),
    readLines(lines, 7, limits),
  ]) {
    expect(table.columns.map(({ name }) => name)).toEqual(['a', 'b'])
    expect(table.totalColumns).toBe(4)
  }
  expect((await readJson(records)).table.totalColumns).toBeNull()
})
