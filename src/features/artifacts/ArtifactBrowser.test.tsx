import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { paths } from '#src/paths.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

async function runWithFiles() {
  const server = await startServer()
  const run = await server.logRun({})
  for (const path of ['notes.md', 'plots/roc.csv', 'plots/pr.csv', 'plots/deep/roc_2.csv']) {
    await server.logArtifact(run, path, 'a,b\n1,2\n')
  }
  return run
}

const tree = () => within(screen.getByRole('tree', { name: 'Artifacts' }))
const linesOfTree = () =>
  tree()
    .getAllByRole('treeitem')
    .map((line) => line.title)

test('a search looks into folders that were never opened, and keeps the way to what it finds', async () => {
  const { user } = renderApp(paths.artifact(await runWithFiles(), ''))
  await screen.findByRole('treeitem', { name: /notes\.md/ })
  const field = screen.getByRole('searchbox', { name: 'Find files' })

  await user.type(field, 'roc')
  expect(await screen.findByText('2 matches.')).toBeTruthy()
  expect(linesOfTree()).toEqual(['plots', 'deep', 'roc_2.csv', 'roc.csv'])

  await user.clear(field)
  await user.type(field, 'nothing like it')
  expect(await screen.findByText('No file or folder has this in its path.')).toBeTruthy()

  await user.clear(field)
  expect(await screen.findByRole('treeitem', { name: /notes\.md/ })).toBeTruthy()
  expect(linesOfTree()).toEqual(['plots', 'notes.md'])
})

test('a file leads to the next one of its folder, and says how Python loads it', async () => {
  const run = await runWithFiles()
  const { user } = renderApp(paths.artifact(run, 'plots/pr.csv'))
  const nav = within(await screen.findByRole('navigation', { name: 'Files of this folder' }))
  expect(nav.getByText('1 of 2')).toBeTruthy()
  expect(nav.queryByRole('link', { name: /Previous/ })).toBeNull()

  await user.click(nav.getByRole('link', { name: 'Next file: roc.csv' }))
  expect(await screen.findByRole('link', { name: 'Previous file: pr.csv' })).toBeTruthy()
  expect(
    screen.getByText(
      `mlflow.artifacts.download_artifacts(run_id="${run}", artifact_path="plots/roc.csv")`,
    ),
  ).toBeTruthy()
})

test('a folder comes as one archive', async () => {
  const run = await runWithFiles()
  renderApp(paths.artifact(run, 'plots'))
  const link = await screen.findByRole('link', { name: 'Download as ZIP' })
  expect(link.getAttribute('href')).toBe(`/tidemark/artifacts/zip?run_id=${run}&path=plots`)
  expect(link.getAttribute('download')).toBe('plots.zip')
})

test('a file with line ends in its name opens from the tree, and its neighbour from it', async () => {
  const server = await startServer()
  const run = await server.logRun({})
  await server.logArtifact(run, 'x\ny/a\nb.txt', 'the first file')
  await server.logArtifact(run, 'x\ny/c\u2028\rd.txt', 'the second file')
  const { user } = renderApp(paths.artifact(run, 'x\ny'))

  await user.click(await screen.findByRole('treeitem', { name: /^a\\u000ab\.txt/ }))
  expect(await screen.findByText('the first file')).toBeTruthy()

  await user.click(screen.getByRole('link', { name: /^Next file/ }))
  expect(await screen.findByText('the second file')).toBeTruthy()
})
