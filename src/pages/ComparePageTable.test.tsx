import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { cellsOf, compareAddress, rowOf } from '#src/testing/comparedCells.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

async function threeRuns() {
  const server = await startServer()
  const ids: string[] = []
  for (const [name, lr] of [
    ['one', 0.1],
    ['two', 0.2],
    ['three', 0.3],
  ] as const) {
    const startedAt = new Date(2025, 0, 1, ids.length)
    const metrics = { f1: lr }
    ids.push(await server.logRun({ name, params: { depth: 8, lr }, metrics, startedAt }))
  }
  return ids
}
const heads = () => screen.getAllByRole('columnheader').map(({ ariaLabel }) => ariaLabel)
const grid = () => screen.getByRole('grid', { name: 'Runs side by side' })
const activeText = () =>
  document.getElementById(grid().getAttribute('aria-activedescendant') ?? '')?.textContent
const act = async (user: ReturnType<typeof renderApp>['user'], run: string, item: string) => {
  await user.click(screen.getByRole('button', { name: `Actions for ${run}` }))
  await user.click(screen.getByRole('menuitem', { name: item }))
}

test('a run is moved and pinned from its menu, the baseline set, and the address holds all of it', async () => {
  const [one, two, three] = await threeRuns()
  const { user, address } = renderApp(compareAddress(one ?? '', two ?? '', three ?? ''))
  await rowOf('lr')

  await act(user, 'one', 'Move right')
  expect(heads()).toEqual([null, 'two', 'one', 'three'])
  expect(await cellsOf('lr')).toEqual(['0.2', '0.1', '0.3'])

  await act(user, 'three', 'Pin')
  expect(heads()).toEqual([null, 'three', 'two', 'one'])
  await act(user, 'two', 'Make baseline')
  expect(heads()).toEqual([null, 'three', 'two, baseline', 'one'])

  await user.click(screen.getByRole('button', { name: 'Actions for one' }))
  expect(screen.queryByRole('menuitem', { name: 'Move right' })).toBeNull()
  const { searchParams } = new URL(address(), 'http://localhost')
  expect(searchParams.get('runs')).toBe(`${two}.1,${one}.0,${three}.2`)
  expect(searchParams.get('pinned')).toBe(three)
  expect(searchParams.get('baseline')).toBe(two)
})

test('a link shows the same again', async () => {
  const [one, two, three] = await threeRuns()
  renderApp(
    `/compare?runs=${two}.1,${one}.0,${three}.2&pinned=${three}&baseline=${two}&rows=differing&deltas=percent`,
  )

  expect(await cellsOf('f1')).toEqual([
    '0.3best▲ +50.0\u00a0% (better than the baseline)',
    '0.2',
    '0.1▼ \u221250.0\u00a0% (worse than the baseline)',
  ])
  expect(screen.queryByRole('rowheader', { name: 'depth' })).toBeNull()
})

test('runs can be rows', async () => {
  const { user, address } = renderApp(compareAddress(...(await threeRuns())))
  await rowOf('lr')

  await user.click(screen.getByRole('radio', { name: 'Rows' }))

  expect(screen.getAllByRole('rowheader').map(({ ariaLabel }) => ariaLabel)).toEqual([
    'one',
    'two',
    'three',
  ])
  expect(screen.getByRole('columnheader', { name: 'lr, differs' })).toBeTruthy()
  const row = screen.getByRole('rowheader', { name: 'two' }).closest('tr')
  expect(row?.querySelector('td')?.textContent).toBe('0.2')
  expect(grid().getAttribute('aria-rowcount')).toBe('5')
  expect(address()).toContain('as=rows')

  await act(user, 'one', 'Move down')
  expect(screen.getAllByRole('rowheader')[0]?.ariaLabel).toBe('two')
})

test('the table tells how large it is, and where each of its cells is', async () => {
  renderApp(compareAddress(...(await threeRuns())))
  const row = (await screen.findByRole('rowheader', { name: /^lr/ })).closest('tr')

  // The heads; metrics with their heading and one row; params with theirs and two rows; facts with theirs.
  expect(grid().getAttribute('aria-colcount')).toBe('4')
  expect(Number(grid().getAttribute('aria-rowcount'))).toBeGreaterThan(8)
  expect(row?.getAttribute('aria-rowindex')).toBe('6')
  expect([...(row?.children ?? [])].map((cell) => cell.getAttribute('aria-colindex'))).toEqual([
    '1',
    '2',
    '3',
    '4',
  ])
})

test('n and p lead from difference to difference, but not while somebody writes', async () => {
  const { user } = renderApp(compareAddress(...(await threeRuns())))
  await rowOf('lr')

  await user.keyboard('n')
  expect(document.activeElement).toBe(grid())
  expect(activeText()).toContain('f1')
  await user.keyboard('n')
  expect(activeText()).toContain('lr')
  await user.keyboard('p')
  expect(activeText()).toContain('f1')

  const search = screen.getByRole('searchbox', { name: 'Search keys' })
  await user.type(search, 'npn')
  expect(search).toHaveProperty('value', 'npn')
  expect(document.activeElement).toBe(search)
})

test('arrows move from cell to cell, and Enter opens what is there', async () => {
  const { user } = renderApp(compareAddress(...(await threeRuns())))
  await rowOf('lr')

  await user.keyboard('n{ArrowRight}{ArrowRight}')
  expect(activeText()).toBe('0.2')
  await user.keyboard('{ArrowDown}')
  expect(activeText()).toBe('8')
  await user.keyboard('{ArrowUp}{ArrowUp}{Enter}')
  await user.click(
    within(screen.getByRole('menu', { name: 'Actions for two' })).getByRole('menuitem', {
      name: 'Make baseline',
    }),
  )
  expect(heads()).toEqual([null, 'one', 'two, baseline', 'three'])
  expect(document.activeElement).toBe(grid())

  await user.keyboard('{Home}{ArrowDown}{Enter}')
  expect(screen.getByRole('menu', { name: /^Direction of f1/ })).toBeTruthy()
})

test('the buttons lead to the next difference, too', async () => {
  const { user } = renderApp(compareAddress(...(await threeRuns())))
  await rowOf('lr')

  await user.click(screen.getByRole('button', { name: 'Next difference' }))
  expect(activeText()).toContain('f1')
  await user.click(screen.getByRole('button', { name: 'Previous difference' }))
  expect(activeText()).toContain('Started')
})

test('texts are compared with the baseline word by word, and shown whole', async () => {
  const server = await startServer()
  const note = 'A forest of many small trees over a window of thirty days'
  const long = 'word '.repeat(5_000)
  const one = await server.logRun({ name: 'one', tags: { note, text: `${long}a` } })
  const two = await server.logRun({
    name: 'two',
    tags: { note: note.replace('small', 'large'), text: `${long}b` },
  })
  const { user } = renderApp(`${compareAddress(one, two)}&baseline=${one}&key=t`)

  const cells = (await rowOf('note')).getAllByRole('cell')
  expect(cells[0]?.textContent).toBe(note)
  expect(cells[1]?.querySelector('del')?.textContent).toBe('removed: small; ')
  expect(cells[1]?.querySelector('ins')?.textContent).toBe('added: large; ')
  expect((await cellsOf('text'))[1]).toContain('too long to compare by word')

  await user.click(screen.getByRole('button', { name: 'Show all of note of two' }))
  const dialog = within(screen.getByRole('dialog', { name: 'note' }))
  expect(
    dialog.getByRole('region', { name: 'Changes' }).querySelector('ins')?.textContent,
  ).toContain('large')
  expect(dialog.getByRole('region', { name: 'Value' }).textContent).toBe(
    note.replace('small', 'large'),
  )
  await user.click(dialog.getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(document.activeElement).toBe(grid())

  await user.click(screen.getByRole('button', { name: 'Show all of text of two' }))
  expect(screen.getByText(/more than 20,000 characters are not compared/)).toBeTruthy()
})

test('what the table shows is copied as Markdown, and saved', async () => {
  const [one, two] = await threeRuns()
  const { user } = renderApp(
    `${compareAddress(one ?? '', two ?? '')}&baseline=${one}&key=f1&rows=differing`,
  )
  await rowOf('f1')

  await user.click(screen.getByRole('button', { name: 'Export the table' }))
  await user.click(screen.getByRole('menuitem', { name: 'Copy as Markdown' }))

  expect(await screen.findByText('The table is on the clipboard as Markdown.')).toBeTruthy()
  expect(await navigator.clipboard.readText()).toBe(
    '| Key | one (baseline) | two |\n| :-- | --: | --: |\n| **Metrics** |  |  |\n| f1 | 0.1 | **0.2 (+0.1)** |\n',
  )
})

test('a key of any kind is text', async () => {
  const server = await startServer()
  const hostile = `<img src=x onerror="document.title='owned'"> \u202e ${'long/'.repeat(40)}🙂`
  const one = await server.logRun({
    name: hostile,
    tags: { [`k ${hostile}`.slice(0, 240)]: hostile },
  })
  const two = await server.logRun({ name: 'two' })
  renderApp(`${compareAddress(one, two)}&baseline=${two}`)

  expect(await screen.findByRole('columnheader', { name: hostile })).toBeTruthy()
  expect(document.querySelector('img[src="x"]')).toBeNull()
  expect(document.title).not.toBe('owned')
})
