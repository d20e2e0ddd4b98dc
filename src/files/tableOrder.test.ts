import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { CsvReader } from './CsvReader.ts'
import { needleOf, type Table } from './table.ts'
import { filterRows, type Pause, sortRows } from './tableOrder.ts'

const never: Pause = { isOver: () => false, rest: async () => true }

function column(cells: readonly string[]): Table {
  const reader = new CsvReader({ format: 'csv', expectedBytes: 0 })
  const quoted = cells.map((cell) =>
    /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  )
  // A second column keeps rows from being empty.
  reader.append(new TextEncoder().encode(`a,b\n${quoted.map((cell) => `${cell},x`).join('\n')}\n`))
  reader.finish()
  return reader.table
}

async function sorted(table: Table, order: 'ascending' | 'descending') {
  const [first] = table.columns
  const all = Uint32Array.from({ length: table.rows }, (_, row) => row)
  const rows = first && (await sortRows(all, first, order, never))
  return [...(rows ?? [])]
}

const texts = (table: Table, rows: readonly number[]) =>
  rows.map((row) => table.columns[0]?.text(row) ?? null)

test('numbers go by value, in both orders, and what is missing is last', async () => {
  const table = column(['10', '9', 'NaN', '-1e3', '', 'inf', '-inf', '0'])

  expect(texts(table, await sorted(table, 'ascending'))).toEqual([
    '-inf',
    '-1e3',
    '0',
    '9',
    '10',
    'inf',
    'NaN',
    null,
  ])
  expect(texts(table, await sorted(table, 'descending'))).toEqual([
    'inf',
    '10',
    '9',
    '0',
    '-1e3',
    '-inf',
    'NaN',
    null,
  ])
})

test.each([50, 5_000])(
  '%i numbers are sorted as JavaScript sorts them, equal ones in the order of the file',
  async (count) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -99, max: 99 }), { minLength: count, maxLength: count }),
        async (numbers) => {
          const table = column(numbers.map((value) => String(value / 8)))
          const rows = numbers.map((_, row) => row)
          const by = (sign: number) =>
            rows.toSorted((a, b) => sign * ((numbers[a] ?? 0) - (numbers[b] ?? 0)))

          expect(await sorted(table, 'ascending')).toEqual(by(1))
          expect(await sorted(table, 'descending')).toEqual(by(-1))
        },
      ),
      { numRuns: count > 1_000 ? 5 : 50 },
    )
  },
)

test('texts go by their characters, however many of them are alike', async () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'b', 'B', 'é', '"', 'x'),
    minLength: 1,
    maxLength: 20,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 60 }), async (cells) => {
      const table = column([...cells, 'text'])
      const expected = [...cells, 'text'].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))

      expect(texts(table, await sorted(table, 'ascending'))).toEqual(expected)
      expect(texts(table, await sorted(table, 'descending'))).toEqual(expected.toReversed())
    }),
  )
})

test('times go by when they are, whatever their zone', async () => {
  const table = column(['2024-01-02T03:00:00+07:00', '2024-01-01T21:00:00Z', '2024-01-01'])

  expect(await sorted(table, 'ascending')).toEqual([2, 0, 1])
})

test('rows are filtered in any case, in one column or in all', async () => {
  const table = column(['GOTO.JK', 'bumi', 'a "Goto", quoted', 'x'])
  const rows = async (text: string, column: number | null) => [
    ...((await filterRows(table, needleOf(text), column, never)) ?? []),
  ]

  expect(await rows('goto', 0)).toEqual([0, 2])
  expect(await rows('"goto"', null)).toEqual([2])
  expect(await rows('X', null)).toEqual([0, 1, 2, 3])
  expect(await rows('X', 0)).toEqual([3])
})

test('work that is not wanted any more ends', async () => {
  const table = column(Array.from({ length: 100 }, (_, i) => `${i}`))
  const stopped: Pause = { isOver: () => true, rest: async () => false }

  expect(await filterRows(table, needleOf('1'), null, stopped)).toBeNull()
})
