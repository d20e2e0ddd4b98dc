import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { cellsOf, compareAddress, rowOf } from '#src/testing/comparedCells.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

async function twoDetectors(options?: Parameters<typeof startServer>[0]) {
  const server = await startServer(options)
  const first = await server.logRun({
    name: 'contamination_0.03',
    params: { contamination: 0.03, trees: 200 },
    metrics: { f1_score: 0.7, drift: Number.NaN },
    history: { train_loss: [0.9, 0.5, 0.4] },
    tags: { team: 'idx' },
  })
  const second = await server.logRun({
    name: 'contamination_0.05',
    params: { contamination: 0.05, trees: 200, depth: 8 },
    metrics: { f1_score: 0.8, drift: Number.NaN },
    history: { train_loss: [0.9, 0.7, 0.6] },
    tags: { team: 'idx' },
  })
  return { server, first, second }
}

test('runs stand side by side, with what differs and what is missing', async () => {
  const { first, second } = await twoDetectors()
  renderApp(compareAddress(first, second))

  expect(await cellsOf('contamination')).toEqual(['0.03', '0.05'])
  expect(await cellsOf('depth')).toEqual(['–missing', '8'])
  expect(await cellsOf('f1_score')).toEqual(['0.7', '0.8best'])
  expect(await cellsOf('train_loss')).toEqual(['0.4best', '0.6'])
  expect(await cellsOf('drift')).toEqual(['NaN', 'NaN'])
  expect(screen.getByRole('rowheader', { name: 'contamination, differs' })).toBeTruthy()
  expect(screen.getByRole('rowheader', { name: 'trees' })).toBeTruthy()
  expect(screen.getByRole('columnheader', { name: /contamination_0.05/ })).toBeTruthy()
})

test('a server that cannot search by id is asked for each run alone', async () => {
  const { first, second } = await twoDetectors({ lacks: '/runs/search' })
  renderApp(compareAddress(first, second))

  expect(await cellsOf('contamination')).toEqual(['0.03', '0.05'])
})

test('equal rows can be left out, keys searched for, and the URL holds both', async () => {
  const { first, second } = await twoDetectors()
  const { user, address } = renderApp(compareAddress(first, second))
  await rowOf('trees')

  await user.click(screen.getByRole('switch', { name: 'Only differing' }))
  expect(screen.queryByRole('rowheader', { name: 'trees' })).toBeNull()
  expect(screen.getByText(/^\d+ of \d+ keys differ$/)).toBeTruthy()

  await user.type(screen.getByRole('searchbox', { name: 'Search keys' }), 'f1')
  expect(screen.queryByRole('rowheader', { name: /^depth/ })).toBeNull()
  expect(await cellsOf('f1_score')).toEqual(['0.7', '0.8best'])
  expect(address()).toContain('rows=differing&key=f1')
})

test('a search without a hit says so', async () => {
  const { first, second } = await twoDetectors()
  renderApp(`${compareAddress(first, second)}&key=no-such-key`)

  expect(await screen.findByText(/No key matches/)).toBeTruthy()
})

test('the others are measured against a baseline', async () => {
  const { first, second } = await twoDetectors()
  const { user, address } = renderApp(compareAddress(first, second))

  await user.click(
    await screen.findByRole('button', { name: 'Measure the others against contamination_0.03' }),
  )

  expect(await cellsOf('f1_score')).toEqual(['0.7', '0.8best▲ +0.1 (better than the baseline)'])
  expect(await cellsOf('train_loss')).toEqual(['0.4best', '0.6▲ +0.2 (worse than the baseline)'])
  expect(address()).toContain(`baseline=${first}`)
})

test('a run leaves the comparison, the others keep their colours', async () => {
  const { server, first, second } = await twoDetectors()
  const third = await server.logRun({ name: 'contamination_0.10' })
  const { user, address } = renderApp(`${compareAddress(first, second, third)}&baseline=${first}`)

  await user.click(await screen.findByRole('button', { name: 'Actions for contamination_0.03' }))
  await user.click(screen.getByRole('menuitem', { name: 'Remove' }))

  const left = new URLSearchParams(address().split('?')[1])
  expect(left.get('runs')).toBe(`${second}.1,${third}.2`)
  expect(left.get('baseline')).toBeNull()
})

test('runs that are unknown or deleted are named, the rest is compared', async () => {
  const { server, first, second } = await twoDetectors()
  const deleted = await server.logRun({ name: 'discarded' })
  await server.post('runs/delete', { run_id: deleted })
  const { user, address } = renderApp(compareAddress(first, 'nope', second, deleted))

  expect(await cellsOf('contamination')).toEqual(['0.03', '0.05'])
  const notice = within(screen.getByRole('region', { name: 'Runs that are not compared' }))
  expect(notice.getByText(/2 runs are not compared/)).toBeTruthy()
  expect(notice.getByText('nope')).toBeTruthy()
  expect(notice.getByText(/“discarded” was deleted/)).toBeTruthy()

  await user.click(notice.getByRole('button', { name: 'Remove from the comparison' }))
  expect(new URLSearchParams(address().split('?')[1]).get('runs')).toBe(`${first}.0,${second}.2`)
})

test('a backend that is lost makes no run unknown, and the page fills once it is back', async () => {
  const { server, first, second } = await twoDetectors()
  server.disconnect()
  renderApp(compareAddress(first, second))

  expect(await screen.findByText(/^The backend does not answer\. Trying again…$/)).toBeTruthy()
  expect(screen.queryByRole('region', { name: 'Runs that are not compared' })).toBeNull()

  server.reconnect()
  expect(await cellsOf('contamination')).toEqual(['0.03', '0.05'])
})

test.each([
  ['/compare', 'No runs are selected.'],
  ['/compare?runs=a.0', 'One run is selected; a comparison needs at least two.'],
])('%s says how to choose runs', async (path, sentence) => {
  await startServer()
  renderApp(path)

  expect(await screen.findByRole('heading', { name: sentence })).toBeTruthy()
})

test('curves are overlaid, and metrics of a single step folded away', async () => {
  const { first, second } = await twoDetectors()
  renderApp(compareAddress(first, second))

  expect(await screen.findByText('2 metrics logged at step 0 only')).toBeTruthy()
  const curves = within(screen.getByRole('region', { name: 'Curves' }))
  expect(curves.getByRole('figure', { name: /^train_loss/ })).toBeTruthy()
})
