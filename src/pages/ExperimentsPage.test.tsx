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
