import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Stage } from '#protocol/registry.ts'
import { stageTransitions } from '#protocol/transitions.ts'
import { paths } from '#src/paths.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

const FOREST = 'IsolationForestDetector'

async function registry() {
  const server = await startServer()
  const run = await server.logRun({
    name: 'contamination_0.05',
    metrics: { f1_score: 0.8041, n: 3 },
  })
  await server.registerVersion(FOREST, { runId: run, stage: 'Production' })
  await server.registerVersion(FOREST, { stage: 'Staging', description: 'Weekly retrain' })
  await server.registerVersion('LSTMDetector', { stage: 'Production' })
  await server.post('registered-models/alias', { name: FOREST, alias: 'champion', version: '1' })
  return { server, run }
}

const column = (stage: string) => within(screen.getByRole('region', { name: stage }))
const cardsIn = (stage: string) =>
  column(stage)
    .queryAllByRole('article')
    .map((card) => card.getAttribute('aria-label'))
const card = (name: string) => screen.findByRole('article', { name })

async function askToMove(user: ReturnType<typeof renderApp>['user'], name: string, stage: string) {
  await user.click(await screen.findByRole('button', { name: `Move ${name} to…` }))
  await user.click(screen.getByRole('menuitem', { name: stage }))
  return within(screen.getByRole('dialog', { name: `Move to ${stage}?` }))
}

test('every version is a card in the column of its stage', async () => {
  const { run } = await registry()
  renderApp(paths.models())

  const forest = within(await card(`${FOREST} version 1`))
  expect(cardsIn('Production')).toEqual([`${FOREST} version 1`, 'LSTMDetector version 1'])
  expect(cardsIn('Staging')).toEqual([`${FOREST} version 2`])
  expect(column('None').getByText('No version in None.')).toBeTruthy()
  expect(forest.getByText('@champion')).toBeTruthy()
  expect(await forest.findByText('0.8041')).toBeTruthy()
  expect(forest.getByRole('link', { name: 'contamination_0.05' }).getAttribute('href')).toBe(
    paths.run(run),
  )
  expect(column('Staging').getByText('Weekly retrain')).toBeTruthy()
})

test('a card says why its version came where it is, in words', async () => {
  const { server } = await registry()
  const keep = (version: string, from: Stage, to: Stage) => {
    const tag = stageTransitions.write({
      time: 1_000,
      from,
      to,
      reason: 'beats the rule',
      user: 'ada',
    })
    return server.post('model-versions/set-tag', { name: FOREST, version, ...tag })
  }
  await keep('1', 'Staging', 'Production')
  // Where version 2 has been is no word on where it is now.
  await keep('2', 'None', 'Production')
  renderApp(paths.models())

  const moved = within(await card(`${FOREST} version 1`))
  expect(moved.getByText('From Staging by ada: beats the rule')).toBeTruthy()
  expect(moved.queryByText(/tidemark/)).toBeNull()
  expect(column('Staging').queryByText(/beats the rule/)).toBeNull()
})

test('a move names what it does, and archives what held the stage', async () => {
  await registry()
  const { user } = renderApp(paths.models())

  const dialog = await askToMove(user, `${FOREST} version 2`, 'Production')
  expect(dialog.getByText('Version 2 moves from Staging to Production.')).toBeTruthy()
  expect(dialog.getByText('Version 1, now in Production, will be archived.')).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Move to Production' }))

  expect(await screen.findByText(`${FOREST} version 2 is now in Production.`)).toBeTruthy()
  await waitFor(() => expect(cardsIn('Archived')).toEqual([`${FOREST} version 1`]))
  expect(cardsIn('Production')).toEqual([`${FOREST} version 2`, 'LSTMDetector version 1'])
  expect(document.activeElement).toBe(await card(`${FOREST} version 2`))
})

test('what holds the stage can be kept in it', async () => {
  await registry()
  const { user } = renderApp(paths.models())

  const dialog = await askToMove(user, `${FOREST} version 2`, 'Production')
  await user.click(dialog.getByRole('checkbox', { name: 'Keep it in Production instead' }))
  expect(dialog.getByText('Version 1 stays in Production beside it.')).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Move to Production' }))

  await screen.findByText(`${FOREST} version 2 is now in Production.`)
  expect(cardsIn('Archived')).toEqual([])
  expect(cardsIn('Production')).toHaveLength(3)
})

test('a move can be undone, together with what it archived', async () => {
  await registry()
  const { user } = renderApp(paths.models())
  const dialog = await askToMove(user, `${FOREST} version 2`, 'Production')
  await user.click(dialog.getByRole('button', { name: 'Move to Production' }))

  await user.click(await screen.findByRole('button', { name: 'Undo' }))

  expect(await screen.findByText(`The move of ${FOREST} version 2 was undone.`)).toBeTruthy()
  await waitFor(() => expect(cardsIn('Staging')).toEqual([`${FOREST} version 2`]))
  expect(cardsIn('Production')).toEqual([`${FOREST} version 1`, 'LSTMDetector version 1'])
  expect(cardsIn('Archived')).toEqual([])
})

test('a cancelled move leaves the card where it was, with the focus', async () => {
  await registry()
  const { user } = renderApp(paths.models())

  const dialog = await askToMove(user, `${FOREST} version 2`, 'Archived')
  await user.click(dialog.getByRole('button', { name: 'Cancel' }))

  expect(screen.queryByRole('dialog')).toBeNull()
  expect(cardsIn('Staging')).toEqual([`${FOREST} version 2`])
  expect(document.activeElement).toBe(await card(`${FOREST} version 2`))
})

test('a move that fails is taken back, in the words of the server', async () => {
  const { server } = await registry()
  const { user } = renderApp(paths.models())
  const dialog = await askToMove(user, `${FOREST} version 2`, 'Archived')
  // Someone else renames the model while the question is open.
  await server.post('registered-models/rename', { name: FOREST, new_name: 'Renamed' })
  await user.click(dialog.getByRole('button', { name: 'Move to Archived' }))

  const alert = await screen.findByText(
    new RegExp(`^${FOREST} version 2 was not moved to Archived`),
  )
  expect(alert.textContent).toMatch(/No registered model .+ exists|Version 2 is not there any more/)
  expect(cardsIn('Archived')).toEqual([])
})

test('an unreachable backend leaves the board on screen and takes the move back', async () => {
  const { server } = await registry()
  const { user } = renderApp(paths.models())
  const dialog = await askToMove(user, `${FOREST} version 2`, 'Archived')
  server.disconnect()
  await user.click(dialog.getByRole('button', { name: 'Move to Archived' }))

  expect(
    await screen.findByText(/was not moved to Archived\. The backend does not answer\.$/),
  ).toBeTruthy()
  expect(cardsIn('Staging')).toEqual([`${FOREST} version 2`])
})

test('the board is narrowed by model and text, and the URL holds both', async () => {
  await registry()
  const { user, address } = renderApp(paths.models())
  await card(`${FOREST} version 1`)

  await user.selectOptions(screen.getByRole('combobox', { name: 'Model' }), FOREST)
  expect(cardsIn('Production')).toEqual([`${FOREST} version 1`])
  await user.type(screen.getByRole('searchbox', { name: 'Search versions' }), 'champ')
  expect(cardsIn('Staging')).toEqual([])
  expect(screen.getByText('1 of 3 versions')).toBeTruthy()
  expect(address()).toBe(`/models?model=${FOREST}&search=champ`)
})

test('a search keeps letters that come faster than the board is drawn', async () => {
  await registry()
  const { address } = renderApp(paths.models())
  const box = await screen.findByRole<HTMLInputElement>('searchbox', { name: 'Search versions' })

  act(() => {
    for (const letter of 'champ') fireEvent.input(box, { target: { value: box.value + letter } })
  })

  expect(box.value).toBe('champ')
  expect(address()).toBe('/models?search=champ')
})

test('a card says how it is moved by keyboard', async () => {
  await registry()
  renderApp(paths.models())

  const forest = await card(`${FOREST} version 2`)
  expect(forest.tabIndex).toBe(0)
  const description = document.getElementById(forest.getAttribute('aria-describedby') ?? '')
  expect(description?.textContent).toMatch(/^Press Space to lift the card/)
})

test('a read-only server shows the board without any way to move', async () => {
  const server = await startServer({ readOnly: true })
  await server.registerVersion(FOREST, { stage: 'Staging' })
  renderApp(paths.models())

  expect(await screen.findByText('Read-only: cards cannot be moved.')).toBeTruthy()
  expect(cardsIn('Staging')).toEqual([`${FOREST} version 1`])
  expect(screen.queryByRole('button', { name: /^Move / })).toBeNull()
})

test('an empty registry says how a model gets there', async () => {
  await startServer()
  renderApp(paths.models())

  expect(await screen.findByText(/registered_model_name="IsolationForestDetector"/)).toBeTruthy()
})
