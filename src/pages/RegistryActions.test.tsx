import { screen, waitFor, within } from '@testing-library/react'
import * as z from 'zod/mini'
import { expect, test } from 'vitest'
import { modelVersionResponse, registeredModelResponse } from '#protocol/registry.ts'
import { paths } from '#src/paths.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

const FOREST = 'IsolationForestDetector'
const HOSTILE = `50% "q" 'r' #1 عربي`
const MODEL_FILE = 'flavors:\n  python_function: {}\n'

type User = ReturnType<typeof renderApp>['user']

/** What the registry itself says. */
async function stored(name: string) {
  const answer = await fetch(
    `/api/2.0/mlflow/registered-models/get?${new URLSearchParams({ name })}`,
  )
  return answer.ok ? z.parse(registeredModelResponse, await answer.json()).registered_model : null
}

async function storedVersion(name: string, version: string) {
  const query = new URLSearchParams({ name, version })
  const answer = await fetch(`/api/2.0/mlflow/model-versions/get?${query}`)
  return answer.ok ? z.parse(modelVersionResponse, await answer.json()).model_version : null
}

async function runWithModel() {
  const server = await startServer()
  const run = await server.logRun({ name: 'contamination_0.05', metrics: { f1_score: 0.59 } })
  await server.logArtifact(run, 'deep/model/MLmodel', MODEL_FILE)
  await server.logArtifact(run, 'notes.txt', 'nothing')
  return { server, run }
}

async function ask(user: User, menu: string, item: string) {
  await user.click(await screen.findByRole('button', { name: menu }))
  await user.click(screen.getByRole('menuitem', { name: item }))
  return within(screen.getByRole('dialog'))
}
const askModel = (user: User, item: string) => ask(user, 'Actions for this model', item)
const askVersion = (user: User, item: string) => ask(user, 'Actions for this version', item)

test('a run is registered as the first version of a new model, of any name', async () => {
  const { run } = await runWithModel()
  const { user, address } = renderApp(paths.run(run))

  await user.click(await screen.findByRole('button', { name: 'Register a model…' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Register a model' }))
  await dialog.findByRole('button', { name: 'Register' })
  expect(dialog.getByText(`runs:/${run}/deep/model`)).toBeTruthy()
  await user.type(dialog.getByRole('textbox', { name: 'Model' }), HOSTILE)
  await user.type(dialog.getByRole('textbox', { name: 'Description' }), 'From the page')
  await user.click(dialog.getByRole('button', { name: 'Register' }))

  await user.click(await screen.findByRole('button', { name: 'Open version 1' }))
  await screen.findByRole('heading', { level: 1, name: `${HOSTILE} version 1` })
  expect(address()).toBe(paths.modelVersion(HOSTILE, '1'))
  expect(await storedVersion(HOSTILE, '1')).toMatchObject({
    run_id: run,
    source: `mlflow-artifacts:/0/${run}/artifacts/deep/model`,
    description: 'From the page',
  })
})

test('a folder with a model is registered for a model that is there', async () => {
  const { server, run } = await runWithModel()
  await server.registerVersion(FOREST)
  const { user } = renderApp(paths.artifact(run, 'deep/model'))

  await user.click(await screen.findByRole('button', { name: 'Register…' }))
  const dialog = within(screen.getByRole('dialog', { name: 'Register a model' }))
  await user.type(await dialog.findByRole('combobox', { name: 'Model' }), FOREST)
  await user.click(dialog.getByRole('button', { name: 'Register' }))

  expect(await screen.findByText(`“${FOREST}” has version 2 now.`)).toBeTruthy()
})

test('a folder without a model has nothing to register', async () => {
  const { run } = await runWithModel()
  renderApp(paths.artifact(run, 'deep'))

  await screen.findByText(/Choose one to look into it/)
  expect(screen.queryByRole('button', { name: 'Register…' })).toBeNull()
})

test('a run without a model says so', async () => {
  const server = await startServer()
  const run = await server.logRun({ name: 'empty' })
  const { user } = renderApp(paths.run(run))

  await user.click(await screen.findByRole('button', { name: 'Register a model…' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText(/This run has no model/)).toBeTruthy()
  expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Register' }).disabled).toBe(true)
})

test('a version is registered from an address, and what is refused leaves the form open', async () => {
  const { server, run } = await runWithModel()
  await server.registerVersion(FOREST)
  const { user, address } = renderApp(paths.model(FOREST))

  const dialog = await askModel(user, 'Register a version…')
  const field = dialog.getByRole('textbox', { name: 'Address of the model’s folder' })
  await user.type(field, '/tmp/model')
  await user.click(dialog.getByRole('button', { name: 'Register' }))
  expect((await dialog.findByRole('alert')).textContent).toMatch(
    /^Nothing was registered\. .*local file system/,
  )
  await user.clear(field)
  await user.type(field, `runs:/${run}/deep/model`)
  await user.click(dialog.getByRole('button', { name: 'Register' }))

  await waitFor(() => expect(address()).toBe(paths.modelVersion(FOREST, '2')))
  expect((await storedVersion(FOREST, '2'))?.source).toBe(
    `mlflow-artifacts:/0/${run}/artifacts/deep/model`,
  )
})

test('a model is renamed, and the page goes with it', async () => {
  const server = await startServer()
  await server.registerVersion(FOREST)
  await server.registerVersion('Taken')
  const { user, address } = renderApp(paths.model(FOREST))

  const dialog = await askModel(user, 'Rename…')
  const field = dialog.getByRole('textbox', { name: 'Name' })
  await user.clear(field)
  await user.type(field, 'Taken')
  await user.click(dialog.getByRole('button', { name: 'Rename' }))
  expect((await dialog.findByRole('alert')).textContent).toMatch(
    /^The model was not renamed\. .*Taken.*exists/,
  )
  await user.clear(field)
  await user.type(field, 'a/b')
  expect(dialog.getByText(/MLflow since 3\.11 refuses names with “\/”/)).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Rename' }))

  await screen.findByRole('heading', { level: 1, name: 'a/b' })
  expect(address()).toBe(paths.model('a/b'))
  expect(await stored(FOREST)).toBeNull()
})

test('before a model is deleted, what is in use of it is named', async () => {
  const server = await startServer()
  await server.registerVersion(FOREST, { stage: 'Production' })
  await server.registerVersion(FOREST)
  await server.post('registered-models/alias', { name: FOREST, alias: 'champion', version: '1' })
  const { user, address } = renderApp(paths.model(FOREST))

  const dialog = await askModel(user, 'Delete…')
  expect(dialog.getByText(/^In use is version 1 in Production\./)).toBeTruthy()
  expect(dialog.getByText('Its alias @champion goes with it.')).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Delete the model and 2 versions' }))

  expect(await screen.findByText(`The model “${FOREST}” was deleted.`)).toBeTruthy()
  await waitFor(() => expect(address()).toBe(paths.models()))
  expect(await stored(FOREST)).toBeNull()
})

test('before a version is deleted, its stage and aliases are named', async () => {
  const server = await startServer()
  await server.registerVersion(FOREST, { stage: 'Staging' })
  await server.post('registered-models/alias', { name: FOREST, alias: 'champion', version: '1' })
  const { user, address } = renderApp(paths.modelVersion(FOREST, '1'))

  const dialog = await askVersion(user, 'Delete…')
  expect(dialog.getByText(/^It is in Staging: /)).toBeTruthy()
  expect(dialog.getByText(/^It is @champion: this alias is deleted/)).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Delete version 1' }))

  expect(await screen.findByText(`Version 1 of “${FOREST}” was deleted.`)).toBeTruthy()
  await waitFor(() => expect(address()).toBe(paths.model(FOREST)))
  expect(await storedVersion(FOREST, '1')).toBeNull()
})

test.each([FOREST, HOSTILE, 'a/b'])('a version of %s is copied to another model', async (name) => {
  const { server, run } = await runWithModel()
  await server.registerVersion(name, {
    runId: run,
    source: `mlflow-artifacts:/0/${run}/artifacts/deep/model`,
    stage: 'Production',
    description: 'Good',
  })
  const setTag = (key: string, value: string) =>
    server.post('model-versions/set-tag', { name, version: '1', key, value })
  await setTag('risk', 'low')
  await setTag('tidemark.transition.1', '{"from":"None","to":"Production","reason":"","user":"a"}')
  const { user, address } = renderApp(paths.modelVersion(name, '1'))

  const dialog = await askVersion(user, 'Copy to another model…')
  await user.type(dialog.getByRole('combobox', { name: 'To the model' }), 'Copy')
  await dialog.findByText('No model is called so yet: it is made.')
  await user.click(dialog.getByRole('button', { name: 'Copy' }))

  await waitFor(() => expect(address()).toBe(paths.modelVersion('Copy', '1')))
  expect(await storedVersion('Copy', '1')).toMatchObject({
    run_id: run,
    description: 'Good',
    current_stage: 'None',
    tags: [{ key: 'risk', value: 'low' }],
  })
  expect(await screen.findByText('None logged', { exact: false })).toBeTruthy()
})

test('what is refused leaves no empty model behind', async () => {
  const server = await startServer()
  const run = await server.logRun({ name: 'deep' })
  // A source may have 500 characters.
  const folder = ['a', 'b', 'c'].map((letter) => letter.repeat(180)).join('/')
  await server.logArtifact(run, `${folder}/MLmodel`, MODEL_FILE)
  const { user } = renderApp(paths.artifact(run, folder))

  await user.click(await screen.findByRole('button', { name: 'Register…' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: 'Model' }), 'New')
  await dialog.findByText('No model is called so yet: it is made with its first version.')
  await user.click(dialog.getByRole('button', { name: 'Register' }))

  expect((await dialog.findByRole('alert')).textContent).toMatch(
    /^Nothing was registered\. .*source/,
  )
  expect(await stored('New')).toBeNull()
})

test('descriptions are written as Markdown', async () => {
  const server = await startServer()
  await server.registerVersion(FOREST)
  const { user } = renderApp(paths.model(FOREST))

  await user.click(await screen.findByRole('button', { name: 'Edit…' }))
  const dialog = within(screen.getByRole('dialog', { name: 'Description of the model' }))
  await user.type(dialog.getByRole('textbox', { name: 'Markdown' }), 'It is **good**')
  await user.click(dialog.getByRole('button', { name: 'Save' }))

  expect((await screen.findByText('good')).tagName).toBe('STRONG')
  expect((await stored(FOREST))?.description).toBe('It is **good**')
})

test('a value of several lines keeps them when it is changed', async () => {
  const server = await startServer()
  await server.registerVersion(FOREST)
  await server.post('registered-models/set-tag', { name: FOREST, key: 'notes', value: 'one\ntwo' })
  const { user } = renderApp(paths.model(FOREST))

  await user.click(await screen.findByRole('button', { name: 'Edit tags…' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: 'Value of notes' }), '!')
  await user.click(dialog.getByRole('button', { name: 'Save' }))

  await waitFor(async () =>
    expect((await stored(FOREST))?.tags).toEqual([{ key: 'notes', value: 'one\ntwo!' }]),
  )
})

test('tags are set, changed and removed', async () => {
  const server = await startServer()
  await server.registerVersion(FOREST)
  const setTag = (key: string, value: string) =>
    server.post('registered-models/set-tag', { name: FOREST, key, value })
  await setTag('owner', 'ada')
  await setTag('old', '1')
  const { user } = renderApp(paths.model(FOREST))

  await user.click(await screen.findByRole('button', { name: 'Edit tags…' }))
  const dialog = within(screen.getByRole('dialog', { name: 'Tags of the model' }))
  await user.clear(dialog.getByRole('textbox', { name: 'Value of owner' }))
  await user.type(dialog.getByRole('textbox', { name: 'Value of owner' }), 'bob')
  await user.click(dialog.getByRole('button', { name: 'Remove old' }))
  await user.type(dialog.getByRole('textbox', { name: 'New tag' }), 'tidemark.x')
  expect(dialog.getByRole('alert').textContent).toMatch(/are kept for what these programs note/)
  await user.clear(dialog.getByRole('textbox', { name: 'New tag' }))
  await user.type(dialog.getByRole('textbox', { name: 'New tag' }), 'risk')
  await user.click(dialog.getByRole('button', { name: 'Save' }))

  const panel = within(screen.getByRole('region', { name: 'Tags' }))
  await panel.findByText('risk')
  expect(panel.getByText('bob')).toBeTruthy()
  expect((await stored(FOREST))?.tags).toEqual([
    { key: 'owner', value: 'bob' },
    { key: 'risk', value: '' },
  ])
})

test('an alias is given to a version and taken away, and the history tells of both', async () => {
  const server = await startServer()
  await server.registerVersion(FOREST)
  await server.registerVersion(FOREST)
  await server.post('registered-models/alias', { name: FOREST, alias: 'champion', version: '1' })
  const { user } = renderApp(paths.model(FOREST))

  await user.click(await screen.findByRole('button', { name: 'Set an alias…' }))
  const dialog = within(screen.getByRole('dialog', { name: 'Set an alias' }))
  await user.type(dialog.getByRole('textbox', { name: 'Alias' }), 'champion')
  expect(dialog.getByText('Version 1 has it now, and loses it.')).toBeTruthy()
  await user.type(dialog.getByRole('textbox', { name: 'Reason' }), 'it is better')
  await user.click(dialog.getByRole('button', { name: 'Set the alias' }))

  expect(await screen.findByText('@champion went from version 1 to version 2.')).toBeTruthy()
  expect(screen.getByText(/: it is better$/)).toBeTruthy()
  expect((await stored(FOREST))?.aliases).toEqual([{ alias: 'champion', version: '2' }])

  await user.click(screen.getByRole('button', { name: 'Remove the alias champion' }))
  await user.click(screen.getByRole('button', { name: 'Remove the alias' }))
  expect(await screen.findByText('@champion was taken from version 2.')).toBeTruthy()
  expect((await stored(FOREST))?.aliases).toEqual([])
})

test('a read-only server offers no registering', async () => {
  const server = await startServer({ readOnly: true })
  const run = await server.logRun({ name: 'r' })
  await server.logArtifact(run, 'model/MLmodel', MODEL_FILE)
  renderApp(paths.artifact(run, 'model'))

  await screen.findByText(/Choose one to look into it/)
  expect(screen.queryByRole('button', { name: /^Register/ })).toBeNull()
})
