import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { paths } from '#src/paths.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

const MATRIX = JSON.stringify({
  labels: ['normal', '<b>"anomaly"'],
  matrix: [
    [54, 6],
    [12, 28],
  ],
})

test('a run shows its matrices, those in a known folder as well, with scores by class', async () => {
  const server = await startServer()
  const run = await server.logRun({})
  await server.logArtifact(run, 'confusion_matrix.json', MATRIX)
  await server.logArtifact(run, 'evaluation/test_confusion_matrix_v2.json', MATRIX)
  await server.logArtifact(run, 'checkpoints/confusion_matrix.json', MATRIX)
  await server.logArtifact(run, 'confusion_matrix.txt', 'no')
  renderApp(paths.run(run))

  expect(await screen.findAllByRole('grid', { name: /^Confusion matrix/ })).toHaveLength(2)
  expect(screen.getAllByText('accuracy 82.0 %')).toHaveLength(2)
  const [scores] = screen.getAllByRole('row', { name: '<b>"anomaly" 0.824 0.700 0.757 40' })
  expect(scores).toBeTruthy()
})

test('a run without a matrix says how to log one', async () => {
  const server = await startServer()
  renderApp(paths.run(await server.logRun({})))

  expect(await screen.findByText(/This run has no confusion matrix/)).toBeTruthy()
})

test('a file that is no matrix is refused with the reason and a way to the file', async () => {
  const server = await startServer()
  const run = await server.logRun({})
  await server.logArtifact(run, 'confusion_matrix.json', '{"labels":["a","b"],"matrix":[[1,2]]}')
  renderApp(paths.run(run))

  expect(
    await screen.findByText(/is not drawn: it is not square: 1 row for 2 labels\./),
  ).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Download the file' }).getAttribute('href')).toBe(
    `/get-artifact?run_id=${run}&path=confusion_matrix.json`,
  )
})
