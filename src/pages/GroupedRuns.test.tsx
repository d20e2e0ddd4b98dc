import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { paths } from '#src/paths.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

const at = (minute: number) => new Date(2024, 0, 1, 0, minute)

/** Two learning rates of three and two seeds, and a run without either. */
async function serverWithSeeds() {
  const server = await startServer()
  const experimentId = await server.createExperiment('seeds')
  const f1 = { '0.1': [0.6, 0.7, 0.8], '0.01': [0.9, 0.5] }
  let minute = 0
  for (const [lr, values] of Object.entries(f1)) {
    for (const [seed, value] of values.entries()) {
      await server.logRun({
        experimentId,
        name: `lr ${lr} seed ${seed}`,
        params: { lr, seed: String(seed) },
        metrics: { f1: value },
        history: { loss: [1, value] },
        startedAt: at(minute++),
      })
    }
  }
  await server.logRun({ experimentId, name: 'dummy', startedAt: at(minute) })
  return { server, path: paths.experiment(experimentId) }
}

const line = (name: RegExp) => screen.findByRole('row', { name })
/** What names the lines, from top to bottom. */
const headers = () =>
  screen
    .getAllByRole('rowheader')
    .map(({ textContent }) => textContent.replace(/(, (?:1 run|\d+ runs)).*/, '$1'))

test('runs stand in groups, closed at first, with a mean and its deviation, and how many there are', async () => {
  const { path } = await serverWithSeeds()

  renderApp(`${path}?group=params.lr&sort=metrics.f1`)

  const group = await line(/lr 0\.1, 3 runs/)
  expect(group.getAttribute('aria-level')).toBe('1')
  expect(group.getAttribute('aria-expanded')).toBe('false')
  const mean = within(group).getByTitle(/best 0\.8000/)
  expect(mean.textContent).toBe('0.7000 ± 0.1000')
  expect(mean.title).toBe(
    'mean 0.7000 ± 0.1000 of 3 runs\nmedian 0.7000, min 0.6000, max 0.8000\nbest 0.8000: lr 0.1 seed 2',
  )
  expect(within(group).getByText('3 values').title).toBe('2\n1\n0')
  expect(headers()).toEqual(['lr 0.1, 3 runs', 'lr 0.01, 2 runs', 'lr –, 1 run'])
  expect(screen.getByText(/3 groups by/).textContent).toBe(
    '3 groups by lrmean ± standard deviation',
  )
})

test('a click or keys open a group; its runs keep their order', async () => {
  const { path } = await serverWithSeeds()
  const { user } = renderApp(`${path}?group=params.lr&sort=metrics.f1`)
  const group = await line(/lr 0\.1, 3 runs/)

  await user.click(within(group).getByRole('button', { name: 'Show the runs of lr 0.1' }))
  expect(headers().slice(0, 4)).toEqual([
    'lr 0.1, 3 runs',
    'lr 0.1 seed 2',
    'lr 0.1 seed 1',
    'lr 0.1 seed 0',
  ])
  expect((await line(/Select lr 0\.1 seed 2/)).getAttribute('aria-level')).toBe('2')

  const table = screen.getByRole('treegrid', { name: 'Runs' })
  const active = () => document.getElementById(table.getAttribute('aria-activedescendant') ?? '')
  table.focus()
  await user.keyboard('{ArrowDown}{ArrowDown}')
  expect(active()?.textContent).toContain('lr 0.1 seed 1')
  await user.keyboard('{ArrowLeft}')
  expect(active()?.textContent).toContain('lr 0.1, 3 runs')
  await user.keyboard('{ArrowLeft}')
  expect(headers()).toHaveLength(3)
  await user.keyboard('{ArrowRight}')
  expect(headers()).toHaveLength(6)
  await user.keyboard('{Enter}')
  expect(headers()).toHaveLength(3)
})

test('which groups are open is in the address, and is no step to undo', async () => {
  const { path } = await serverWithSeeds()
  const first = renderApp(`${path}?group=params.lr`)
  await first.user.click(await screen.findByRole('button', { name: 'Show the runs of lr 0.1' }))
  expect(first.address()).toMatch(/open=[\da-z]{1,7}$/)
  const opened = headers()
  expect(screen.getByRole('button', { name: 'Nothing to undo' })).toBeTruthy()
  first.unmount()

  renderApp(first.address())
  await line(/Select lr 0\.1 seed 2/)
  expect(headers()).toEqual(opened)
})

test('undoing a sort leaves open what was opened since', async () => {
  const { path } = await serverWithSeeds()
  const { user, address } = renderApp(`${path}?group=params.lr`)
  await user.click(await screen.findByRole('button', { name: 'f1' }))
  await user.click(screen.getByRole('button', { name: 'Show the runs of lr 0.01' }))

  await user.click(screen.getByRole('button', { name: 'Undo: sort by f1' }))

  await waitFor(() => expect(address()).not.toContain('sort='))
  expect(headers()).toHaveLength(5)
})

test('the end of a grouping forgets which of its groups were open', async () => {
  const { path } = await serverWithSeeds()
  const { user, address } = renderApp(`${path}?group=params.lr`)
  await user.click(await screen.findByRole('button', { name: 'Show the runs of lr 0.1' }))

  await user.click(screen.getByRole('button', { name: 'Show runs without groups' }))

  await waitFor(() => expect(address()).toBe(path))
})

test('a group’s box selects its runs, by pointer and by key', async () => {
  const { path } = await serverWithSeeds()
  const { user } = renderApp(`${path}?group=params.lr&sort=metrics.f1`)
  const box = await screen.findByRole('checkbox', { name: 'Select the runs of lr 0.1' })

  await user.click(box)
  expect(await screen.findByText('3 selected')).toBeTruthy()
  expect((await line(/lr 0\.1, 3 runs/)).getAttribute('aria-selected')).toBe('true')

  await user.click(screen.getByRole('button', { name: 'Show the runs of lr 0.1' }))
  await user.click(screen.getByRole('checkbox', { name: 'Select lr 0.1 seed 1' }))
  expect(screen.getByText('2 selected')).toBeTruthy()
  expect(box).toHaveProperty('indeterminate', true)

  screen.getByRole('treegrid', { name: 'Runs' }).focus()
  await user.keyboard('{Home} ')
  expect(screen.getByText('3 selected')).toBeTruthy()
  await user.keyboard(' ')
  expect(screen.queryByText(/selected$/)).toBeNull()
})

test('groups go by the statistic that is chosen, and the address keeps it', async () => {
  const { path } = await serverWithSeeds()
  const { user, address } = renderApp(`${path}?group=params.lr&sort=metrics.f1`)
  await line(/lr 0\.1, 3 runs/)
  await user.click(screen.getByRole('button', { name: 'View' }))

  await user.click(screen.getByRole('radio', { name: 'Best' }))

  expect(headers()).toEqual(['lr 0.01, 2 runs', 'lr 0.1, 3 runs', 'lr –, 1 run'])
  expect(address()).toContain('statistic=best')
  expect(within(await line(/lr 0\.01, 2 runs/)).getByText('0.9')).toBeTruthy()
  expect(
    screen.getByRole('link', { name: 'Best by f1: lr 0.01 seed 0' }).getAttribute('href'),
  ).toMatch(/^\/runs\//)
})

test('keys to group by are found, put in order and taken out', async () => {
  const { path } = await serverWithSeeds()
  const { user, address } = renderApp(path)
  await line(/dummy/)
  await user.click(screen.getByRole('button', { name: 'View' }))

  await user.type(screen.getByRole('searchbox', { name: 'Find a param, tag or attribute' }), 'S')
  const found = within(screen.getByRole('list', { name: 'To group by' }))
  expect(found.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'seedParam',
    'StatusAttribute',
    'UserAttribute',
    'DatasetAttribute',
  ])
  await user.click(found.getByRole('button', { name: /^seed/ }))
  await user.click(found.getByRole('button', { name: /^Status/ }))
  expect(address()).toContain('group=params.seed&group=attributes.status')
  expect(await line(/seed 0 · status Finished, 2 runs/)).toBeTruthy()

  await user.click(screen.getByRole('button', { name: 'Group by Status earlier' }))
  expect(await line(/status Finished · seed 0, 2 runs/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Do not group by seed' }))
  expect(headers()).toEqual(['status Finished, 6 runs'])

  await user.click(screen.getByRole('button', { name: 'Show runs without groups' }))
  expect(headers()).toHaveLength(6)
  expect(address()).not.toContain('group=')
})

test('the menu of a param’s column groups by it', async () => {
  const { path } = await serverWithSeeds()
  const { user } = renderApp(path)
  await line(/dummy/)

  await user.click(screen.getByRole('button', { name: 'Column seed' }))
  await user.click(screen.getByRole('menuitem', { name: 'Group by this' }))

  expect(headers()).toEqual(['seed –, 1 run', 'seed 1, 2 runs', 'seed 0, 2 runs', 'seed 2, 1 run'])
})

test('groups are drawn in the panels, in the colours of their lines', async () => {
  const { path } = await serverWithSeeds()
  const { user } = renderApp(`${path}?group=params.lr&sort=metrics.f1&panels=1`)
  const panels = within(await screen.findByRole('region', { name: 'Panels' }))
  const legend = () =>
    within(panels.getByRole('list', { name: 'Runs' }))
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent)

  await waitFor(() =>
    expect(legend()).toEqual(['lr 0.1 (3 runs)', 'lr 0.01 (2 runs)', 'lr – (1 run)']),
  )
  expect(await panels.findByRole('figure', { name: /^loss over/ })).toBeTruthy()

  await user.hover(await line(/lr 0\.01, 2 runs/))
  const entry = panels.getByText('lr 0.01 (2 runs)').closest('li')
  expect(entry?.hasAttribute('data-highlighted')).toBe(true)

  await user.click(screen.getByRole('checkbox', { name: 'Select the runs of lr 0.01' }))
  expect(legend()).toEqual(['lr 0.01 (2 runs)'])
  expect(panels.getByText('The groups with selected runs are drawn')).toBeTruthy()
})

test('what the table shows is saved as CSV, groups as groups', async () => {
  const { path } = await serverWithSeeds()
  const saved: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    if (blob instanceof Blob) saved.push(blob)
    return 'blob:saved'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  const hidden = ['attributes.start_time', 'attributes.duration', 'metrics.loss', 'params.seed']
  const hide = hidden.map((id) => `&hide=${id}`).join('')
  const { user } = renderApp(`${path}?group=params.lr&sort=metrics.f1${hide}`)
  await line(/lr 0\.1, 3 runs/)

  await user.click(screen.getByRole('button', { name: 'CSV' }))
  await user.click(screen.getByRole('button', { name: 'Show runs without groups' }))
  await user.click(screen.getByRole('button', { name: 'CSV' }))

  const [groups, runs] = await Promise.all(saved.map((blob) => blob.text()))
  expect(groups?.split('\r\n')).toEqual([
    'lr,Runs,Status,f1 mean,f1 deviation',
    expect.stringMatching(/^0\.1,3,FINISHED,0\.7\d*,0\.1\d*$/),
    expect.stringMatching(/^0\.01,2,FINISHED,0\.7\d*,0\.28\d*$/),
    ',1,FINISHED,,',
    '',
  ])
  expect(runs?.split('\r\n').slice(0, 3)).toEqual([
    'Run,Status,f1,lr',
    'lr 0.01 seed 0,FINISHED,0.9,0.01',
    'lr 0.1 seed 2,FINISHED,0.8,0.1',
  ])
})

test('a parent without a metric shows the mean of the runs nested in it', async () => {
  const server = await startServer()
  const experimentId = await server.createExperiment('folds')
  const parent = await server.logRun({ experimentId, name: 'parent', startedAt: at(9) })
  for (const [fold, f1] of [0.5, 0.7].entries()) {
    await server.logRun({
      experimentId,
      name: `fold ${fold}`,
      metrics: { f1 },
      tags: { 'mlflow.parentRunId': parent },
      startedAt: at(fold),
    })
  }

  renderApp(paths.experiment(experimentId))

  const cell = within(await line(/parent/)).getByTitle('mean of 2 nested runs')
  expect(cell.textContent).toBe('μ 0.6')
})
