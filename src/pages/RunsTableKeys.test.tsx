import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { paths } from '#src/paths.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

const runNames = () =>
  screen.getAllByRole('rowheader').map((header) => within(header).getByRole('link').textContent)

/** Three runs, the newest on top, and the keys on their table. */
async function openTable(search = '') {
  const server = await startServer()
  const experimentId = await server.createExperiment('detectors')
  for (const [minute, name] of ['oldest', 'middle', 'newest'].entries()) {
    await server.logRun({
      experimentId,
      name,
      params: { window: name === 'oldest' ? '10' : '30', seed: '7' },
      metrics: { f1: minute },
      startedAt: new Date(2024, 0, 1, 0, minute),
    })
  }
  const view = renderApp(paths.experiment(experimentId) + search)
  await waitFor(() => expect(runNames()).toEqual(['newest', 'middle', 'oldest']))
  screen.getByRole('treegrid', { name: 'Runs' }).focus()
  return { ...view, server }
}

const selected = () =>
  screen
    .getAllByRole<HTMLInputElement>('checkbox', { name: /^Select (?!all)/ })
    .filter(({ checked }) => checked)
    .map((box) => box.getAttribute('aria-label'))

test('Space selects the active run, Shift with arrows what they pass, Ctrl+A all', async () => {
  const { user } = await openTable()

  await user.keyboard('{ArrowDown} ')
  expect(selected()).toEqual(['Select middle'])
  await user.keyboard('{Shift>}{ArrowDown}{/Shift}')
  expect(selected()).toEqual(['Select middle', 'Select oldest'])
  await user.keyboard('{Control>}a{/Control}')
  expect(selected()).toHaveLength(3)
})

test('a run is kept on top, starred and hidden by a key each, and comes back', async () => {
  const { user, address } = await openTable()

  await user.keyboard('{End}p')
  await waitFor(() => expect(runNames()).toEqual(['oldest', 'newest', 'middle']))
  await user.keyboard('s')
  expect(screen.getByRole('button', { name: 'Take the star from oldest' })).toBeTruthy()

  await user.keyboard('{End}h')
  await waitFor(() => expect(runNames()).toEqual(['oldest', 'newest']))
  expect(address()).toMatch(/hidden-runs=/)
  await user.click(screen.getByRole('button', { name: 'Show' }))
  await waitFor(() => expect(runNames()).toHaveLength(3))
})

test('Enter opens the active run', async () => {
  const { user } = await openTable()

  await user.keyboard('{ArrowDown}{Enter}')

  expect(await screen.findByRole('heading', { level: 1, name: 'middle' })).toBeTruthy()
})

test('Delete moves the active run to the trash, and Undo brings it back', async () => {
  const { user } = await openTable()

  await user.keyboard('{Delete}')
  await waitFor(() => expect(runNames()).toEqual(['middle', 'oldest']))

  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(runNames()).toEqual(['newest', 'middle', 'oldest']))
})

test('F2 renames the active run', async () => {
  const { user } = await openTable()

  await user.keyboard('{F2}')
  const field = await screen.findByRole('textbox', { name: 'Name' })
  await user.clear(field)
  await user.type(field, 'brand-new{Enter}')

  await waitFor(() => expect(runNames()).toEqual(['brand-new', 'middle', 'oldest']))
})

test('a further sort key is added with Shift, and both are in the address', async () => {
  const { user, address } = await openTable()

  await user.click(screen.getByRole('button', { name: 'window' }))
  await user.keyboard('{Shift>}')
  await user.click(screen.getByRole('button', { name: 'f1' }))
  await user.keyboard('{/Shift}')

  await waitFor(() => expect(runNames()).toEqual(['newest', 'middle', 'oldest']))
  const sorts = new URLSearchParams(address().split('?')[1]).getAll('sort')
  expect(sorts).toEqual(['params.window', 'metrics.f1'])
})

test('columns that are the same in all runs fold into one line, which says in how many', async () => {
  const { user } = await openTable('?differing=1')

  expect(await screen.findByText(/is the same in all 3 runs/)).toBeTruthy()
  expect(screen.queryByRole('columnheader', { name: 'seed' })).toBe(null)
  expect(screen.getByRole('columnheader', { name: 'window' })).toBeTruthy()

  await user.click(screen.getByText(/is the same in all 3 runs/))
  await user.click(screen.getByRole('button', { name: 'Show them as columns' }))
  expect(await screen.findByRole('columnheader', { name: 'seed' })).toBeTruthy()
})
