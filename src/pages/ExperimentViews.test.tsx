import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { paths } from '#src/paths.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

async function twoExperiments() {
  const server = await startServer()
  const ids = []
  for (const name of ['one', 'two']) {
    const experimentId = await server.createExperiment(name)
    await server.logRun({ experimentId, name: `run of ${name}`, metrics: { f1_score: 0.5 } })
    ids.push(experimentId)
  }
  const [one = '', two = ''] = ids
  return { one, two }
}

const SORTED = '?sort=metrics.f1_score'
const viewsButton = () => screen.findByRole('button', { name: /^Views/ })

async function saveView(user: ReturnType<typeof renderApp>['user'], name: string) {
  await user.click(await viewsButton())
  await user.type(
    await screen.findByRole('textbox', { name: 'Save this view as' }),
    `${name}{Enter}`,
  )
}

test('a view saved on one experiment is applied on another, and its change is marked', async () => {
  const { one, two } = await twoExperiments()
  const { user, address, navigate } = renderApp(paths.experiment(one) + SORTED)
  await saveView(user, '<b>best</b>')
  expect((await viewsButton()).textContent).toBe('Views<b>best</b>')

  await navigate(paths.experiment(two))
  await screen.findByRole('link', { name: 'run of two' })
  expect((await viewsButton()).textContent).toBe('Views')
  await user.click(await viewsButton())
  await user.click(screen.getByRole('button', { name: '<b>best</b>' }))
  expect(address()).toBe(paths.experiment(two) + SORTED)

  await user.click(await screen.findByRole('button', { name: 'f1_score' }))
  await waitFor(async () => expect((await viewsButton()).textContent).toContain('(changed)'))
})

test('an experiment opens with its default view, and with the parameters of a link as they are', async () => {
  const { one } = await twoExperiments()
  const { user, address, navigate } = renderApp(paths.experiment(one) + SORTED)
  await saveView(user, 'best')
  await user.click(screen.getByRole('button', { name: 'Open this experiment with best' }))

  await navigate(paths.experiments())
  await screen.findByRole('heading', { level: 1, name: 'Experiments' })
  await navigate(paths.experiment(one))
  await waitFor(() => expect(address()).toBe(paths.experiment(one) + SORTED))

  await navigate(paths.experiments())
  await screen.findByRole('heading', { level: 1, name: 'Experiments' })
  await navigate(`${paths.experiment(one)}?order=ascending`)
  await viewsButton()
  expect(address()).toBe(`${paths.experiment(one)}?order=ascending`)
})

test('a deleted view comes back with Undo, default and all; a taken name has to be confirmed', async () => {
  const { one } = await twoExperiments()
  const { user } = renderApp(paths.experiment(one) + SORTED)
  await saveView(user, 'best')
  await user.click(screen.getByRole('button', { name: 'Open this experiment with best' }))
  await user.click(screen.getByRole('button', { name: 'Delete best' }))
  expect((await viewsButton()).textContent).toBe('Views')

  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect((await viewsButton()).textContent).toBe('Viewsbest')
  if (!screen.queryByRole('dialog', { name: 'Views' })) await user.click(await viewsButton())
  const star = screen.getByRole('button', { name: 'Open this experiment with best' })
  expect(star.getAttribute('aria-pressed')).toBe('true')

  await user.type(await screen.findByRole('textbox', { name: 'Save this view as' }), 'best')
  expect(screen.getByRole('button', { name: 'Replace the view' })).toBeTruthy()
})

const view = (name: string) => ({
  tidemark: 'view',
  version: 1,
  name,
  params: [['filter', 'metrics.f1_score > 0.1']],
  savedAt: '2026-01-01T00:00:00Z',
})

const file = (name: string, content: unknown) => new File([JSON.stringify(content)], name)

test('files are imported; a bad one says what is wrong, and a taken name is asked about', async () => {
  const { one } = await twoExperiments()
  const { user } = renderApp(paths.experiment(one) + SORTED)
  await saveView(user, 'best')
  fireEvent.change(screen.getByLabelText('Import'), {
    target: {
      files: [
        file('list.json', [view('best'), view('new')]),
        file('bad.json', { ...view('x'), version: 9 }),
      ],
    },
  })

  expect((await screen.findByText(/^bad\.json was not read/)).textContent).toContain('"version"')
  const list = within(screen.getByRole('list', { name: 'Saved views' }))
  expect(list.getByRole('button', { name: 'new' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Replace' }))
  expect((await viewsButton()).textContent).toBe('Viewsbest (changed)')
})

test('changes of the view are undone and redone by button and by key, but not while typing', async () => {
  const { one } = await twoExperiments()
  const { user, address } = renderApp(paths.experiment(one))
  await user.click(await screen.findByRole('button', { name: 'f1_score' }))
  await user.click(await screen.findByRole('button', { name: 'Undo: sort by f1_score' }))
  expect(address()).toBe(paths.experiment(one))

  await screen.findByRole('button', { name: 'Redo: sort by f1_score' })
  await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
  expect(address()).toBe(paths.experiment(one) + SORTED)

  const filter = await screen.findByRole('combobox', { name: 'Filter runs' })
  fireEvent.keyDown(filter, { key: 'z', ctrlKey: true })
  expect(address()).toBe(paths.experiment(one) + SORTED)
  fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true })
  await waitFor(() => expect(address()).toBe(paths.experiment(one)))
})
