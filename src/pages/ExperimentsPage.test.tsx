import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { paths } from '#src/paths.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

test('shows every experiment with its folder, runs, tags and note', async () => {
  const server = await startServer()
  const id = await server.createExperiment('market/ensemble', {
    developer: 'Sari',
    'mlflow.note.content': 'Votes of three detectors',
  })
  await server.logRun({ experimentId: id, status: 'RUNNING' })
  await server.logRun({ experimentId: id })

  renderApp(paths.experiments())

  const table = await screen.findByRole('table')
  const row = within(table).getByRole('row', { name: /market \/ ensemble/ })
  expect(await within(row).findByText('1 running')).toBeTruthy()
  expect(within(row).getByText('Votes of three detectors')).toBeTruthy()
  expect(within(row).getByText('Sari')).toBeTruthy()
  expect(within(row).getByRole('link').getAttribute('href')).toBe(paths.experiment(id))
})

test('a fresh store says how to log a first run', async () => {
  await startServer()

  renderApp('/')

  expect(
    await screen.findByRole('heading', { name: 'No experiment has been started yet' }),
  ).toBeTruthy()
  expect(screen.getByText(/mlflow\.set_tracking_uri/)).toBeTruthy()
})

test('what trains now stands above, with how far it is, and what is silent is called stalled', async () => {
  const server = await startServer()
  const id = await server.createExperiment('market/lstm')
  const hourAgo = new Date(Date.now() - 3_600_000)
  await server.logRun({
    experimentId: id,
    name: 'fresh',
    status: 'RUNNING',
    history: { loss: [3, 2, 1] },
  })
  await server.logRun({ name: 'silent', status: 'RUNNING', startedAt: hourAgo })
  await server.logRun({ name: 'over' })

  renderApp(paths.experiments())

  const table = within(await screen.findByRole('table', { name: 'Training now' }))
  expect(table.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual([
    'fresh',
    'silent',
  ])
  const fresh = within(table.getByRole('row', { name: /fresh/ }))
  expect(fresh.getByRole('link', { name: 'market/lstm' }).getAttribute('href')).toBe(
    paths.experiment(id),
  )
  expect(fresh.getByText('Running')).toBeTruthy()
  expect(fresh.getByRole('cell', { name: '2' })).toBeTruthy()
  expect(within(table.getByRole('row', { name: /silent/ })).getByText('Stalled')).toBeTruthy()
})

test('nothing is said of training while nothing trains', async () => {
  const server = await startServer()
  await server.logRun({ name: 'over' })

  renderApp(paths.experiments())

  const table = await screen.findByRole('table')
  expect(await within(table).findByText('1')).toBeTruthy()
  expect(screen.queryByRole('heading', { name: 'Training now' })).toBeNull()
})
