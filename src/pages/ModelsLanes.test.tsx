import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { get } from '#mlflow/client.ts'
import { modelVersionResponse } from '#protocol/registry.ts'
import { stageTransitions } from '#protocol/transitions.ts'
import { paths } from '#src/paths.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

const FOREST = 'IsolationForestDetector'

async function registry() {
  const server = await startServer()
  const older = await server.logRun({ name: 'older', metrics: { f1_score: 0.5 } })
  const newer = await server.logRun({ name: 'newer', metrics: { f1_score: 0.75 } })
  await server.registerVersion(FOREST, { runId: older, stage: 'Production' })
  await server.registerVersion(FOREST, { runId: newer, stage: 'Staging' })
  await server.registerVersion('LSTMDetector', { stage: 'Production' })
  await server.post('registered-models/alias', { name: FOREST, alias: 'champion', version: '1' })
  await server.post('model-versions/set-tag', {
    name: FOREST,
    version: '2',
    key: 'review',
    value: 'open',
  })
  return server
}

const lane = (title: string) => screen.getByRole('region', { name: title })
const cardsIn = (title: string) =>
  within(lane(title))
    .queryAllByRole('article')
    .map((card) => card.getAttribute('aria-label'))
const card = (name: string) => screen.findByRole('article', { name })
const dialog = (title: string) => screen.findByRole('dialog', { name: title })
const versionOf = async (version: string) =>
  (await get('model-versions/get', { name: FOREST, version }, modelVersionResponse)).model_version

const movesOf = async (version: string) =>
  (await versionOf(version)).tags.flatMap((tag) => stageTransitions.read(tag) ?? [])

async function choose(user: ReturnType<typeof renderApp>['user'], name: string, target: string) {
  await user.click(await screen.findByRole('button', { name: `Move ${name} to…` }))
  await user.click(screen.getByRole('menuitem', { name: target }))
}

test('a move is kept with its time, reason and name, at what came and at what left', async () => {
  await registry()
  const { user } = renderApp(paths.models())
  await choose(user, `${FOREST} version 2`, 'Production')

  const sheet = within(await dialog('Move to Production?'))
  await user.type(sheet.getByRole('textbox', { name: 'Reason' }), 'beats the rule')
  await user.clear(sheet.getByRole('textbox', { name: 'Signed' }))
  await user.type(sheet.getByRole('textbox', { name: 'Signed' }), 'Ada')
  await user.click(sheet.getByRole('button', { name: 'Move to Production' }))
  await screen.findByText(`${FOREST} version 2 is now in Production.`)

  expect(await screen.findByText('From Staging by Ada: beats the rule')).toBeTruthy()
  expect(await movesOf('2')).toMatchObject([
    { from: 'Staging', to: 'Production', user: 'Ada', reason: 'beats the rule' },
  ])
  expect(await movesOf('1')).toMatchObject([{ from: 'Production', to: 'Archived', user: 'Ada' }])
  // The next move is signed alike.
  await choose(user, `${FOREST} version 2`, 'None')
  const next = within(await dialog('Move to None?'))
  expect(next.getByRole<HTMLInputElement>('textbox', { name: 'Signed' }).value).toBe('Ada')
})

test('the sheet compares the candidate with what is in use, and looks at what speaks for it', async () => {
  await registry()
  const { user } = renderApp(paths.models())
  await choose(user, `${FOREST} version 2`, 'Production')

  const sheet = within(await dialog('Move to Production?'))
  const metrics = await sheet.findByRole('table', { name: 'Metrics' })
  expect(
    await within(metrics).findByRole('row', {
      name: /^f1_score 0\.50? 0\.75 .*\+0\.25 \(\+50\.0\s%\)\s*better/,
    }),
  ).toBeTruthy()
  const checks = sheet.getByRole('list', { name: 'Checks' })
  expect(checks.textContent).toContain('Run finished: passed – newer finished')
  expect(checks.textContent).toContain('Metric not worse: passed – f1_score is better')
  expect(checks.textContent).toContain('Signature present: not known')
  expect(checks.textContent).toContain('Reproducible: not passed – not logged: the git commit')
})

test('a move that somebody else has overtaken changes nothing, and says what happened', async () => {
  const server = await registry()
  const { user } = renderApp(paths.models())
  await choose(user, `${FOREST} version 2`, 'Production')
  const sheet = within(await dialog('Move to Production?'))
  await server.registerVersion(FOREST, { stage: 'Production' })
  await user.click(sheet.getByRole('button', { name: 'Move to Production' }))

  expect(
    await screen.findByText(/Version 3 came to Production in the meantime\. Nothing was changed/),
  ).toBeTruthy()
  expect((await versionOf('2')).current_stage).toBe('Staging')
  expect((await versionOf('1')).current_stage).toBe('Production')
  await waitFor(() => expect(cardsIn('Production')).toContain(`${FOREST} version 3`))
})

test('by keyboard a card is lifted, carried, and put down or left', async () => {
  await registry()
  const { user } = renderApp(paths.models())
  const lifted = await card(`${FOREST} version 2`)
  await waitFor(() => expect(lifted.getAttribute('aria-describedby')).toBeTruthy())
  lifted.focus()

  await user.keyboard(' ')
  expect(screen.getByText(`${FOREST} version 2 is lifted from Staging.`)).toBeTruthy()
  await user.keyboard('{ArrowRight}{ArrowRight}')
  expect(screen.getByText(`${FOREST} version 2 is over Archived.`)).toBeTruthy()
  await user.keyboard('{Escape}')
  expect(screen.getByText(`${FOREST} version 2 stays in Staging.`)).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()

  await user.keyboard(' {ArrowRight} ')
  const sheet = within(await dialog('Move to Production?'))
  await user.click(sheet.getByRole('button', { name: 'Cancel' }))
  await waitFor(() =>
    expect(document.activeElement).toBe(
      screen.getByRole('article', { name: `${FOREST} version 2` }),
    ),
  )

  fireEvent.keyDown(document.activeElement ?? document.body, { key: '[' })
  expect(await dialog('Move to None?')).toBeTruthy()
})

test('a lifted card is left where it was when the reader goes elsewhere', async () => {
  await registry()
  const { user } = renderApp(paths.models())
  const lifted = await card(`${FOREST} version 2`)
  await waitFor(() => expect(lifted.getAttribute('aria-describedby')).toBeTruthy())
  lifted.focus()
  await user.keyboard(' {ArrowRight}')

  await user.click(screen.getByRole('searchbox', { name: 'Search versions' }))

  expect(screen.getByText(`${FOREST} version 2 stays in Staging.`)).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('arrow keys lead from card to card', async () => {
  await registry()
  const { user } = renderApp(paths.models())
  const first = await card(`${FOREST} version 1`)
  first.focus()

  await user.keyboard('{ArrowDown}')
  expect(document.activeElement?.getAttribute('aria-label')).toBe('LSTMDetector version 1')
  await user.keyboard('{ArrowLeft}')
  expect(document.activeElement?.getAttribute('aria-label')).toBe(`${FOREST} version 2`)
  await user.keyboard('{ArrowRight}{Home}')
  expect(document.activeElement).toBe(first)
})

test('lanes by alias: a move names whose alias it takes, and can be undone', async () => {
  await registry()
  const { user, address } = renderApp(paths.models())
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Lanes' }), 'Lanes by alias')
  expect(address()).toBe('/models?lanes=alias')
  expect(cardsIn('@champion')).toEqual([`${FOREST} version 1`])
  expect(cardsIn('No alias')).toEqual([`${FOREST} version 2`, 'LSTMDetector version 1'])

  await choose(user, `${FOREST} version 2`, '@champion')
  const sheet = within(await dialog('Move to @champion?'))
  expect(sheet.getByText('Version 1 loses @champion.')).toBeTruthy()
  await user.click(sheet.getByRole('button', { name: 'Move to @champion' }))

  await screen.findByText(`${FOREST} version 2 is now @champion.`)
  await waitFor(() => expect(cardsIn('@champion')).toEqual([`${FOREST} version 2`]))
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  await screen.findByText(`The move of ${FOREST} version 2 was undone.`)
  await waitFor(() => expect(cardsIn('@champion')).toEqual([`${FOREST} version 1`]))
})

test('lanes by the values of a tag: a move sets the tag', async () => {
  await registry()
  const { user } = renderApp(`${paths.models()}?lanes=tag:review`)
  expect((await card(`${FOREST} version 1`)).closest('section')?.getAttribute('aria-label')).toBe(
    'No review',
  )

  await choose(user, `${FOREST} version 1`, 'open')
  await user.click(
    within(await dialog('Move to review: open?')).getByRole('button', { name: /^Move to/ }),
  )

  await screen.findByText(`${FOREST} version 1 is now review: open.`)
  expect((await versionOf('1')).tags).toContainEqual({ key: 'review', value: 'open' })
})

test('a lane is folded and unfolded, and the URL holds it', async () => {
  await registry()
  const { user, address } = renderApp(paths.models())
  await card(`${FOREST} version 2`)

  await user.click(screen.getByRole('button', { name: 'Fold Staging, 1' }))
  expect(cardsIn('Staging')).toEqual([])
  expect(address()).toBe('/models?folded=Staging')
  await user.click(screen.getByRole('button', { name: 'Unfold Staging, 1' }))
  expect(cardsIn('Staging')).toHaveLength(1)
})

test('cards are found by what their runs measured', async () => {
  await registry()
  renderApp(`${paths.models()}?search=${encodeURIComponent('f1_score > 0.6')}`)

  expect(await screen.findByText('1 of 3 versions')).toBeTruthy()
  expect(cardsIn('Staging')).toEqual([`${FOREST} version 2`])
})

test('a card says what it gains on the version in use', async () => {
  await registry()
  renderApp(paths.models())

  expect(
    await within(await card(`${FOREST} version 2`)).findByText(/better than the version in use/),
  ).toBeTruthy()
  expect(
    within(await card(`${FOREST} version 1`)).queryByText(/than the version in use/),
  ).toBeNull()
})

test('a card says of a gain that seeds alone could make it', async () => {
  const server = await startServer()
  const seeded = (seed: number, trees: number, f1_score: number) =>
    server.logRun({ params: { seed: String(seed), trees: String(trees) }, metrics: { f1_score } })
  const older = await seeded(1, 50, 0.7)
  const newer = await seeded(1, 100, 0.71)
  await seeded(2, 100, 0.74)
  await seeded(3, 100, 0.68)
  await server.registerVersion(FOREST, { runId: older, stage: 'Production' })
  await server.registerVersion(FOREST, { runId: newer, stage: 'Staging' })
  renderApp(paths.models())

  const gain = await within(await card(`${FOREST} version 2`)).findByTitle(
    'within the noise of 3 seeds',
  )
  expect(gain.textContent).toMatch(/≈ \+0\.01.* better than the version in use, within the noise/)
})

test('one row for each model says what is in use', async () => {
  await registry()
  renderApp(`${paths.models()}?view=models`)

  const table = within(await screen.findByRole('table', { name: 'Models' }))
  const row = await table.findByRole('row', { name: new RegExp(`^${FOREST} v1 `) })
  expect(within(row).getByRole('link', { name: FOREST }).getAttribute('href')).toBe(
    paths.model(FOREST),
  )
  expect(await within(row).findByText('0.5')).toBeTruthy()
})

test('without stages the lanes are aliases, and the board says why', async () => {
  const server = await startServer({ only: 'mlflow', lacks: 'model-versions/transition-stage' })
  await server.registerVersion(FOREST, {})
  renderApp(paths.models())

  expect(
    await screen.findByText(/This backend has no stages, so the lanes are aliases/),
  ).toBeTruthy()
  expect(cardsIn('No alias')).toEqual([`${FOREST} version 1`])
})
