import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { paths } from '#src/paths.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

const HOSTILE = `a/<b>x</b> 100 % 'q' "q" שלום ${'long '.repeat(40)}`.trim()

test('deleted experiments are restored, one and several', async () => {
  const server = await startServer()
  for (const name of ['one', 'two', HOSTILE]) {
    await server.post('experiments/delete', { experiment_id: await server.createExperiment(name) })
  }
  const { user } = renderApp(paths.trash())
  const table = within(await screen.findByRole('table', { name: 'Deleted experiments' }))
  expect(table.getByRole('rowheader', { name: HOSTILE })).toBeTruthy()

  await user.click(await table.findByRole('button', { name: `Restore ${HOSTILE}` }))
  await waitFor(() => expect(table.queryByRole('rowheader', { name: HOSTILE })).toBeNull())

  await user.click(table.getByRole('checkbox', { name: 'Select all of deleted experiments' }))
  await user.click(screen.getByRole('button', { name: 'Restore selected (2)' }))

  expect(await screen.findByText('No experiment is in the trash.')).toBeTruthy()
  expect(await screen.findByText('2 experiments are back.')).toBeTruthy()
  expect(await screen.findByRole('treeitem', { name: /^two/ })).toBeTruthy()
})

test('deleted runs stand with their experiment and come back one by one', async () => {
  const server = await startServer()
  const id = await server.createExperiment('market')
  for (const name of ['first', 'second']) {
    const run = await server.logRun({ experimentId: id, name })
    await server.post('runs/delete', { run_id: run })
  }
  const { user } = renderApp(paths.trash())

  const row = within(await screen.findByRole('row', { name: /first/ }))
  expect(row.getByRole('link', { name: 'market' }).getAttribute('href')).toBe(paths.experiment(id))
  await user.click(await row.findByRole('button', { name: 'Restore first' }))

  expect(await screen.findByText('first is back.')).toBeTruthy()
  await waitFor(() => expect(screen.queryByRole('row', { name: /first/ })).toBeNull())
  expect(screen.getByRole('row', { name: /second/ })).toBeTruthy()
})

test('more deleted runs than a page are loaded on demand', async () => {
  const server = await startServer()
  for (let index = 0; index < 51; index++) {
    await server.post('runs/delete', { run_id: await server.logRun({ name: `run ${index}` }) })
  }
  const { user } = renderApp(paths.trash())
  const table = await screen.findByRole('table', { name: 'Deleted runs' })
  expect(within(table).getAllByRole('rowheader')).toHaveLength(50)

  await user.click(screen.getByRole('button', { name: 'Load more' }))

  await waitFor(() => expect(within(table).getAllByRole('rowheader')).toHaveLength(51))
  expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull()
})

test('where nothing can be changed, the trash is only shown', async () => {
  const server = await startServer({ readOnly: true })
  await server.post('experiments/delete', { experiment_id: await server.createExperiment('gone') })
  renderApp(paths.trash())

  await screen.findByText('read-only')
  expect(await screen.findByRole('rowheader', { name: 'gone' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Restore/ })).toBeNull()
  expect(screen.queryByRole('checkbox')).toBeNull()
})
