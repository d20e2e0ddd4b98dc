import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parquetMetadataAsync } from 'hyparquet'
import { expect, test } from 'vitest'
import { ParquetReader } from './ParquetReader.ts'
import type { TABLE_LIMITS } from './table.ts'

const folder = join(import.meta.dirname, 'parquet')

async function fileOf(bytes: Uint8Array) {
  const buffer = new ArrayBuffer(bytes.length)
  new Uint8Array(buffer).set(bytes)
  return {
    byteLength: bytes.length,
    fetched: () => 0,
    slice: async (start: number, end?: number) => buffer.slice(start, end),
  }
}

async function readBytes(bytes: Uint8Array, limits: Partial<typeof TABLE_LIMITS> = {}) {
  const reader = await ParquetReader.open(await fileOf(bytes), limits)
  while (!(await reader.advance()));
  return reader
}

const read = async (name: string, limits: Partial<typeof TABLE_LIMITS> = {}) =>
  readBytes(await readFile(join(folder, `${name}.parquet`)), limits)

const columnOf = ({ table }: ParquetReader, name: string) => {
  const column = table.columns.find((column) => column.name === name)
  const cells = Array.from({ length: table.rows }, (_, row) => column?.text(row))
  return { kind: column?.kind, cells }
}

test.each(['none', 'snappy', 'gzip', 'zstd', 'lz4', 'brotli'])(
  'every type is read as it is written, packed with %s',
  async (codec) => {
    const reader = await read(`types_${codec}`)

    expect(reader.table).toMatchObject({ rows: 4, totalRows: 4, problems: [] })
    expect(columnOf(reader, 'integer')).toEqual({
      kind: 'number',
      cells: ['1', '-2', null, '9007199254740993'],
    })
    expect(columnOf(reader, 'float').cells).toEqual(['0.1', 'NaN', null, '-1.5e-9'])
    expect(columnOf(reader, 'float32').cells).toEqual(['0.1', '3.14', null, '10000000000'])
    expect(columnOf(reader, 'text').cells.slice(0, 3)).toEqual(['GOTO.JK', '', null])
    expect(columnOf(reader, 'flag')).toEqual({
      kind: 'boolean',
      cells: ['true', 'false', null, 'true'],
    })
    expect(columnOf(reader, 'time')).toEqual({
      kind: 'time',
      cells: [
        '2024-01-02 03:04:05.678901',
        '1969-12-31 23:59:59.500000',
        null,
        '2024-01-02 00:00:00',
      ],
    })
    expect(columnOf(reader, 'utc').cells.at(0)).toBe('2024-01-02 03:00:00Z')
    expect(columnOf(reader, 'day').cells).toEqual(['2024-02-29', null, '1969-07-20', '2024-01-01'])
    expect(columnOf(reader, 'price')).toEqual({
      kind: 'number',
      cells: ['12345678901234567890.12', '-0.05', null, '7.00'],
    })
    expect(columnOf(reader, 'list').cells).toEqual(['[1, 2]', '[]', null, '[null, 3]'])
    expect(columnOf(reader, 'struct').cells.slice(0, 2)).toEqual(['{"a": 1, "b": "x"}', null])
    expect(columnOf(reader, 'nothing').cells).toEqual([null, null, null, null])
  },
)

test('row groups follow each other, and values are found in each of them', async () => {
  const reader = await read('row_groups')

  expect(columnOf(reader, 'step').cells).toEqual(Array.from({ length: 1_000 }, (_, i) => String(i)))
  expect(reader.table.columns[1]?.numbers).toMatchObject({ largest: 1 })
})

test('rows beyond a limit are not read, and the table says how many there are', async () => {
  const reader = await read('row_groups', { rows: 300 })

  expect(reader.isCut).toBe(true)
  expect(reader.table).toMatchObject({ rows: 300, totalRows: 1_000 })
})

test('an index that pandas has written is a column', async () => {
  expect(columnOf(await read('pandas_index'), '__index_level_0__').cells).toEqual([
    'zscore',
    'forest',
  ])
})

test('a row group that is damaged ends the table, with the reason', async () => {
  const bytes = Uint8Array.from(await readFile(join(folder, 'row_groups.parquet')))
  const file = await fileOf(bytes)
  const { row_groups } = await parquetMetadataAsync(file)
  // The first page's header of the third of four row groups.
  const start = Number(row_groups[2]?.columns[0]?.meta_data?.data_page_offset)
  bytes.fill(255, start, start + 20)
  const { table } = await readBytes(bytes)

  expect(table.rows).toBe(500)
  expect(table.problems.join()).toMatch(/^rows from 501 on cannot be read: /)
})

test('a column that cannot be read is named, and the others are shown', async () => {
  const bytes = Uint8Array.from(await readFile(join(folder, 'types_gzip.parquet')))
  const { row_groups } = await parquetMetadataAsync(await fileOf(bytes))
  const meta = row_groups[0]?.columns[2]?.meta_data
  bytes.fill(255, Number(meta?.data_page_offset), Number(meta?.data_page_offset) + 20)
  const reader = await readBytes(bytes)

  expect(reader.table.columns.map(({ name }) => name)).not.toContain('float')
  expect(columnOf(reader, 'integer').cells[0]).toBe('1')
  expect(reader.table.problems.join()).toMatch(/^the column “float” cannot be read: /)
})

test('what is no Parquet file says so', async () => {
  await expect(readBytes(new TextEncoder().encode('just some text, and no more'))).rejects.toThrow(
    'it is damaged, or no Parquet file (parquet file invalid (footer != PAR1))',
  )
})

test('a footer that says what cannot be is refused, without the words of a program', async () => {
  // A version, a list of one element that says it has 2^31 − 1 children, no rows, no row groups.
  const footer = Buffer.from('1502191c48017815feffffff0f001600190c00', 'hex')
  const lengths = Buffer.from([footer.length, 0, 0, 0])
  const file = Buffer.concat([Buffer.from('PAR1'), footer, lengths, Buffer.from('PAR1')])

  await expect(readBytes(file)).rejects.toThrow(/^it is damaged, or no Parquet file$/)
  // As many rows as minus one.
  const negative = Buffer.from(file.toString('hex').replace('1600190c', '1601190c'), 'hex')
  await expect(readBytes(negative)).rejects.toThrow(/it says that it has -1 rows/)
})
