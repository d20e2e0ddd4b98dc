import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { paths } from '#src/paths.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

const treeLines = () =>
  screen.getAllByRole('treeitem').map((item) => within(item).getByRole('link').title)

async function serverWithFolders() {
  const server = await startServer()
  const ids = {
    ensemble: await server.createExperiment('market/ensemble'),
    lstm: await server.createExperiment('market/deep/lstm'),
    tagged: await server.createExperiment('baseline', { project: 'fraud' }),
  }
  return { server, ids }
}

test('the tree shows folders from slashes and from tags', async () => {
  await serverWithFolders()

  renderApp('/')

  await screen.findByRole('tree', { name: 'Experiments' })
  expect(treeLines()).toEqual([
    'fraud',
    'baseline',
    'market',
    'market/deep',
    'market/deep/lstm',
    'market/ensemble',
    'Default',
  ])
})

test('a folder opens the workspace over all that is in it', async () => {
  const { ids } = await serverWithFolders()
  const { user, address } = renderApp('/')
  const folder = await screen.findByRole('treeitem', { name: /^market 2/ })

  await user.click(within(folder).getByRole('link', { name: /market/ }))

  expect(await screen.findByRole('heading', { name: 'market (2 experiments)' })).toBeTruthy()
  expect(address()).toBe(paths.experiment(ids.lstm, ids.ensemble))
})

test('the tree is used by keyboard: it opens, closes, jumps by typing, and follows', async () => {
  const { ids } = await serverWithFolders()
  const { user, address } = renderApp('/')
  const tree = await screen.findByRole('tree', { name: 'Experiments' })
  tree.focus()

  await user.keyboard('m{ArrowLeft}')
  expect(treeLines()).toEqual(['fraud', 'baseline', 'market', 'Default'])

  await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowDown}{Enter}')
  expect(await screen.findByRole('heading', { level: 1, name: 'ensemble' })).toBeTruthy()
  expect(address()).toBe(paths.experiment(ids.ensemble))
})

test('closed folders are closed the next time, too', async () => {
  await serverWithFolders()
  const first = renderApp('/')
  await first.user.click(await screen.findByRole('button', { name: 'Close market' }))
  first.unmount()

  renderApp('/')

  await screen.findByRole('tree', { name: 'Experiments' })
  expect(treeLines()).toEqual(['fraud', 'baseline', 'market', 'Default'])
})

test('a search keeps the folders of what it finds', async () => {
  await serverWithFolders()
  const { user } = renderApp('/')

  await user.type(await screen.findByRole('searchbox', { name: 'Find experiments' }), 'lstm')

  expect(treeLines()).toEqual(['market', 'market/deep', 'market/deep/lstm'])
})

test('the tree counts runs and marks those that are training now', async () => {
  const { server, ids } = await serverWithFolders()
  await server.logRun({ experimentId: ids.ensemble, status: 'RUNNING' })
  await server.logRun({ experimentId: ids.ensemble })

  renderApp(paths.models())

  const item = await screen.findByRole('treeitem', { name: /ensemble/ })
  expect(await within(item).findByTitle('2 runs')).toBeTruthy()
  expect(await within(item).findByText('1 running')).toBeTruthy()
})

test('in a narrow window the tree is away until it is asked for', async () => {
  await serverWithFolders()
  vi.stubGlobal('innerWidth', 420)
  const { user } = renderApp(paths.models())

  await screen.findByRole('heading', { level: 1, name: 'Models' })
  expect(screen.queryByRole('complementary', { name: 'Experiments tree' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Show the experiments tree' }))

  expect(await screen.findByRole('tree', { name: 'Experiments' })).toBeTruthy()
})

test('the header says what is served, and that nothing can be changed', async () => {
  await startServer({ readOnly: true })

  renderApp('/')

  expect(await screen.findByText(/^Embedded store /)).toBeTruthy()
  expect(screen.getByText('read-only')).toBeTruthy()
})

test('a lost backend leaves the data on screen and says so; all is asked anew when it is back', async () => {
  const server = await startServer()
  await server.logRun({ name: 'before' })
  renderApp(paths.experiment('0'))
  await screen.findByRole('link', { name: 'before' })

  server.disconnect()
  // The pulse is up to 10 s from its next turn.
  await screen.findByText(/^The backend does not answer\. Showing what was loaded at/)
  expect(screen.getByRole('link', { name: 'before' })).toBeTruthy()

  await server.logRun({ name: 'after' })
  server.reconnect()
  expect(await screen.findByRole('link', { name: 'after' })).toBeTruthy()
  await waitFor(() => expect(screen.queryByText(/The backend does not answer/)).toBeNull())
})

test('a page that could not be loaded appears by itself once the backend answers', async () => {
  const server = await startServer()
  const id = await server.createExperiment('patience')
  server.disconnect()
  renderApp(paths.experiment(id))
  expect(await screen.findByRole('heading', { name: 'The backend does not answer' })).toBeTruthy()

  server.reconnect()

  expect(await screen.findByRole('heading', { level: 1, name: 'patience' })).toBeTruthy()
})

test('an address that leads nowhere has a way out', async () => {
  await startServer()
  const { user } = renderApp('/nowhere')

  await user.click(await screen.findByRole('link', { name: 'Show all experiments' }))

  expect(await screen.findByRole('heading', { level: 1, name: 'Experiments' })).toBeTruthy()
})
