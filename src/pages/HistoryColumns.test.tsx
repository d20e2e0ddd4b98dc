import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { paths } from '#src/paths.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

const at = (minute: number) => new Date(2024, 0, 1, 0, minute)

/** Runs whose last values say the opposite of their extremes. */
async function serverWithHistories() {
  const server = await startServer()
  const experimentId = await server.createExperiment('training')
  const run = (name: string, loss: number[], minute: number) =>
    server.logRun({ experimentId, name, history: { loss }, startedAt: at(minute) })
  await run('steady', [0.9, 0.6, 0.5], 1)
  await run('broken', [0.7, NaN, 0.25, 0.8], 2)
  await server.logRun({ experimentId, name: 'without', startedAt: at(3) })
  return { server, experimentId, run }
}

const address = (experimentId: string, ...params: [string, string][]) =>
  `${paths.experiment(experimentId)}?${new URLSearchParams(params)}`

const show = (...statistics: string[]) =>
  statistics.map((name): [string, string] => ['show', `metrics.loss#${name}`])

const runNames = () =>
  screen.getAllByRole('rowheader').map((header) => within(header).getByRole('link').textContent)

/** The text of one run's cell below a header. */
function cell(run: string, column: string) {
  const index = screen.getByRole('columnheader', { name: column }).getAttribute('aria-colindex')
  const row = screen.getByRole('row', { name: new RegExp(`^(Select )?${run}`) })
  return row.querySelector(`[aria-colindex="${index}"]`)?.textContent
}

test('the least and the greatest value of a history are columns behind the metric', async () => {
  const { experimentId } = await serverWithHistories()

  renderApp(address(experimentId, ...show('min', 'max', 'best-step', 'mean5')))

  await waitFor(() => expect(cell('broken', 'loss min')).toBe('0.25'))
  expect(cell('broken', 'loss max')).toBe('0.8')
  expect(cell('broken', 'loss best step')).toBe('2')
  expect(cell('broken', 'loss mean of 5')).toBe('NaN')
  expect(cell('steady', 'loss min')).toBe('0.5')
  expect(cell('steady', 'loss max')).toBe('0.9')
  expect(cell('without', 'loss min')).toBe('–')
  expect(screen.getByTitle('0.25 at step 2')).toBeTruthy()
})

test('sorts by them all runs, those without the metric last', async () => {
  const { experimentId } = await serverWithHistories()
  const { user } = renderApp(address(experimentId, ...show('min')))
  const header = await screen.findByRole('button', { name: 'loss min' })

  await user.click(header)
  await waitFor(() => expect(runNames()).toEqual(['steady', 'broken', 'without']))
  await user.click(header)
  await waitFor(() => expect(runNames()).toEqual(['broken', 'steady', 'without']))
})

test('a curve is told in words, too, and with how it ended', async () => {
  const { experimentId, run } = await serverWithHistories()
  await run('diverged', [0.6, 0.5, NaN], 4)
  await run('short', [0.4], 5)

  renderApp(address(experimentId, ...show('curve')))

  for (const text of [
    '0.7 → 0.8, least 0.25, greatest 0.8 over 4 points',
    '0.6 → NaN, least 0.5, greatest 0.6 over 3 points',
    '0.4, the only point',
  ]) {
    expect(await screen.findByText(text)).toBeTruthy()
  }
})

test('says how many histories are missing of what is sorted by', async () => {
  const { experimentId } = await serverWithHistories()
  const send = globalThis.fetch
  vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
    url.includes('history-columns') ? new Promise(() => {}) : send(url, init),
  )

  renderApp(address(experimentId, ...show('min'), ['sort', 'metrics.loss#min']))

  expect(
    await screen.findByText('Histories of 0 of 2 runs are here; sorted by these.'),
  ).toBeTruthy()
  expect(cell('steady', 'loss min')).toBe('The history is not here yet')
})

test('the menus of a metric add what it did, and the new column can be hidden again', async () => {
  const { experimentId } = await serverWithHistories()
  const { user } = renderApp(address(experimentId))

  await user.click(await screen.findByRole('button', { name: 'Column loss' }))
  await user.click(screen.getByRole('menuitem', { name: 'Add: maximum' }))
  await waitFor(() => expect(cell('steady', 'loss max')).toBe('0.9'))

  await user.click(screen.getByRole('button', { name: /^Columns/ }))
  await user.click(screen.getByRole('button', { name: 'Add… a column of loss' }))
  await user.click(screen.getByRole('menuitem', { name: 'minimum' }))
  await waitFor(() => expect(cell('steady', 'loss min')).toBe('0.5'))

  await user.click(screen.getByRole('checkbox', { name: 'loss max' }))
  expect(screen.queryByRole('columnheader', { name: 'loss max' })).toBeNull()
  expect(screen.queryByRole('checkbox', { name: 'loss max' })).toBeNull()
})

test('a run that goes on changes what is shown of it', async () => {
  const { server, experimentId } = await serverWithHistories()
  const startedAt = at(4)
  const runId = await server.logRun({
    experimentId,
    name: 'active',
    history: { loss: [0.9] },
    startedAt,
    status: 'RUNNING',
  })
  const { user } = renderApp(address(experimentId, ...show('min')))
  await waitFor(() => expect(cell('active', 'loss min')).toBe('0.9'))

  await server.post('runs/log-metric', {
    run_id: runId,
    key: 'loss',
    value: 0.1,
    step: 1,
    timestamp: startedAt.getTime() + 1_000,
  })
  await user.click(screen.getByRole('button', { name: 'Refresh the runs' }))

  await waitFor(() => expect(cell('active', 'loss min')).toBe('0.1'))
})
