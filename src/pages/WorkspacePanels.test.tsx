import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { paths } from '#src/paths.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

const at = (minute: number) => new Date(2024, 0, 1, 0, minute)

async function serverWithCurves(count: number) {
  const server = await startServer()
  const experimentId = await server.createExperiment('market/autoencoder')
  for (let i = 0; i < count; i++) {
    await server.logRun({
      experimentId,
      name: `run ${i}`,
      history: { 'train/loss': [1, 0.5 + i / 10] },
      metrics: { f1: i / 10 },
      startedAt: at(i),
    })
  }
  return { server, address: paths.experiment(experimentId) }
}

const panels = () => screen.findByRole('region', { name: 'Panels' })
const figure = (name: RegExp) => screen.findByRole('figure', { name })
const legend = async () => {
  const list = within(await panels()).getByRole('list', { name: 'Runs' })
  return within(list)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent)
}

test('panels open beside the table, and the address keeps them', async () => {
  const { address: path } = await serverWithCurves(10)
  const { user, address } = renderApp(path)
  const button = await screen.findByRole('button', { name: 'Panels' })
  expect(screen.queryByRole('separator', { name: 'Size of the table' })).toBeNull()

  await user.click(button)

  expect(button.getAttribute('aria-pressed')).toBe('true')
  expect(address()).toContain('panels=1')
  expect(
    await screen.findByText('No run is selected: the first 8 of the table are drawn'),
  ).toBeTruthy()
  expect(await legend()).toEqual([9, 8, 7, 6, 5, 4, 3, 2].map((i) => `run ${i}`))
  expect(await figure(/^train\/loss over steps, 8 runs, min 0\.7, max 1\.4/)).toBeTruthy()
})

test('the selected runs are drawn, and no others', async () => {
  const { address: path } = await serverWithCurves(3)
  const { user } = renderApp(`${path}?panels=1`)
  await screen.findByText('No run is selected: those of the table are drawn')

  await user.click(screen.getByRole('checkbox', { name: 'Select run 1' }))

  expect(await legend()).toEqual(['run 1'])
  expect(screen.queryByText(/No run is selected/)).toBeNull()
})

test('a run that is taken out and chosen again is drawn again', async () => {
  const { address: path } = await serverWithCurves(3)
  const { user } = renderApp(`${path}?panels=1`)
  const box = await screen.findByRole('checkbox', { name: 'Select run 1' })
  await figure(/^train\/loss over steps, 3 runs/)
  await user.click(box)
  await user.click(screen.getByRole('checkbox', { name: 'Select run 2' }))
  await figure(/^train\/loss over steps, 2 runs/)

  await user.click(box)
  expect(await figure(/^train\/loss over 2 steps, last 0\.7/)).toBeTruthy()
  await user.click(box)
  expect(await figure(/^train\/loss over steps, 2 runs/)).toBeTruthy()
})

test('a selected run that the table has not loaded is drawn too, and one that is gone is told', async () => {
  const { server, address: path } = await serverWithCurves(1)
  const other = await server.logRun({ name: 'elsewhere', history: { loss: [1, 2] } })

  renderApp(`${path}?panels=1&selected=${other}.3,${'0'.repeat(32)}.4`)

  expect(await screen.findByText('1 selected run could not be loaded')).toBeTruthy()
  expect(await legend()).toEqual(['elsewhere'])
})

test('a metric that each run logged once is a value for each, not a curve', async () => {
  const { address: path } = await serverWithCurves(2)

  renderApp(`${path}?panels=1`)

  const values = await screen.findByRole('region', { name: 'Values of f1' })
  await waitFor(() =>
    expect(
      within(values)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['run 10.1', 'run 00.0']),
  )
})

test('on a logarithmic x axis what is not positive is told, no step before is read, and the address keeps it', async () => {
  const server = await startServer()
  const experimentId = await server.createExperiment('market')
  const address = paths.experiment(experimentId)
  await server.logRun({ experimentId, name: 'short', history: { loss: [9, 4, 1] } })
  await server.logRun({ experimentId, name: 'long', history: { loss: [8, 3, 2, 0.5] } })
  const app = renderApp(`${address}?panels=1`)
  const read = async () => {
    const crosshair = await screen.findByRole('slider', { name: 'Read loss' })
    crosshair.focus()
    return async (key: string) => {
      await app.user.keyboard(key)
      return crosshair.getAttribute('aria-valuetext')
    }
  }
  const before = await read()
  expect(await before('{Home}')).toBe('Step 0, short 9, long 8')
  expect(await before('{End}')).toBe('Step 3, short 1, long 0.5')

  await app.user.click(screen.getByRole('button', { name: 'Charts' }))
  await app.user.click(screen.getByRole('checkbox', { name: 'Logarithmic x axis' }))

  expect(app.address()).toContain('x-scale=log')
  expect(
    await screen.findByText('logarithmic x axis, without 2 points at step 0 or less (◀)'),
  ).toBeTruthy()
  expect(await (await read())('{Home}')).toBe('Step 1, short 4, long 3')

  await app.user.click(screen.getByRole('button', { name: 'Charts, changed' }))
  await app.user.selectOptions(screen.getByRole('combobox', { name: 'X axis' }), 'Wall time')
  expect(
    screen.getByRole('checkbox', { name: 'Logarithmic x axis (not for wall time)' }),
  ).toHaveProperty('disabled', true)
  expect(screen.queryByText(/logarithmic x axis,/)).toBeNull()
})

test('panels are found by a part of their name', async () => {
  const { address: path } = await serverWithCurves(2)
  const { user } = renderApp(`${path}?panels=1`)
  await figure(/^train\/loss/)

  await user.type(screen.getByRole('searchbox', { name: 'Search panels' }), 'F1')
  expect(screen.getByText('1 of 2 panels')).toBeTruthy()
  expect(screen.queryByRole('figure', { name: /^train\/loss/ })).toBeNull()
  expect(screen.getByRole('figure', { name: /^f1/ })).toBeTruthy()

  await user.type(screen.getByRole('searchbox', { name: 'Search panels' }), ' no')
  expect(screen.getByText(/No panel’s name holds/)).toBeTruthy()
})

test('the line between table and panels is moved by keys, and folds the panels away', async () => {
  const { address: path } = await serverWithCurves(2)
  const { user, address } = renderApp(`${path}?panels=1`)
  const line = await screen.findByRole('separator', { name: 'Size of the table' })
  const share = () => line.getAttribute('aria-valuenow')
  line.focus()

  await user.keyboard('{ArrowRight}')
  expect(share()).toBe('47')
  expect(address()).toContain('split=47')
  await user.keyboard('{Home}')
  expect(share()).toBe('20')

  await panels()
  await user.keyboard('{Enter}')
  expect(share()).toBe('100')
  expect(screen.queryByRole('region', { name: 'Panels' })).toBeNull()

  await user.keyboard('{Enter}')
  expect(share()).toBe('20')
  expect(await panels()).toBeTruthy()

  await user.dblClick(line)
  expect(share()).toBe('45')
  expect(address()).not.toContain('split')
})

test('the line between table and panels takes keys that come faster than it is drawn', async () => {
  const { address: path } = await serverWithCurves(2)
  renderApp(`${path}?panels=1`)
  const line = await screen.findByRole('separator', { name: 'Size of the table' })

  act(() => {
    for (let count = 0; count < 3; count++) fireEvent.keyDown(line, { key: 'ArrowRight' })
  })

  expect(line.getAttribute('aria-valuenow')).toBe('51')
})

test('pointing at a row lights its run up in the legend, and the other way round', async () => {
  const { address: path } = await serverWithCurves(2)
  const { user } = renderApp(`${path}?panels=1`)
  const row = await screen.findByRole('row', { name: /run 1/ })
  const list = within(await panels()).getByRole('list', { name: 'Runs' })
  const entry = within(list).getByText('run 1').closest('li')
  const other = within(list).getByText('run 0').closest('li')

  await user.hover(row)
  expect(entry?.hasAttribute('data-highlighted')).toBe(true)
  expect(other?.hasAttribute('data-highlighted')).toBe(false)

  await user.hover(within(list).getByText('run 0'))
  expect(row.hasAttribute('data-highlighted')).toBe(false)
  expect(screen.getByRole('row', { name: /run 0/ }).hasAttribute('data-highlighted')).toBe(true)
})

const section = async (name: string) =>
  (await screen.findByText(name, { selector: 'summary *' })).closest('details')

test('what is searched, which sections are closed and what the band tells are in the address', async () => {
  const { server, address: path } = await serverWithCurves(2)
  await server.logRun({
    experimentId: path.split('/').at(-1) ?? '',
    name: 'watched',
    metrics: { 'system/cpu': 50 },
    startedAt: at(3),
  })
  const first = renderApp(`${path}?panels=1&group=attributes.status`)
  const { user } = first
  expect((await section('train'))?.open).toBe(true)
  expect((await section('system'))?.open).toBe(false)

  await user.click(screen.getByText('train', { selector: 'summary *' }))
  await user.click(screen.getByText('system', { selector: 'summary *' }))
  await user.click(screen.getByRole('button', { name: 'Charts' }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Groups' }), 'minmax')
  await waitFor(() => expect(first.address()).toMatch(/sections=[\da-z]+%2C[\da-z]+.*band=minmax/))
  first.unmount()

  const again = renderApp(first.address())
  expect((await section('train'))?.open).toBe(false)
  expect((await section('system'))?.open).toBe(true)
  await user.click(screen.getByRole('button', { name: 'Charts, changed' }))
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Groups' }).value).toBe('minmax')

  await user.type(screen.getByRole('searchbox', { name: 'Search panels' }), 'loss')
  await waitFor(() => expect(again.address()).toContain('panel-search=loss'))
  // What a search has found is in sight.
  expect((await section('train'))?.open).toBe(true)
  again.unmount()

  renderApp(again.address())
  const search = await screen.findByRole<HTMLInputElement>('searchbox', { name: 'Search panels' })
  expect(search.value).toBe('loss')
  expect(screen.getByText('1 of 3 panels')).toBeTruthy()
})

const panelNames = async () => {
  const figures = within(await panels()).getAllByRole('figure')
  return figures.map((figure) => figure.getAttribute('aria-label')?.replace(/[ :].*$/, ''))
}

async function serverWithMetrics(...names: string[]) {
  const server = await startServer()
  const experimentId = await server.createExperiment('market')
  const history = Object.fromEntries(names.map((name) => [name, [1, 2, 3]]))
  await server.logRun({ experimentId, name: 'run', history, startedAt: at(0) })
  return `${paths.experiment(experimentId)}?panels=1`
}

test('panels are hidden, moved and enlarged by their menus, and the address keeps it', async () => {
  const { user, address, unmount } = renderApp(await serverWithMetrics('a', 'b', 'c'))
  await figure(/^c/)
  const choose = async (metric: string, action: string) => {
    await user.click(screen.getByRole('button', { name: `Actions on ${metric}` }))
    await user.click(screen.getByRole('menuitem', { name: action }))
  }

  await choose('a', 'Move forward')
  expect(await panelNames()).toEqual(['b', 'a', 'c'])
  await choose('c', 'Move back')
  expect(await panelNames()).toEqual(['b', 'c', 'a'])
  await choose('b', 'Hide')
  expect(await panelNames()).toEqual(['c', 'a'])
  unmount()

  const again = renderApp(address())
  await figure(/^a/)
  expect(await panelNames()).toEqual(['c', 'a'])
  await again.user.click(screen.getByRole('button', { name: 'Hidden panels' }))
  await again.user.click(screen.getByRole('menuitem', { name: 'Show b' }))
  expect(await panelNames()).toEqual(['b', 'c', 'a'])
})

test('an enlarged panel leads to those beside it by arrow keys, and closes', async () => {
  const { user, address } = renderApp(await serverWithMetrics('a', 'b'))
  await figure(/^b/)
  await user.click(screen.getByRole('button', { name: 'Actions on a' }))
  await user.click(screen.getByRole('menuitem', { name: 'Enlarge' }))

  const dialog = await screen.findByRole('dialog', { name: 'a' })
  expect(within(dialog).getByText('1 of 2')).toBeTruthy()
  within(dialog).getByRole('button', { name: 'Next panel' }).focus()
  await user.keyboard('{ArrowRight}')
  expect(await screen.findByRole('dialog', { name: 'b' })).toBeTruthy()
  expect(address()).toContain('panel=b')
  await user.click(screen.getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(address()).not.toContain('panel=b')
})

test('a part of the steps is shown in all panels by keys, and all of them again', async () => {
  const { user, address } = renderApp(await serverWithMetrics('a', 'b'))
  const plot = await screen.findByRole('slider', { name: 'Read a' })
  plot.focus()
  await user.keyboard('+')
  await waitFor(() => expect(address()).toContain('zoom=step%3A0.5%7E1.5'))

  const reset = screen.getAllByRole('button', { name: 'Show all' })
  expect(reset).toHaveLength(2)
  await user.keyboard('0')
  await waitFor(() => expect(address()).not.toContain('zoom'))
  expect(screen.queryByRole('button', { name: 'Show all' })).toBeNull()
})
