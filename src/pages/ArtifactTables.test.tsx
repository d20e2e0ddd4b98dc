import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { openArtifact, preview } from '#src/testing/openArtifact.tsx'

const PRICES = 'day,price\n2024-01-02,9150.5\n2024-01-03,900.25\n2024-01-04,\n2024-01-05,NaN\n'

const cells = async () => {
  const grid = await screen.findByRole('grid', { name: 'Rows' })
  return within(grid)
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    )
}
const column = async (index: number) => (await cells()).map((row) => row[index])
const seeColumn = (index: number, values: string[]) =>
  waitFor(async () => expect(await column(index)).toEqual(values))

/** A clipboard that keeps what is written to it. */
function watchClipboard() {
  const written: string[] = []
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
    written.push(text)
  })
  return written
}

test('a CSV file is a table with typed columns, its numbers at one precision', async () => {
  await openArtifact({ 'days.csv': PRICES }, 'days.csv')

  await seeColumn(1, ['9150.50', '900.25', '–', 'NaN'])
  const shown = await preview()
  expect(shown.getByRole('columnheader', { name: 'price' }).dataset['kind']).toBe('number')
  expect(shown.getByRole('columnheader', { name: 'day' }).dataset['kind']).toBe('time')
  expect(shown.getByText(/^4 rows, 2 columns\./)).toBeTruthy()
})

test('digits are never changed in silence: pointing shows them, and a switch in the address', async () => {
  const { user, address } = await openArtifact({ 'a.csv': 'x\n0.123456789\n123.5\n' }, 'a.csv')
  await seeColumn(0, ['0.123', '123.500'])
  expect(screen.getByTitle('0.123456789 as written')).toBeTruthy()

  await user.click(screen.getByRole('radio', { name: 'As written' }))

  await seeColumn(0, ['0.123456789', '123.5'])
  expect(address()).toContain('digits=written')
})

test('a header sorts up, down and not at all, and the address keeps it', async () => {
  const { user, address } = await openArtifact({ 'days.csv': PRICES }, 'days.csv')
  const header = await screen.findByRole('columnheader', { name: 'price' })

  await user.click(within(header).getByRole('button'))
  await seeColumn(1, ['900.25', '9150.50', '–', 'NaN'])
  expect(header.getAttribute('aria-sort')).toBe('ascending')
  expect(address()).toContain('sort=price')

  await user.click(within(header).getByRole('button'))
  await seeColumn(1, ['9150.50', '900.25', '–', 'NaN'])

  await user.click(within(header).getByRole('button'))
  await waitFor(() => expect(address()).not.toContain('sort'))
  await seeColumn(1, ['9150.50', '900.25', '–', 'NaN'])
})

test('rows are filtered, in one column or in all, and keep their numbers', async () => {
  const { user, address } = await openArtifact(
    { 'a.csv': 'name,note\nalpha,x\nbeta,alpha\ngamma,y\n' },
    'a.csv',
  )
  await user.type(await screen.findByRole('searchbox', { name: 'Filter rows' }), 'alpha')
  await seeColumn(0, ['alpha', 'beta'])
  expect(screen.getByText(/^2 of 3 rows/)).toBeTruthy()

  await user.selectOptions(screen.getByRole('combobox', { name: /searched/ }), 'in note')
  await seeColumn(0, ['beta'])
  expect(screen.getByRole('rowheader').textContent).toBe('2')
  expect(address()).toContain('filter=alpha&in=note')
})

test('an address shows the table as it was arranged', async () => {
  await openArtifact(
    { 'days.csv': PRICES },
    'days.csv',
    '?sort=day&order=descending&filter=2024-01-0',
  )

  await waitFor(async () =>
    expect(await column(0)).toEqual(['2024-01-05', '2024-01-04', '2024-01-03', '2024-01-02']),
  )
})

test('keys move cell by cell, select, and copy as tab-separated values', async () => {
  const { user } = await openArtifact({ 'days.csv': PRICES }, 'days.csv')
  const written = watchClipboard()
  await seeColumn(1, ['9150.50', '900.25', '–', 'NaN'])
  const grid = screen.getByRole('grid', { name: 'Rows' })

  grid.focus()
  await user.keyboard('{ArrowDown}{ArrowRight}')
  const active = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')
  expect(active?.textContent).toBe('900.25')
  await user.keyboard('{Control>}c{/Control}')
  await waitFor(() => expect(written).toEqual(['900.25']))

  await user.keyboard('{Shift>}{ArrowDown}{ArrowLeft}{/Shift}{Control>}c{/Control}')
  await waitFor(() => expect(written[1]).toBe('2024-01-03\t900.25\n2024-01-04\t\n'))
  expect(await screen.findByText('Copied 2 rows × 2 columns')).toBeTruthy()

  await user.keyboard('{Control>}{Home}{/Control}{ArrowUp}{ArrowRight}{Enter}')
  await seeColumn(1, ['900.25', '9150.50', '–', 'NaN'])
})

test('the cell that is chosen is shown in full', async () => {
  const long = `a ${'very '.repeat(200)}long text`
  const { user } = await openArtifact({ 'a.csv': `note,n\n${long},x\n` }, 'a.csv')

  await user.click(await screen.findByRole('cell', { name: /very/ }))

  expect(await screen.findByText(long)).toBeTruthy()
})

test('texts that a spreadsheet would run are copied as text, which is said', async () => {
  const { user } = await openArtifact({ 'a.csv': 'a,b\n=1+1,x\ny,z\n' }, 'a.csv')
  const written = watchClipboard()
  await seeColumn(0, ['=1+1', 'y'])

  screen.getByRole('grid', { name: 'Rows' }).focus()
  await user.keyboard('{Control>}ac{/Control}')

  await waitFor(() => expect(written).toEqual(["'=1+1\tx\ny\tz\n"]))
  expect(await screen.findByText(/have an apostrophe before them/)).toBeTruthy()
})

test('hostile cells stay text', async () => {
  const markup = '<img src=x onerror=alert(1)>'
  await openArtifact({ 'a.csv': `a,b\n${markup},\u202Edrow\n` }, 'a.csv')

  await seeColumn(0, [markup])
  expect(document.querySelector('main img')).toBeNull()
})

test('a table that MLflow logged is shown as one, and as a tree or its source', async () => {
  const table = '{"columns": ["input", "score"], "data": [["a", 0.5], ["b", null]]}'
  const { user, address } = await openArtifact({ 'eval.json': table }, 'eval.json')
  await seeColumn(1, ['0.5', '–'])

  await user.click(screen.getByRole('radio', { name: 'Tree' }))
  expect(await screen.findByRole('tree', { name: 'Values' })).toBeTruthy()
  expect(address()).toContain('view=tree')

  await user.click(screen.getByRole('radio', { name: 'Source' }))
  expect(await screen.findByText(table)).toBeTruthy()
})

test('JSON lines are a table; a line that is none is kept, and named', async () => {
  await openArtifact(
    { 'log.jsonl': '{"step": 1, "loss": 0.5}\n{"step": 2\n{"step": 3}\n' },
    'log.jsonl',
  )

  await seeColumn(0, ['1', '–', '3'])
  expect(await column(2)).toEqual(['–', '{"step": 2', '–'])
  expect(screen.getByText(/1 line is not JSON, beginning with line 2/)).toBeTruthy()
})

test('a Parquet file is a table', async () => {
  const file = join(import.meta.dirname, '../files/parquet/types_zstd.parquet')
  await openArtifact({ 'a.parquet': Uint8Array.from(await readFile(file)) }, 'a.parquet')

  await seeColumn(0, ['1', '−2', '–', '9007199254740993'])
  expect((await preview()).getByText(/^4 rows, 13 columns/)).toBeTruthy()
})

test('what is no Parquet file says so', async () => {
  await openArtifact({ 'a.parquet': 'not at all, in any way' }, 'a.parquet')

  const shown = await preview()
  await waitFor(() =>
    expect(shown.getByRole('alert').textContent).toMatch(/could not be read: .*PAR1/),
  )
})

test('a broken CSV is shown as far as it goes, with the place', async () => {
  await openArtifact({ 'a.csv': 'a,b\n1,2\n3,"4\n' }, 'a.csv')

  await seeColumn(0, ['1', '3'])
  expect(screen.getByText(/a quote that opens in line 3 is never closed/)).toBeTruthy()
})

const IMPORTANCE = `feature,importance\nalpha,0.02\nbeta,-0.5\n${Array.from({ length: 40 }, (_, i) => `f${i},0.00${i + 10}`).join('\n')}\n`

const drawnBars = async () => within(await screen.findByRole('region', { name: 'Bars' }))

test('importance of features is shown as bars by size, signs kept, thirty at first', async () => {
  const { user, address } = await openArtifact(
    { 'feature_importance.csv': IMPORTANCE },
    'feature_importance.csv',
  )
  const bars = async () => (await drawnBars()).getAllByRole('rowheader')
  expect((await bars()).map(({ textContent }) => textContent).slice(0, 2)).toEqual([
    'beta',
    'alpha',
  ])
  expect(await bars()).toHaveLength(30)
  expect(screen.getByText(/The 30 largest of 42/)).toBeTruthy()
  expect((await drawnBars()).getByText('−0.5000')).toBeTruthy()

  await user.click(screen.getByRole('button', { name: 'Show all' }))
  expect(await bars()).toHaveLength(42)

  await user.click(screen.getByRole('radio', { name: 'Table' }))
  expect(screen.queryByRole('region', { name: 'Bars' })).toBeNull()
  expect(address()).toContain('bars=off')
})

test('other tables of a name and a number offer bars, too', async () => {
  const { user } = await openArtifact({ 'a.csv': 'ticker,price\nGOTO,5\nBUMI,7\n' }, 'a.csv')

  await user.click(await screen.findByRole('radio', { name: 'Table and bars' }))

  expect(await screen.findByRole('region', { name: 'Bars' })).toBeTruthy()
})

test('an empty table says so', async () => {
  await openArtifact({ 'a.csv': '\n\n' }, 'a.csv')

  expect(await (await preview()).findByText('This file has no rows.')).toBeTruthy()
})
