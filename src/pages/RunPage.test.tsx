import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { paths } from '#src/paths.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

const main = async () => within(await screen.findByRole('main'))
const panel = async (name: string) => within(await screen.findByRole('region', { name }))

test('shows what a run is and what it measured', async () => {
  const server = await startServer()
  const runId = await server.logRun({
    name: 'zscore_detector',
    params: { window_size: 30, method: 'zscore' },
    metrics: { f1_score: 0.71, support: 1_240 },
    tags: { developer: 'Market Surveillance', 'mlflow.source.git.commit': 'abcdef0123456789' },
  })

  renderApp(paths.run(runId))

  expect(await screen.findByRole('heading', { level: 1, name: 'zscore_detector' })).toBeTruthy()
  const page = await main()
  expect(page.getByText('Finished')).toBeTruthy()
  expect(page.getByText('1 min')).toBeTruthy()
  expect(page.getByText('abcdef0123')).toBeTruthy()
  expect(page.getByRole('row', { name: 'window_size 30' })).toBeTruthy()
  expect(page.getByRole('row', { name: 'f1_score 0.71' })).toBeTruthy()
  expect(page.getByRole('row', { name: 'developer Market Surveillance' })).toBeTruthy()
  expect(await page.findByRole('link', { name: 'Default' })).toBeTruthy()
})

test('says so when there is no such run', async () => {
  await startServer()

  renderApp(paths.run('nope'))

  expect(await screen.findByRole('heading', { name: 'Not found' })).toBeTruthy()
})

test('a deleted run says that it is', async () => {
  const server = await startServer()
  const runId = await server.logRun({})
  await server.post('runs/delete', { run_id: runId })

  renderApp(paths.run(runId))

  expect(await screen.findByText(/This run was deleted/)).toBeTruthy()
})

test('a run whose backend is gone appears by itself once it is back', async () => {
  const server = await startServer()
  const runId = await server.logRun({ name: 'patient' })
  server.disconnect()

  renderApp(paths.run(runId))
  expect(await screen.findByText('The run could not be loaded')).toBeTruthy()
  server.reconnect()

  expect(await screen.findByRole('heading', { level: 1, name: 'patient' })).toBeTruthy()
})

test('a metric with a history is drawn, and read step by step with the arrow keys', async () => {
  const server = await startServer()
  const runId = await server.logRun({
    name: 'adam',
    history: { 'val/loss. a-b': [0.9, 0.5, 0.25] },
    metrics: { final: 1 },
  })

  const { user } = renderApp(paths.run(runId))

  expect(
    await screen.findByRole('figure', {
      name: 'val/loss. a-b over 3 steps, last 0.25, min 0.25, max 0.9',
    }),
  ).toBeTruthy()
  const reader = await screen.findByRole('slider', { name: 'Read val/loss. a-b' })
  reader.focus()
  await user.keyboard('{ArrowRight}{ArrowRight}')
  expect(reader.getAttribute('aria-valuetext')).toBe('Step 1, adam 0.5')
  await user.keyboard('{End}')
  expect(reader.getAttribute('aria-valuetext')).toBe('Step 2, adam 0.25')
  expect(screen.queryByRole('figure', { name: /final/ })).toBeNull()
})

test('the axis of a chart is part of the address', async () => {
  const server = await startServer()
  const runId = await server.logRun({ history: { loss: [100, 10, 1] } })

  const { user, address } = renderApp(paths.run(runId))
  await user.click(await screen.findByRole('button', { name: 'log', pressed: false }))

  expect(await screen.findByRole('button', { name: 'log', pressed: true })).toBeTruthy()
  expect(address()).toBe(`${paths.run(runId)}?log=loss`)
})

test('values that no line can show are said, and told by the tooltip', async () => {
  const server = await startServer()
  const runId = await server.logRun({
    name: 'sgd_50',
    history: { loss: [1, Number.NaN, Infinity, 2] },
  })

  const { user } = renderApp(paths.run(runId))

  expect(await screen.findByText('1 point NaN (×), 1 point ∞ (▲) at the edge')).toBeTruthy()
  const reader = await screen.findByRole('slider', { name: 'Read loss' })
  reader.focus()
  await user.keyboard('{Home}{ArrowRight}')
  expect(reader.getAttribute('aria-valuetext')).toBe('Step 1, sgd_50 NaN')
})

test('a run in progress says how fresh it is', async () => {
  const server = await startServer()
  const runId = await server.logRun({ status: 'RUNNING' })

  renderApp(paths.run(runId))

  expect(await screen.findByText(/^updated \d+ s ago$/)).toBeTruthy()
  expect((await main()).getByText('Running')).toBeTruthy()
})

test('a run links to its parent, its nested runs and its registered versions', async () => {
  const server = await startServer()
  const parentId = await server.logRun({ name: 'backtest' })
  const childId = await server.logRun({ name: 'BBCA.JK', parentId })
  await server.registerVersion('Detector', { runId: parentId, stage: 'Staging' })

  const { navigate } = renderApp(paths.run(parentId))
  const lineage = await panel('Lineage')
  const child = await lineage.findByRole('link', { name: 'BBCA.JK' })
  expect(child.getAttribute('href')).toBe(paths.run(childId))
  expect(await lineage.findByRole('link', { name: 'Detector version 1' })).toBeTruthy()
  expect(lineage.getByText('in Staging')).toBeTruthy()

  await navigate(paths.run(childId))
  expect(await screen.findByRole('heading', { level: 1, name: 'BBCA.JK' })).toBeTruthy()
  const trail = within(screen.getByRole('navigation', { name: 'Breadcrumb' }))
  expect(await trail.findByRole('link', { name: 'backtest' })).toBeTruthy()
})

test('many params can be searched by name and value', async () => {
  const server = await startServer()
  const params: Record<string, string> = {}
  for (let i = 0; i < 20; i++) params[`param_${i}`] = `value_${i}`
  const runId = await server.logRun({ params })

  const { user } = renderApp(paths.run(runId))
  const shown = await panel('Params')
  await user.type(shown.getByRole('searchbox', { name: 'Search params' }), 'VALUE_7')

  expect(shown.getAllByRole('row').map((row) => row.textContent)).toEqual([
    'ParamValue',
    'param_7value_7',
  ])
})

test('hostile names and values are text', async () => {
  const server = await startServer()
  const name = `<img src=x onerror=alert(1)> "quoted" / # % ' \u202eمرحبا ${'x'.repeat(200)}`
  const value = '<script>alert(1)</script>'
  const runId = await server.logRun({
    name,
    params: { markup: value },
    tags: { 'mlflow.note.content': value },
  })

  renderApp(paths.run(runId))

  expect(await (await panel('Description')).findByText(value)).toBeTruthy()
  expect((await panel('Params')).getByRole('row', { name: `markup ${value}` })).toBeTruthy()
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(name)
  expect(document.querySelector('main script, main img')).toBeNull()
})

test('a run without anything says so, part by part', async () => {
  const server = await startServer()
  const runId = await server.logRun({})

  renderApp(paths.run(runId))

  expect(await screen.findByText('No metrics logged.')).toBeTruthy()
  expect(screen.getByText('No params logged.')).toBeTruthy()
  await waitFor(async () => expect((await panel('Lineage')).getAllByText('None')).toHaveLength(2))
})
