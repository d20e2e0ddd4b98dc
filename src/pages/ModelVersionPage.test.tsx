import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { paths } from '#src/paths.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

const FOREST = 'IsolationForestDetector'
const MODEL_FILE = `flavors:
  python_function: {loader_module: mlflow.sklearn, python_version: 3.11.7}
  sklearn: {sklearn_version: 1.3.2}
mlflow_version: 2.9.2
signature:
  inputs: '[{"name": "volume_z", "type": "double", "required": true}]'
  outputs: '[{"name": "score", "type": "double"}]'
utc_time_created: '2024-05-01 10:00:00'
`

async function registry() {
  const server = await startServer()
  const run = await server.logRun({ name: 'contamination_0.05', metrics: { f1_score: 0.5908 } })
  await server.logArtifact(run, 'model/MLmodel', MODEL_FILE)
  await server.post('runs/log-inputs', {
    run_id: run,
    datasets: [
      {
        tags: [{ key: 'mlflow.data.context', value: 'training' }],
        dataset: { name: 'IDX_2023_2024', digest: 'abc', source_type: 'local', source: '{}' },
      },
    ],
  })
  await server.registerVersion(FOREST, { runId: run, stage: 'Production', description: '**Good**' })
  await server.registerVersion(FOREST, { runId: run, stage: 'Production' })
  await server.post('registered-models/alias', { name: FOREST, alias: 'champion', version: '2' })
  return { server, run }
}

const panel = async (name: string) => within(await screen.findByRole('region', { name }))

test('the lineage leads from the dataset over the run to the stage', async () => {
  const { run } = await registry()
  renderApp(paths.modelVersion(FOREST, '2'))

  const strip = within(await screen.findByRole('list', { name: 'Lineage' }))
  expect(
    (await strip.findByRole('link', { name: 'contamination_0.05' })).getAttribute('href'),
  ).toBe(paths.run(run))
  expect(strip.getAllByRole('listitem').map((step) => step.textContent)).toEqual([
    'DatasetIDX_2023_2024 training',
    expect.stringMatching(/^Runcontamination_0\.05Finished/),
    expect.stringMatching(/^VersionVersion 2registered/),
    expect.stringMatching(/^StageProduction@champion/),
    '@champion',
  ])
})

test('a version is loaded by its number, its stage and its alias', async () => {
  await registry()
  const { user } = renderApp(paths.modelVersion(FOREST, '2'))

  const load = await panel('Load it')
  expect(
    await load.findByText(new RegExp(`mlflow\\.sklearn\\.load_model\\("models:/${FOREST}/2"\\)`)),
  ).toBeTruthy()
  expect(load.getByText(new RegExp(`mlflow models serve -m 'models:/${FOREST}/2'`))).toBeTruthy()
  await user.click(load.getByRole('radio', { name: 'Production' }))
  expect(load.getByText(new RegExp(`load_model\\("models:/${FOREST}/Production"\\)`))).toBeTruthy()
  await user.click(load.getByRole('radio', { name: '@champion' }))
  expect(load.getByText(new RegExp(`--artifact-uri 'models:/${FOREST}@champion'`))).toBeTruthy()
})

test('the stage is no way to load a version that is not the newest in it', async () => {
  await registry()
  renderApp(paths.modelVersion(FOREST, '1'))

  const load = await panel('Load it')
  expect(load.queryByRole('radio', { name: 'Production' })).toBeNull()
  expect(
    load.getByText(/By the stage Production, MLflow loads version 2, which is newer/),
  ).toBeTruthy()
})

test('what the model takes and gives is shown, and its files among those of the run', async () => {
  const { run } = await registry()
  renderApp(paths.modelVersion(FOREST, '1'))

  const inputs = within(await screen.findByRole('table', { name: 'Inputs' }))
  expect(inputs.getByText('volume_z')).toBeTruthy()
  const files = await panel('Files')
  expect((await files.findByRole('link', { name: 'MLmodel' })).getAttribute('href')).toBe(
    paths.artifact(run, 'model/MLmodel'),
  )
  expect(
    files.getByRole('link', { name: 'Browse them among the artifacts of the run' }),
  ).toBeTruthy()
  expect((await screen.findByText('Good')).tagName).toBe('STRONG')
})

test('a version whose files are elsewhere shows its source', async () => {
  const { server } = await registry()
  await server.registerVersion('Elsewhere', { source: 's3://bucket/model' })
  renderApp(paths.modelVersion('Elsewhere', '1'))

  const files = await panel('Files')
  expect(files.getByText('s3://bucket/model')).toBeTruthy()
  expect(await files.findByText(/None of its files can be read here/)).toBeTruthy()
  expect(screen.getAllByText('none told')).toHaveLength(2)
})

test('a copy names what it was copied from, and its files can be read', async () => {
  const { server, run } = await registry()
  await server.registerVersion('Copy', { runId: run, source: `models:/${FOREST}/1` })
  renderApp(paths.modelVersion('Copy', '1'))

  const strip = within(await screen.findByRole('list', { name: 'Lineage' }))
  expect(strip.getByRole('link', { name: `${FOREST} version 1` }).getAttribute('href')).toBe(
    paths.modelVersion(FOREST, '1'),
  )
  const files = await panel('Files')
  expect((await files.findByRole('link', { name: 'MLmodel' })).getAttribute('href')).toMatch(
    /^\/model-versions\/get-artifact\?name=Copy&version=1&path=MLmodel$/,
  )
})

test('an unknown version is said to be none, with the way to its model', async () => {
  await registry()
  renderApp(paths.modelVersion(FOREST, '9'))

  expect(await screen.findByText(`There is no version 9 of “${FOREST}”.`)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Show the model' }).getAttribute('href')).toBe(
    paths.model(FOREST),
  )
})

test('a version of an unknown model is said to be of none', async () => {
  await startServer()
  renderApp(paths.modelVersion('Nothing', '1'))

  expect(await screen.findByText('There is no model “Nothing”.')).toBeTruthy()
})

test('the way to the board shows the cards of this model', async () => {
  await registry()
  const { user, address } = renderApp(paths.modelVersion(FOREST, '1'))

  await user.click(await screen.findByRole('link', { name: 'Move on the board' }))
  await screen.findByRole('article', { name: `${FOREST} version 1` })
  await waitFor(() => expect(address()).toBe(`/models?model=${FOREST}`))
})
