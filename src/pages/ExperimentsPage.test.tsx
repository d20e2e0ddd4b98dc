import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { queryClient } from '#mlflow/queryClient.ts'
import { runQueries } from '#mlflow/runs.ts'
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
  expect(
    within(row)
      .getByRole('link', { name: /ensemble/ })
      .getAttribute('href'),
  ).toBe(paths.experiment(id))
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

/** The cell with an experiment's best metric. */
async function bestCell(experiment: string) {
  const table = await screen.findByRole('table')
  const row = within(table).getByRole('row', { name: new RegExp(experiment) })
  const cell = within(row).getAllByRole('cell')[2]
  if (!cell) throw new Error(`No cell for the best metric of ${experiment}`)
  return cell
}

const minute = (count: number) => new Date(2024, 0, 1, 0, count)

test('each experiment stands with its best run, whatever NaN and infinities others logged', async () => {
  const server = await startServer()
  const experimentId = await server.createExperiment('scored')
  const scores = [0.61, 0.82, NaN, Infinity, 0.7]
  const ids: string[] = []
  for (const [index, f1_score] of scores.entries()) {
    const startedAt = minute(index)
    const name = `run ${index}`
    ids.push(
      await server.logRun({ experimentId, name, startedAt, metrics: { f1_score, loss: 0.1 } }),
    )
  }
  const lossId = await server.createExperiment('losses')
  for (const loss of [0.4, 0.2, 0.3]) {
    await server.logRun({ experimentId: lossId, metrics: { loss } })
  }

  renderApp(paths.experiments())

  const scored = within(await bestCell('scored'))
  const link = await scored.findByRole('link', { name: '0.82 by run 1' })
  expect(link.getAttribute('href')).toBe(paths.run(ids[1] ?? ''))
  expect(scored.getByText('f1_score')).toBeTruthy()
  expect(scored.getByText(/f1_score of 3 of its 5 runs, in the order of their starts/)).toBeTruthy()
  expect(await within(await bestCell('losses')).findByRole('link', { name: /^0\.2 / })).toBeTruthy()
})

test('an experiment without runs, without metrics or with NaN alone has a dash that says why', async () => {
  const server = await startServer()
  await server.createExperiment('empty')
  const bareId = await server.createExperiment('bare')
  await server.logRun({ experimentId: bareId, params: { lr: 1 } })
  const nanId = await server.createExperiment('diverged')
  await server.logRun({ experimentId: nanId, metrics: { loss: NaN } })

  renderApp(paths.experiments())

  expect(await within(await bestCell('empty')).findByTitle('No runs yet')).toBeTruthy()
  const none = 'None of its runs has a metric with a finite value'
  expect(await within(await bestCell('bare')).findByTitle(none)).toBeTruthy()
  expect(await within(await bestCell('diverged')).findByTitle(none)).toBeTruthy()
})

test('the best of more runs than are looked at is the best of all', async () => {
  const server = await startServer({ only: 'mlflow' })
  const experimentId = await server.createExperiment('many')
  for (let index = 0; index < 30; index++) {
    // The best are the oldest, but for one that diverged.
    const loss = index === 0 ? -Infinity : index === 1 ? NaN : index / 100
    await server.logRun({
      experimentId,
      name: `run ${index}`,
      startedAt: minute(index),
      metrics: { loss },
    })
  }

  renderApp(paths.experiments())

  const cell = within(await bestCell('many'))
  expect(await cell.findByRole('link', { name: '0.02 by run 2' })).toBeTruthy()
  expect(
    cell.getByText(
      'loss of the newest 25 runs, in the order of their starts. The best is an older one.',
    ),
  ).toBeTruthy()
  const counts = screen.getAllByTitle(
    'at least 25: MLflow does not count; open the experiment to know',
  )
  expect(counts.map(({ textContent }) => textContent)).toEqual(['25+', '25+'])
})

test('the metric that the experiment names is its headline, and a new best shows', async () => {
  const server = await startServer()
  const experimentId = await server.createExperiment('tagged', {
    'mlflow.experiment.primaryMetric.name': 'n_missed',
    'mlflow.experiment.primaryMetric.greaterIsBetter': 'false',
  })
  await server.logRun({ experimentId, name: 'a', metrics: { n_missed: 4, f1_score: 1 } })
  renderApp(paths.experiments())
  const cell = within(await bestCell('tagged'))
  expect(await cell.findByRole('link', { name: '4 by a' })).toBeTruthy()

  await server.logRun({ experimentId, name: 'b', metrics: { n_missed: 3, f1_score: 1 } })
  await queryClient.invalidateQueries({ queryKey: runQueries.all() })

  expect(await cell.findByRole('link', { name: '3 by b' })).toBeTruthy()
})
