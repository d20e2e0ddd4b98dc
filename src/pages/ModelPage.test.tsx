import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Stage } from '#protocol/registry.ts'
import { stageTransitions } from '#protocol/transitions.ts'
import { paths } from '#src/paths.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

const FOREST = 'IsolationForestDetector'
const HOSTILE = `a/b #1 50% "q" 'r' ?x=1&y عربي`

async function registry() {
  const server = await startServer()
  const first = await server.logRun({
    name: 'first',
    metrics: { f1_score: 0.5908, recall: 0.4, same: 1 },
    params: { trees: 100, depth: 3 },
  })
  const second = await server.logRun({
    name: 'second',
    metrics: { f1_score: 0.625, recall: 0.3, same: 1 },
    params: { trees: 200, depth: 3 },
  })
  await server.registerVersion(FOREST, { runId: first, stage: 'Production' })
  await server.registerVersion(FOREST, { runId: second, stage: 'Staging', description: 'Retrain' })
  await server.registerVersion(FOREST)
  await server.post('registered-models/alias', { name: FOREST, alias: 'champion', version: '1' })
  const note = (version: string, time: number, from: Stage, to: Stage, reason: string) =>
    server.post('model-versions/set-tag', {
      name: FOREST,
      version,
      ...stageTransitions.write({ time, from, to, reason, user: 'ada' }),
    })
  return { server, first, second, note }
}

const versionsTable = async () => within(await screen.findByRole('table', { name: 'Versions' }))
const panel = (name: string) => within(screen.getByRole('region', { name }))

test('the versions stand with their stages, aliases, runs and metrics', async () => {
  const { second } = await registry()
  renderApp(paths.model(FOREST))

  const table = await versionsTable()
  await table.findByText('0.6250')
  const rows = table.getAllByRole('row').map((row) => row.textContent)
  expect(rows[0]).toMatch(/VersionStagef1_scorerecallsame/)
  expect(rows[2]).toMatch(/Version 2.*Staging.*best: 0\.6250.*second.*Retrain/)
  expect(rows[3]).toMatch(/Version 1.*Production.*@champion.*0\.5908.*best: 0\.4/)
  expect(table.getByRole('link', { name: 'second' }).getAttribute('href')).toBe(paths.run(second))
  expect(table.getByRole('link', { name: 'Version 2' }).getAttribute('href')).toBe(
    paths.modelVersion(FOREST, '2'),
  )
})

test('the runs of old versions are read when their rows are shown, and a metric of theirs gets a column', async () => {
  const server = await startServer()
  const old = await server.logRun({ metrics: { f1_score: 0.5, legacy: 7 } })
  const later = await server.logRun({ metrics: { f1_score: 0.625 } })
  await server.registerVersion(FOREST, { runId: old })
  for (let more = 0; more < 200; more++) await server.registerVersion(FOREST, { runId: later })
  const { user } = renderApp(paths.model(FOREST))

  const table = await versionsTable()
  await table.findAllByText('0.625')
  expect(table.queryByRole('columnheader', { name: 'legacy' })).toBeNull()
  expect(await screen.findByText('The newest 200 of 201 versions.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Show 100 of 151 more' }))
  await user.click(screen.getByRole('button', { name: 'Show 51 of 51 more' }))

  await table.findByRole('columnheader', { name: 'legacy' })
  const rows = table.getAllByRole('row').map((row) => row.textContent)
  expect(rows.at(-1)).toMatch(/^Version 1–0\.5007/)
  expect(rows.at(-2)).toMatch(/^Version 2–★ best: 0\.625–/)
}, 30_000)

test('a run that cannot be read is not taken for one without a metric', async () => {
  const { server } = await registry()
  await server.registerVersion(FOREST, { runId: 'a'.repeat(32) })
  renderApp(paths.model(FOREST))

  const table = await versionsTable()
  const cells = async (name: string) =>
    within((await table.findByRole('rowheader', { name })).closest('tr') ?? document.body)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent)
  await waitFor(async () =>
    expect(await cells('Version 4')).toContain('?The run could not be read'),
  )
  expect(await cells('Version 3')).not.toContain('?The run could not be read')
  expect(await cells('Version 3')).toContain('–')
  expect(panel('Versions').getByText(/The runs of 1 version could not be read/)).toBeTruthy()
  expect(
    await panel('Metric by version').findByText(
      /1 version without a value\. The runs of 1 version could not be read\.\s*$/,
    ),
  ).toBeTruthy()
})

test('the page stays where none of its runs can be read', async () => {
  const server = await startServer()
  await server.registerVersion(FOREST, { runId: 'a'.repeat(32) })
  renderApp(paths.model(FOREST))

  const table = await screen.findByRole('table', { name: 'Versions' })
  expect(await panel('Versions').findByText(/The runs of 1 version could not be read/)).toBeTruthy()
  expect(await panel('History').findByText(/^v1/)).toBeTruthy()
  expect(table.isConnected).toBe(true)
})

test('what is in use is told with since when, by whom and why', async () => {
  const { note } = await registry()
  await note('1', Date.now(), 'None', 'Production', 'beats the rule')
  renderApp(paths.model(FOREST))

  expect(await screen.findByText('In use')).toBeTruthy()
  const facts = screen.getByText('In use').closest('dl')
  expect(facts?.textContent).toMatch(/In useVersion 1Production@champion/)
  expect(facts?.textContent).toMatch(/Byada/)
  expect(facts?.textContent).toMatch(/Whybeats the rule/)
})

test('two versions are compared, the one in use first, and the address holds them', async () => {
  await registry()
  const { user, address } = renderApp(paths.model(FOREST))

  const table = await versionsTable()
  await user.click(table.getByRole('checkbox', { name: 'Compare version 2' }))
  expect(screen.getByText('Version 2 chosen; choose one more.')).toBeTruthy()
  await user.click(table.getByRole('checkbox', { name: 'Compare version 1' }))

  await screen.findByRole('region', { name: 'Version 2 compared with version 1' })
  expect(address()).toBe(`${paths.model(FOREST)}?a=2&b=1`)
  const params = within(await screen.findByRole('table', { name: 'Params that differ' }))
  expect(params.getAllByRole('row').map((row) => row.textContent)).toEqual([
    'NameVersion 1Version 2',
    'trees100200',
  ])
  await user.click(screen.getByRole('button', { name: 'Clear' }))
  expect(address()).toBe(paths.model(FOREST))
})

test('a link to a comparison shows it', async () => {
  await registry()
  renderApp(`${paths.model(FOREST)}?a=1&b=2`)

  const metrics = within(await screen.findByRole('table', { name: 'Metrics' }))
  expect(metrics.getByText('f1_score').closest('tr')?.textContent).toMatch(
    /0\.5908.*0\.6250.*better/,
  )
})

test('a metric is drawn over the versions, each mark of which says its value and leads to its version', async () => {
  await registry()
  const { user, address } = renderApp(paths.model(FOREST))

  const marks = within(await screen.findByRole('list', { name: 'f1_score by version' }))
  const last = marks.getByRole('link', { name: 'Version 2: 0.625, Staging' })
  const first = marks.getByRole('link', { name: 'Version 1: 0.5908, Production, @champion' })
  expect(last.tabIndex).toBe(0)
  last.focus()
  await user.keyboard('{ArrowLeft}')
  expect(document.activeElement).toBe(first)
  expect(screen.getByText(/1 version without a value/)).toBeTruthy()

  await user.selectOptions(screen.getByRole('combobox', { name: 'Metric by version' }), 'recall')
  expect(await screen.findByRole('list', { name: 'recall by version' })).toBeTruthy()
  expect(address()).toBe(`${paths.model(FOREST)}?metric=recall`)
})

test('the history tells of moves, and of those by other tools that they were observed', async () => {
  const { note } = await registry()
  await note('1', Date.now(), 'None', 'Production', 'beats the rule')
  renderApp(paths.model(FOREST))

  const events = within(await screen.findByRole('list', { name: 'What happened, newest first' }))
  expect(events.getByText('Version 1 went from None to Production.')).toBeTruthy()
  expect(events.getByText('ada: beats the rule')).toBeTruthy()
  expect(
    events.getByText(/^Version 2 went from None to Staging, moved by another tool between/),
  ).toBeTruthy()
  const lanes = within(screen.getByRole('list', { name: 'Stages over time, by version' }))
  expect(lanes.getByTitle(/^Production from .* until now$/)).toBeTruthy()
})

test('a date tells what was in Production then', async () => {
  const { note } = await registry()
  const start = Date.now()
  await note('1', start + 60 * 60_000, 'None', 'Production', '')
  const { address } = renderApp(paths.model(FOREST))

  const then = within(await screen.findByRole('region', { name: 'Stages on a date' }))
  const inProduction = (text: RegExp) => then.getByText(text).closest('div')?.textContent
  expect(inProduction(/^In Production now/)).toMatch(/version 1$/)

  fireEvent.change(then.getByRole('slider'), { target: { value: '250' } })
  expect(inProduction(/^In Production on /)).toMatch(/no version$/)
  expect(inProduction(/^In None on /)).toMatch(
    /version 3, version 1$|version 3, version 2, version 1$/,
  )
  expect(address()).toMatch(/\?on=\d{4}-/)
})

test('a model of any name has its page, and all that is on it', async () => {
  const { server, second } = await registry()
  await server.registerVersion(HOSTILE, { runId: second })
  const { user, address } = renderApp(paths.model(HOSTILE))

  await screen.findByRole('heading', { level: 1, name: HOSTILE })
  await user.click((await versionsTable()).getByRole('link', { name: 'Version 1' }))

  await screen.findByRole('heading', { level: 1, name: `${HOSTILE} version 1` })
  expect(address()).toBe(paths.modelVersion(HOSTILE, '1'))
  await user.click(screen.getByRole('link', { name: HOSTILE }))
  await screen.findByRole('heading', { level: 1, name: HOSTILE })
})

test('an unknown model is said to be none, with a way back', async () => {
  await startServer()
  renderApp(paths.model('nothing/here'))

  expect(await screen.findByText('There is no model “nothing/here”.')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Show all models' }).getAttribute('href')).toBe(
    paths.models(),
  )
})

test('a backend that fails is not taken for a model that is not there', async () => {
  const { server } = await registry()
  server.disconnect()
  const { user } = renderApp(paths.model(FOREST))

  expect(await screen.findByText('The model registry could not be read')).toBeTruthy()
  server.reconnect()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await screen.findByRole('heading', { level: 1, name: FOREST })
})

test('a model without versions says how it gets one', async () => {
  const server = await startServer()
  await server.post('registered-models/create', { name: 'Empty' })
  renderApp(paths.model('Empty'))

  expect(await screen.findByText(/mlflow.register_model/)).toBeTruthy()
  expect(screen.queryByRole('region', { name: 'History' })).toBeNull()
})

test('a read-only server shows the model without any way to change it', async () => {
  const server = await startServer({ readOnly: true })
  await server.registerVersion(FOREST)
  await server.post('registered-models/alias', { name: FOREST, alias: 'champion', version: '1' })
  renderApp(paths.model(FOREST))

  await versionsTable()
  await waitFor(() => expect(panel('Aliases').getByText('@champion')).toBeTruthy())
  for (const name of [/^Edit/, /^Set/, /^Actions for this/, /^Remove/]) {
    expect(screen.queryByRole('button', { name })).toBeNull()
  }
})
