import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { paths } from '#src/paths.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

const HOSTILE = `<img src=x onerror="x"> 100 % 'q' "q" שלום ${'long '.repeat(40)}`.trim()

async function serverWith(...names: string[]) {
  const server = await startServer()
  const ids = new Map<string, string>()
  for (const name of names) ids.set(name, await server.createExperiment(name))
  const idOf = (name: string) => ids.get(name) ?? ''
  return { server, idOf }
}

/** The app, with the focus in the tree. */
async function openTree(path = '/') {
  const app = renderApp(path)
  const tree = await screen.findByRole('tree', { name: 'Experiments' })
  // What changes is offered once the server said that it takes changes.
  await screen.findByRole('button', { name: 'New experiment' })
  tree.focus()
  return { ...app, tree }
}

const lines = () =>
  screen.getAllByRole('treeitem').map((item) => within(item).getByRole('link').title)
const selectedLines = () =>
  screen
    .getAllByRole('treeitem', { selected: true })
    .map((item) => within(item).getByRole('link').title)
const line = (name: RegExp) => screen.getByRole('treeitem', { name })
const lineLink = (name: RegExp) => within(line(name)).getByRole('link')
const dialog = async (name: string) => within(await screen.findByRole('dialog', { name }))
const nameField = (label = 'Name') =>
  screen.findByRole<HTMLInputElement>('textbox', { name: label })

test('Space and Shift with arrows select, Enter opens all of them together, Escape lets go', async () => {
  const { idOf } = await serverWith('a/x', 'a/y', 'b')
  const { user, address } = await openTree()

  await user.keyboard('{ArrowDown}{Shift>}{ArrowDown}{/Shift}')
  expect(selectedLines()).toEqual(['a', 'a/x', 'a/y'])
  await user.keyboard('{Escape}')
  expect(screen.queryAllByRole('treeitem', { selected: true })).toEqual([])

  await user.keyboard(' {ArrowDown} ')
  expect(screen.getByText('2 selected')).toBeTruthy()
  await user.keyboard('{Enter}')

  await waitFor(() => expect(address()).toBe(paths.experiment(idOf('a/y'), idOf('b'))))
  expect(screen.getByRole('tree').getAttribute('aria-multiselectable')).toBe('true')
})

test('clicks with Ctrl and Shift select without leaving the page, a plain one opens and lets go', async () => {
  const { idOf } = await serverWith('a', 'b', 'c')
  const { user, address } = await openTree(paths.models())
  await screen.findByRole('heading', { level: 1, name: 'Models' })

  await user.keyboard('{Control>}')
  await user.click(lineLink(/^a\b/))
  await user.click(lineLink(/^c\b/))
  await user.keyboard('{/Control}')
  expect(selectedLines()).toEqual(['a', 'c'])
  await user.keyboard('{Control>}')
  await user.click(lineLink(/^a\b/))
  await user.keyboard('{/Control}{Shift>}')
  await user.click(lineLink(/^b\b/))
  await user.keyboard('{/Shift}')
  expect(selectedLines()).toEqual(['a', 'b'])
  expect(address()).toBe(paths.models())

  await user.click(lineLink(/^b\b/))
  await waitFor(() => expect(address()).toBe(paths.experiment(idOf('b'))))
  expect(screen.queryAllByRole('treeitem', { selected: true })).toEqual([])
  await waitFor(() => expect(line(/^b\b/).getAttribute('aria-current')).toBe('page'))
  expect(line(/^a\b/).getAttribute('aria-current')).toBeNull()
})

test('folders are made of dots when the user says so, in the tree and in the title', async () => {
  const { idOf } = await serverWith('fraud.deep.lstm', 'a/b')
  const { user } = await openTree(paths.experiment(idOf('fraud.deep.lstm')))
  await screen.findByRole('heading', { level: 1, name: 'fraud.deep.lstm' })

  await user.click(screen.getByRole('button', { name: 'Folders of the tree' }))
  await user.click(screen.getByRole('menuitemradio', { name: 'Folders by .' }))

  expect(lines()).toContain('fraud.deep')
  expect(await screen.findByRole('heading', { level: 1, name: 'lstm' })).toBeTruthy()
  expect(screen.getByText('fraud / deep')).toBeTruthy()
})

test('a star opens every folder beside the row', async () => {
  await serverWith('a/x', 'b/y')
  const { user } = await openTree()
  await user.click(screen.getByRole('button', { name: 'Close a' }))
  await user.click(screen.getByRole('button', { name: 'Close b' }))
  expect(lines()).toEqual(['a', 'b', 'Default'])

  await user.keyboard('*')

  expect(lines()).toEqual(['a', 'a/x', 'b', 'b/y', 'Default'])
})

test('the found part of a name is marked', async () => {
  await serverWith('market/isolation_forest')
  const { user } = await openTree()

  await user.type(screen.getByRole('searchbox', { name: 'Find experiments' }), 'FOREST')

  expect(document.querySelector('mark')?.textContent).toBe('forest')
})

test('starred experiments stand on top, by key and by button, until the star is taken away', async () => {
  await serverWith('a', 'deep/b')
  const { user } = await openTree()

  await user.click(screen.getByRole('button', { name: 'Star a' }))
  expect(lines().slice(0, 2)).toEqual(['Starred', 'a'])

  const [first] = screen.getAllByRole('treeitem', { name: /^a\b/ })
  if (!first) throw new Error('The starred experiment is not there.')
  await user.click(within(first).getByRole('button', { name: 'Star a', pressed: true }))
  expect(lines()[0]).toBe('deep')

  screen.getByRole('tree').focus()
  await user.keyboard('{Home}{ArrowDown}s')
  expect(lines().slice(0, 2)).toEqual(['Starred', 'deep/b'])
})

test('what was opened last stands in a section that opens on demand', async () => {
  const { idOf } = await serverWith('a', 'b')
  const { user } = await openTree(paths.experiment(idOf('b')))
  await screen.findByRole('heading', { level: 1, name: 'b' })
  expect(lines()[0]).toBe('Recent')

  await user.click(screen.getByRole('button', { name: 'Open Recent' }))

  expect(lines().slice(0, 2)).toEqual(['Recent', 'b'])
})

test('a new experiment is asked for a name, in the active folder, and opened', async () => {
  await serverWith('market/x')
  const { user } = await openTree()

  await user.keyboard('{Home}')
  await user.click(screen.getByRole('button', { name: 'New experiment' }))
  expect((await nameField()).value).toBe('market/')
  await user.type(await nameField(), 'lstm')
  await user.click(screen.getByRole('button', { name: 'Create' }))

  expect(await screen.findByRole('heading', { level: 1, name: 'lstm' })).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(lines()).toContain('market/lstm')
})

test('an empty name and a taken one are refused beside the field; the trash holds names, too', async () => {
  const { server, idOf } = await serverWith('taken', 'gone')
  await server.post('experiments/delete', { experiment_id: idOf('gone') })
  const { user } = await openTree()
  await user.click(screen.getByRole('button', { name: 'New experiment' }))
  const ask = await dialog('New experiment')
  const create = ask.getByRole('button', { name: 'Create' })

  await user.clear(await nameField())
  await user.click(create)
  expect(await ask.findByText('Enter a name.')).toBeTruthy()

  await user.type(await nameField(), 'taken')
  await user.click(create)
  expect(await ask.findByText('Another experiment has this name.')).toBeTruthy()

  await user.clear(await nameField())
  await user.type(await nameField(), 'gone')
  await user.click(create)
  expect(await ask.findByText(/^A deleted experiment still has this name\./)).toBeTruthy()
  await user.click(ask.getByRole('link', { name: 'trash' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Trash' })).toBeTruthy()
})

test('F2 renames an experiment, and Undo takes it back', async () => {
  await serverWith(HOSTILE)
  const { user } = await openTree()

  await user.keyboard('{Home}{F2}')
  expect((await nameField()).value).toBe(HOSTILE)
  await user.clear(await nameField())
  await user.type(await nameField(), 'plain{Enter}')

  await waitFor(() => expect(lines()).toEqual(['Default', 'plain']))
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(lines()).toEqual([HOSTILE, 'Default']))
})

test('a renamed folder renames what is in it, and says what it could not rename', async () => {
  await serverWith('old/a', 'old/b', 'old/c', 'new/b')
  const { user } = await openTree()

  await user.click(screen.getByRole('button', { name: 'Actions for old' }))
  await user.click(screen.getByRole('menuitem', { name: 'Rename folder…' }))
  await user.clear(await nameField('Path'))
  await user.type(await nameField('Path'), 'new{Enter}')

  expect(await screen.findByText(/^2 of 3 were renamed\./)).toBeTruthy()
  expect(screen.getByText(/Another experiment has this name\./)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Close' }))
  expect(lines()).toEqual(['new', 'new/a', 'new/b', 'new/c', 'old', 'old/b', 'Default'])

  await user.click(screen.getByRole('button', { name: 'Undo' }))
  await waitFor(() =>
    expect(lines()).toEqual(['new', 'new/b', 'old', 'old/a', 'old/b', 'old/c', 'Default']),
  )
})

test('a search narrows what is shown of a folder, not what its renaming is about', async () => {
  await serverWith('old/a', 'old/b')
  const { user } = await openTree()

  await user.type(screen.getByRole('searchbox', { name: 'Find experiments' }), 'old/b')
  await user.click(screen.getByRole('button', { name: 'Actions for old' }))
  await user.click(screen.getByRole('menuitem', { name: 'Rename folder…' }))
  await user.clear(await nameField('Path'))
  await user.type(await nameField('Path'), 'new{Enter}')
  await user.clear(screen.getByRole('searchbox', { name: 'Find experiments' }))

  await waitFor(() => expect(lines()).toEqual(['new', 'new/a', 'new/b', 'Default']))
})

test('Delete names what goes with an experiment; Undo brings it back', async () => {
  const { server, idOf } = await serverWith('a', 'b')
  await server.logRun({ experimentId: idOf('a') })
  await server.logRun({ experimentId: idOf('a') })
  const { user, address } = await openTree(paths.experiment(idOf('a')))
  await screen.findByRole('heading', { level: 1, name: 'a' })

  await user.keyboard('{Delete}')
  const ask = await dialog('Delete the experiment?')
  expect(await ask.findByText('2 runs go with it.')).toBeTruthy()
  await user.click(ask.getByRole('button', { name: 'Delete experiment' }))

  await waitFor(() => expect(lines()).toEqual(['b', 'Default']))
  expect(address()).toBe(paths.experiments())
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(lines()).toContain('a'))
})

test('deleting a folder lists all that is in it; cancelling leaves the focus in the tree', async () => {
  await serverWith('f/x', 'f/y', 'g')
  const { user, tree } = await openTree()

  await user.keyboard('{Home}{Shift>}{F10}{/Shift}')
  await user.keyboard('{End}{Enter}')
  const ask = await dialog('Delete 2 experiments?')
  expect(ask.getAllByRole('listitem').map(({ textContent }) => textContent.trim())).toEqual([
    expect.stringContaining('f/x'),
    expect.stringContaining('f/y'),
  ])
  await user.click(ask.getByRole('button', { name: 'Cancel' }))

  expect(document.activeElement).toBe(tree)
  expect(lines()).toContain('f/x')
})

test('a folder tells the runs in it once all of them are counted', async () => {
  const { server, idOf } = await serverWith('f/x', 'f/y')
  await server.logRun({ experimentId: idOf('f/x') })
  await server.logRun({ experimentId: idOf('f/y') })
  await server.logRun({ experimentId: idOf('f/y') })
  await openTree()

  expect(await within(line(/^f\b/)).findByTitle('3 runs in this folder')).toBeTruthy()
})

test('a server that is only read offers no change', async () => {
  await startServer({ readOnly: true })
  const { user } = renderApp('/')
  await screen.findByText('read-only')
  const tree = await screen.findByRole('tree')

  await user.click(screen.getByRole('button', { name: 'Actions for Default' }))
  expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual([
    'Open',
    'Star',
  ])
  tree.focus()
  await user.keyboard('{F2}{Delete}')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.queryByRole('button', { name: 'New experiment' })).toBeNull()
})
