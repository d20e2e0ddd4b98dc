import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { paths } from '#src/paths.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

/** The names of the runs in the table, from top to bottom. */
const runNames = () =>
  screen.getAllByRole('rowheader').map((header) => within(header).getByRole('link').textContent)

const at = (minute: number) => new Date(2024, 0, 1, 0, minute)

async function serverWithDetectors() {
  const server = await startServer()
  const experimentId = await server.createExperiment('market/isolation_forest')
  const run = (name: string, contamination: string, f1: number, minute: number) =>
    server.logRun({
      experimentId,
      name,
      params: { contamination },
      metrics: { f1_score: f1 },
      tags: { status: name === 'best' ? 'final' : 'tuning' },
      startedAt: at(minute),
    })
  const ids = {
    worst: await run('worst', '0.10', 0.4, 1),
    best: await run('best', '0.05', 0.75, 2),
    diverged: await run('diverged', '0.5', Number.NaN, 3),
  }
  return { server, experimentId, ids }
}

test('shows the runs of an experiment, newest first, with their params, metrics and tags', async () => {
  const { experimentId } = await serverWithDetectors()

  renderApp(paths.experiment(experimentId))

  await screen.findByRole('link', { name: 'best' })
  expect(screen.getByRole('heading', { level: 1, name: 'isolation_forest' })).toBeTruthy()
  expect(runNames()).toEqual(['diverged', 'best', 'worst'])
  for (const group of ['Params', 'Metrics', 'Tags']) {
    expect(screen.getByRole('columnheader', { name: group })).toBeTruthy()
  }
  const best = screen.getByRole('row', { name: /best/ })
  expect(within(best).getByText('0.75')).toBeTruthy()
  expect(within(best).getByText('final')).toBeTruthy()
  expect(within(best).getByText('Finished')).toBeTruthy()
  expect(within(screen.getByRole('row', { name: /diverged/ })).getByText('NaN')).toBeTruthy()
  expect(await screen.findByText('3 runs')).toBeTruthy()
})

test('a click on a metric sorts by it, largest first, then smallest, with NaN last, and the URL says so', async () => {
  const { experimentId } = await serverWithDetectors()
  const { user, address } = renderApp(paths.experiment(experimentId))
  const header = await screen.findByRole('button', { name: 'f1_score' })

  await user.click(header)
  await waitFor(() => expect(runNames()).toEqual(['best', 'worst', 'diverged']))
  expect(address()).toContain('sort=metrics.f1_score')

  await user.click(screen.getByRole('button', { name: 'f1_score' }))
  await waitFor(() => expect(runNames()).toEqual(['worst', 'best', 'diverged']))
  expect(screen.getByRole('columnheader', { name: 'f1_score' }).getAttribute('aria-sort')).toBe(
    'ascending',
  )
})

test('a filter is applied by Enter, kept in the URL, and taken back', async () => {
  const { experimentId } = await serverWithDetectors()
  const { user, address } = renderApp(paths.experiment(experimentId))
  const box = await screen.findByRole('combobox', { name: 'Filter runs' })
  await screen.findByRole('link', { name: 'best' })

  await user.type(box, "tags.status = 'tuning'{Enter}")

  await waitFor(() => expect(runNames()).toEqual(['diverged', 'worst']))
  expect(new URLSearchParams(address().split('?')[1]).get('filter')).toBe("tags.status = 'tuning'")

  await user.click(await screen.findByRole('button', { name: 'Clear the filter' }))
  await waitFor(() => expect(runNames()).toHaveLength(3))
})

test('a filter that cannot be read stays in the box, with the reason below, and hides nothing', async () => {
  const { experimentId } = await serverWithDetectors()
  const filter = 'metrics.f1_score >'

  renderApp(`${paths.experiment(experimentId)}?filter=${encodeURIComponent(filter)}`)

  expect(await screen.findByText('A value is missing after >.')).toBeTruthy()
  expect(screen.getByRole('combobox', { name: 'Filter runs' })).toHaveProperty('value', filter)
  await waitFor(() => expect(runNames()).toHaveLength(3))
})

test('a filter may say OR and NOT, and hold plain words', async () => {
  const { experimentId } = await serverWithDetectors()
  const filter = "(worst OR metrics.f1_score > 0.7) AND NOT tags.status = 'tuning'"

  renderApp(`${paths.experiment(experimentId)}?filter=${encodeURIComponent(filter)}`)

  await waitFor(() => expect(runNames()).toEqual(['best']))
  expect(await screen.findByText('1 of 3 runs match.')).toBeTruthy()
})

test('a filter that finds nothing says so', async () => {
  const { experimentId } = await serverWithDetectors()

  renderApp(
    `${paths.experiment(experimentId)}?filter=${encodeURIComponent('metrics.f1_score > 9')}`,
  )

  expect(await screen.findByRole('heading', { name: 'No run matches the filter' })).toBeTruthy()
})

test('offers filters made of the keys that are there, which find something', async () => {
  const { experimentId } = await serverWithDetectors()
  const { user } = renderApp(paths.experiment(experimentId))
  await screen.findByRole('link', { name: 'best' })

  await user.click(await screen.findByRole('button', { name: 'Help with searching' }))
  await user.click(await screen.findByRole('button', { name: "tags.status = 'tuning'" }))

  await waitFor(() => expect(runNames()).toEqual(['diverged', 'worst']))
})

test('selected runs are kept in the URL with their colours, and go on to the compare page', async () => {
  const { experimentId, ids } = await serverWithDetectors()
  const { user, address } = renderApp(paths.experiment(experimentId))

  await user.click(await screen.findByRole('checkbox', { name: 'Select worst' }))
  await user.click(screen.getByRole('checkbox', { name: 'Select best' }))

  const selected = () => new URLSearchParams(address().split('?')[1]).get('selected')
  expect(selected()).toBe(`${ids.worst}.0,${ids.best}.1`)
  const compare = await screen.findByRole('link', { name: 'Compare (2)' })
  expect(compare.getAttribute('href')).toBe(`/compare?runs=${ids.worst}.0,${ids.best}.1`)

  await user.click(screen.getByRole('checkbox', { name: 'Select worst' }))
  expect(selected()).toBe(`${ids.best}.1`)
})

test('shift selects a range, and the box in the header all or none', async () => {
  const { experimentId } = await serverWithDetectors()
  const { user } = renderApp(paths.experiment(experimentId))

  await user.click(await screen.findByRole('checkbox', { name: 'Select diverged' }))
  await user.keyboard('{Shift>}')
  await user.click(screen.getByRole('checkbox', { name: 'Select worst' }))
  await user.keyboard('{/Shift}')
  expect(await screen.findByRole('link', { name: 'Compare (3)' })).toBeTruthy()

  await user.click(screen.getByRole('checkbox', { name: 'Select all shown runs' }))
  expect(screen.queryByRole('link', { name: /^Compare/ })).toBeNull()

  await user.click(screen.getByRole('checkbox', { name: 'Select all shown runs' }))
  expect(await screen.findByRole('link', { name: 'Compare (3)' })).toBeTruthy()
})

test('a column can be hidden, and the link remembers it', async () => {
  const { experimentId } = await serverWithDetectors()
  const { user, address } = renderApp(paths.experiment(experimentId))
  await screen.findByRole('button', { name: 'contamination' })

  await user.click(screen.getByRole('button', { name: /^Columns/ }))
  await user.click(await screen.findByRole('checkbox', { name: 'contamination' }))

  expect(screen.queryByRole('button', { name: 'contamination' })).toBeNull()
  expect(address()).toContain('hide=params.contamination')
})

test('nested runs stand below their parent, whatever started later', async () => {
  const server = await startServer()
  const parentId = await server.logRun({ name: 'search', startedAt: at(1) })
  await server.logRun({ name: 'other', startedAt: at(2) })
  await server.logRun({ name: 'fold', parentId, startedAt: at(3) })

  renderApp(paths.experiment('0'))

  await screen.findByRole('link', { name: 'fold' })
  expect(runNames()).toEqual(['other', 'search', 'fold'])
})

test('several experiments share one table, with a column that tells them apart', async () => {
  const server = await startServer()
  const a = await server.createExperiment('market/a')
  const b = await server.createExperiment('market/deep/b')
  await server.logRun({ experimentId: a, name: 'run of a' })
  await server.logRun({ experimentId: b, name: 'run of b' })

  renderApp(paths.experiment(a, b))

  expect(await screen.findByRole('heading', { name: 'market (2 experiments)' })).toBeTruthy()
  const row = await screen.findByRole('row', { name: /run of a/ })
  expect(within(row).getByRole('link', { name: 'a' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'deep/b' })).toBeTruthy()
})

test('an experiment without runs says how to log one to this very server', async () => {
  const server = await startServer()
  const id = await server.createExperiment('fresh')

  renderApp(paths.experiment(id))

  expect(
    await screen.findByRole('heading', { name: 'This experiment has no runs yet' }),
  ).toBeTruthy()
  const script = screen.getByText(/mlflow\.set_tracking_uri/).textContent
  expect(script).toContain(`mlflow.set_tracking_uri("${window.location.origin}")`)
  expect(script).toContain('mlflow.set_experiment("fresh")')
})

test('more runs than fit a first page follow by themselves, and all can be asked for', async () => {
  const server = await startServer()
  const names = Array.from({ length: 30 }, (_, i) => `run ${i}`)
  for (const name of names) await server.logRun({ name })

  renderApp(paths.experiment('0'))

  expect(await screen.findByText('30 runs')).toBeTruthy()
})

test('an experiment that does not exist is named, with a way out', async () => {
  await startServer()

  renderApp(paths.experiment('4711'))

  expect(await screen.findByRole('heading', { name: 'Not found' })).toBeTruthy()
  expect(screen.getByText(/4711/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Show all experiments' })).toBeTruthy()
})

test('names of markup, slashes and right-to-left text are text', async () => {
  const server = await startServer()
  const name = `<img src=x onerror="alert(1)"> / # % ' مرحبا`
  const id = await server.createExperiment('plain')
  await server.logRun({ experimentId: id, name, params: { 'a/b c': '<b>bold</b>' } })

  renderApp(paths.experiment(id))

  expect(await screen.findByRole('link', { name })).toBeTruthy()
  expect(screen.getByText('<b>bold</b>')).toBeTruthy()
  expect(document.querySelector('img, b')).toBeNull()
})

test('what is remembered of runs can be forgotten', async () => {
  const { experimentId } = await serverWithDetectors()
  const { user } = renderApp(paths.experiment(experimentId))
  await screen.findByRole('link', { name: 'best' })

  await user.click(screen.getByRole('button', { name: 'View' }))
  await user.click(screen.getByRole('button', { name: 'Forget them' }))

  expect(await screen.findByText(/^Nothing is remembered until/)).toBeTruthy()
  expect(runNames()).toHaveLength(3)
})
