import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { paths } from '#src/paths.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

/** Six runs: f1 rises with the learning rate; adam is better than sgd; one run has no number. */
async function serverWithRuns() {
  const server = await startServer()
  const experimentId = await server.createExperiment('market/forest')
  const rates = ['0.0001', '0.001', '0.01', '0.1', '1']
  for (const [i, lr] of rates.entries()) {
    await server.logRun({
      experimentId,
      name: `run ${i}`,
      params: { lr, optimizer: i % 2 ? 'sgd' : 'adam', epochs: 10 },
      metrics: { f1: i / 10, threshold: 5 - i },
      startedAt: new Date(2024, 0, 1, 0, i),
    })
  }
  await server.logRun({
    experimentId,
    name: 'diverged',
    params: { lr: '10', optimizer: 'sgd', epochs: 10 },
    metrics: { f1: NaN },
    startedAt: new Date(2024, 0, 1, 0, 9),
  })
  return { server, address: paths.experiment(experimentId) }
}

const plots = () => screen.findByRole('region', { name: 'Plots' })
const plot = async (name: RegExp) => within(await plots()).findByRole('figure', { name })
const open = async (...texts: string[]) => {
  const { address } = await serverWithRuns()
  const params = new URLSearchParams([['panels', '1'], ...texts.map((text) => ['plot', text])])
  return renderApp(`${address}?${params}`)
}
const shownRuns = () =>
  screen
    .getAllByRole('rowheader')
    .flatMap(({ textContent }) => /run \d|diverged/.exec(textContent) ?? [])
const plotsIn = (address: string) => new URLSearchParams(address.split('?')[1]).getAll('plot')

test('one click more than opening the form adds a plot that says something, and the address keeps it', async () => {
  const { user, address } = await open()

  await user.click(within(await plots()).getByRole('button', { name: 'Add plot' }))
  await user.click(screen.getByRole('button', { name: 'Add' }))

  expect(
    await plot(
      /^f1 over lr, a mark for each of 5 runs, lr 0\.0001 to 1, f1 0 to 0\.4, rank correlation 1$/,
    ),
  ).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByText('1 run without a finite lr or f1')).toBeTruthy()
  expect(plotsIn(address())).toEqual(['scatter~metrics.f1~log.params.lr'])
})

test.each([
  ['bars', 'bars~metrics.f1', /^f1 of 6 runs, 0\.0 to 0\.4, the best 0\.4 by run 4$/],
  [
    'box',
    'box~metrics.f1~params.optimizer',
    /^f1 by optimizer, in 2 groups: adam median 0\.20 of 3 runs/,
  ],
  [
    'parallel',
    'parallel~log.params.lr~params.optimizer~metrics.f1',
    /^lr · optimizer · f1: parallel coordinates of 6 runs over 3 axes$/,
  ],
  [
    'heat',
    'heat~metrics.f1~params.lr~params.optimizer',
    /^f1 by lr × optimizer, the mean of f1 in 5 of 10 cells/,
  ],
  ['best', 'best~metrics.f1', /^Best configuration by f1 of 5 runs, the best is run 4 with 0\.4/],
])('a plot of the kind %s is useful as it comes', async (kind, text, summary) => {
  const { user, address } = await open()
  await user.click(within(await plots()).getByRole('button', { name: 'Add plot' }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Plot' }), kind)
  await user.click(screen.getByRole('button', { name: 'Add' }))

  expect(await plot(summary)).toBeTruthy()
  expect(plotsIn(address())).toEqual([text])
})

test('a plot is changed in its place, moved, and taken away', async () => {
  const { user, address } = await open('bars~metrics.f1', 'box~metrics.f1~params.optimizer')
  await plot(/^f1 by optimizer/)
  const choose = async (title: string, action: string) => {
    await user.click(await screen.findByRole('button', { name: `Actions on ${title}` }))
    await user.click(screen.getByRole('menuitem', { name: action }))
  }

  await choose('f1 by run', 'Edit…')
  const form = screen.getByRole('dialog', { name: 'Edit the plot' })
  await user.selectOptions(
    within(form).getByRole('combobox', { name: 'Metric' }),
    'metrics.threshold',
  )
  await user.selectOptions(within(form).getByRole('combobox', { name: 'Runs' }), '50')
  await user.click(within(form).getByRole('button', { name: 'Change' }))
  expect(await plot(/^threshold of 6 runs, 1 to 5$/)).toBeTruthy()
  expect(plotsIn(address())).toEqual([
    'bars~metrics.threshold~50',
    'box~metrics.f1~params.optimizer',
  ])

  await choose('f1 by optimizer', 'Move back')
  expect(plotsIn(address())).toEqual([
    'box~metrics.f1~params.optimizer',
    'bars~metrics.threshold~50',
  ])

  await choose('threshold by run', 'Remove')
  expect(plotsIn(address())).toEqual(['box~metrics.f1~params.optimizer'])
  expect(document.activeElement).toBe(await plots())
})

test('an enlarged plot leads to those beside it by arrow keys, is changed and removed there, and closes', async () => {
  const { user, address } = await open('bars~metrics.f1', 'box~metrics.f1~params.optimizer')
  await plot(/^f1 by optimizer/)
  await user.click(screen.getByRole('button', { name: 'Actions on f1 by run' }))
  await user.click(screen.getByRole('menuitem', { name: 'Enlarge' }))

  const bars = screen.getByRole('dialog', { name: 'f1 by run' })
  expect(await within(bars).findByRole('figure', { name: /^f1 of 6 runs/ })).toBeTruthy()
  expect(within(bars).getByText('1 of 2')).toBeTruthy()
  expect(address()).toContain('plot-enlarged=1')
  within(bars).getByRole('slider', { name: 'Read f1 by run' }).focus()
  await user.keyboard('{ArrowRight}')
  expect(screen.getByRole('dialog', { name: 'f1 by run' })).toBeTruthy()
  within(bars).getByRole('button', { name: 'Next plot' }).focus()
  await user.keyboard('{ArrowRight}')

  const boxes = await screen.findByRole('dialog', { name: 'f1 by optimizer' })
  expect(address()).toContain('plot-enlarged=2')
  await user.click(within(boxes).getByRole('button', { name: 'Actions on f1 by optimizer' }))
  await user.click(within(boxes).getByRole('menuitem', { name: 'Edit…' }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'By' }), 'params.lr')
  await user.click(screen.getByRole('button', { name: 'Change' }))
  const changed = await screen.findByRole('dialog', { name: 'f1 by lr' })
  await user.click(within(changed).getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(plotsIn(address())).toEqual(['bars~metrics.f1', 'box~metrics.f1~params.lr'])
  expect(address()).not.toContain('plot-enlarged')
})

test('an enlarged plot is in the address, and closes when it is removed', async () => {
  const { address: experiment } = await serverWithRuns()
  const { user, address } = renderApp(
    `${experiment}?panels=1&plot=bars~metrics.f1&plot=best~metrics.f1&plot-enlarged=1`,
  )
  const dialog = await screen.findByRole('dialog', { name: 'f1 by run' })

  await user.click(await within(dialog).findByRole('button', { name: 'Actions on f1 by run' }))
  await user.click(within(dialog).getByRole('menuitem', { name: 'Remove' }))

  expect(screen.queryByRole('dialog')).toBeNull()
  expect(plotsIn(address())).toEqual(['best~metrics.f1'])
})

test('a plot that is moved keeps its menu, and none stands twice', async () => {
  const { user, address } = await open('bars~metrics.f1', 'bars~metrics.threshold')
  await plot(/^threshold/)
  await user.click(screen.getByRole('button', { name: 'Actions on f1 by run' }))
  await user.click(screen.getByRole('menuitem', { name: 'Move forward' }))
  expect(plotsIn(address())).toEqual(['bars~metrics.threshold', 'bars~metrics.f1'])
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Actions on f1 by run')

  await user.keyboard('{Enter}')
  await user.click(screen.getByRole('menuitem', { name: 'Edit…' }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Metric' }), 'metrics.threshold')
  expect(screen.getByText('This plot is there already.')).toBeTruthy()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Change' }).disabled).toBe(true)
})

test('axes of parallel coordinates are added and removed in the form', async () => {
  const { user, address } = await open()
  await user.click(within(await plots()).getByRole('button', { name: 'Add plot' }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Plot' }), 'parallel')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Add an axis' }), 'params.epochs')
  await user.click(screen.getByRole('button', { name: 'Remove optimizer' }))
  await user.click(screen.getByRole('button', { name: 'Add' }))

  expect(plotsIn(address())).toEqual(['parallel~log.params.lr~params.epochs~metrics.f1'])
})

test('keys walk the marks, light up their runs, and select them', async () => {
  const { user } = await open('scatter~metrics.f1~params.lr')
  const marks = await screen.findByRole('slider', { name: 'Read f1 over lr' })
  marks.focus()

  await user.keyboard('{Home}{ArrowRight}')
  expect(marks.getAttribute('aria-valuetext')).toBe('run 1, f1 0.1, lr 0.001')
  const row = screen.getByRole('row', { name: /run 1/ })
  expect(row.hasAttribute('data-highlighted')).toBe(true)

  await user.keyboard('{Enter}')
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select run 1' }).checked).toBe(
    true,
  )
  expect(marks.getAttribute('aria-valuetext')).toBe('run 1, f1 0.1, lr 0.001, selected')

  await user.keyboard('{Enter}{End}')
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select run 1' }).checked).toBe(
    false,
  )
  expect(marks.getAttribute('aria-valuetext')).toBe('run 4, f1 0.4, lr 1')
})

test('a brush that keys draw narrows down the table, the panels and the plots, and is taken back', async () => {
  const { user, address } = await open(
    'parallel~log.params.lr~params.optimizer~metrics.f1',
    'bars~metrics.f1',
  )
  const low = await screen.findByRole('slider', { name: 'lr, lower end of the brush' })
  expect(low.getAttribute('aria-valuetext')).toBe('0.0001, no bound')
  low.focus()

  await user.keyboard('{ArrowUp}{ArrowUp}')
  expect(low.getAttribute('aria-valuetext')).toBe('0.01')
  await waitFor(() => expect(address()).toContain('brush=params.lr%7E0.01%7E'))
  expect(shownRuns()).toEqual(['diverged', 'run 4', 'run 3', 'run 2'])
  expect(screen.getByText('4 of 6 runs')).toBeTruthy()
  expect(screen.getByText('over the 4 runs of the table')).toBeTruthy()
  expect(await plot(/^f1 of 4 runs/)).toBeTruthy()
  expect(
    await plot(/parallel coordinates of 6 runs over 3 axes, 4 of 6 runs within what is brushed$/),
  ).toBeTruthy()

  const optimizers = screen.getByRole('slider', { name: 'optimizer, upper end of the brush' })
  optimizers.focus()
  await user.keyboard('{ArrowDown}')
  expect(optimizers.getAttribute('aria-valuetext')).toBe('adam')
  await waitFor(() => expect(shownRuns()).toEqual(['run 4', 'run 2']))

  await user.click(screen.getByRole('button', { name: 'Clear the brush on lr, ≥ 0.01' }))
  expect(shownRuns()).toEqual(['run 4', 'run 2', 'run 0'])
  await user.click(screen.getByRole('button', { name: 'Clear the brush' }))
  expect(shownRuns()).toHaveLength(6)
  expect(address()).not.toContain('brush')
})

test('a run within the brush stands below its parent, though that lies outside', async () => {
  const { server, address } = await serverWithRuns()
  const experimentId = address.split('/').at(-1) ?? ''
  const parentId = await server.logRun({ experimentId, name: 'sweep' })
  await server.logRun({ experimentId, name: 'run 8', params: { lr: '50' }, parentId })

  renderApp(`${address}?brush=params.lr~20~`)

  await screen.findByRole('rowheader', { name: /run 8/ })
  const rows = screen.getAllByRole('rowheader').map(({ textContent }) => textContent)
  expect(rows).toHaveLength(2)
  expect(rows[0]).toContain('sweep')
  expect(screen.getByText('1 of 8 runs')).toBeTruthy()
})

test('a brush that leaves no run says so, and all runs come back', async () => {
  const { address } = await serverWithRuns()
  const { user } = renderApp(`${address}?brush=params.lr~5~6`)

  await user.click(await screen.findByRole('button', { name: 'Show all runs' }))

  expect(shownRuns()).toHaveLength(6)
})

test('an axis is moved, made logarithmic and removed by its menu', async () => {
  const { user, address } = await open('parallel~params.lr~params.optimizer~metrics.f1')
  const choose = async (axis: string, role: 'menuitem' | 'menuitemradio', action: string) => {
    await user.click(await screen.findByRole('button', { name: `Axis ${axis}` }))
    await user.click(screen.getByRole(role, { name: action }))
  }

  await choose('lr', 'menuitem', 'Move right')
  expect(plotsIn(address())).toEqual(['parallel~params.optimizer~params.lr~metrics.f1'])
  await choose('lr', 'menuitemradio', 'Logarithmic')
  expect(plotsIn(address())).toEqual(['parallel~params.optimizer~log.params.lr~metrics.f1'])
  await choose('optimizer', 'menuitem', 'Remove the axis')
  expect(plotsIn(address())).toEqual(['parallel~log.params.lr~metrics.f1'])
})

test('the best runs lead to their pages, and the config of the best is copied', async () => {
  const copied: string[] = []
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
    copied.push(text)
  })
  const { user } = await open('best~metrics.f1')
  const ranking = await screen.findByRole('region', { name: 'The best runs' })
  const [, first] = within(ranking).getAllByRole('row')
  expect(first?.textContent).toContain('run 40.4')
  expect(within(ranking).getByRole('link', { name: 'run 4' }).getAttribute('href')).toMatch(
    /^\/runs\/[\da-f]{32}$/,
  )
  const params = screen.getByRole('region', { name: 'Which params matter' })
  expect(within(params).getByRole('row', { name: /^lr/ }).textContent).toBe(
    'lrfew runs: chance alone can look like thisρ 1.00< 0.0015',
  )

  await user.click(screen.getByRole('button', { name: 'Copy the config' }))
  await user.click(screen.getByRole('radio', { name: 'Flags' }))
  await user.click(screen.getByRole('button', { name: 'Copy the config' }))
  expect(copied).toEqual([
    '{\n  "epochs": 10,\n  "lr": 1,\n  "optimizer": "adam"\n}',
    '--epochs 10 \\\n--lr 1 \\\n--optimizer adam',
  ])
})

test('where a name does not tell which way is better, the reader says so, and the address keeps it', async () => {
  const { user, address } = await open('best~metrics.threshold')
  expect(await plot(/^Best configuration by threshold of 5 runs, lr matters most/)).toBeTruthy()
  expect(screen.queryByRole('region', { name: 'The best runs' })).toBeNull()

  await user.click(screen.getByRole('radio', { name: 'Lower' }))

  const ranking = await screen.findByRole('region', { name: 'The best runs' })
  expect(within(ranking).getAllByRole('link')[0]?.textContent).toBe('run 4')
  expect(plotsIn(address())).toEqual(['best~metrics.threshold~lower'])
})
