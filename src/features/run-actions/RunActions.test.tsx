import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { createRef, useState } from 'react'
import { createMemoryRouter } from 'react-router-dom'
import { expect, onTestFinished, test, vi } from 'vitest'
import { App } from '#app/App.tsx'
import { queryClient } from '#mlflow/queryClient.ts'
import { deleteRun } from '#mlflow/runMutations.ts'
import { runQueries } from '#mlflow/runs.ts'
import { serverQueries } from '#mlflow/server.ts'
import type { ServerInfo } from '#protocol/serverInfo.ts'
import { paths } from '#src/paths.ts'
import { startServer } from '#src/testing/renderApp.tsx'
import { NoticeCorner } from '#ui/NoticeCorner.tsx'
import { RunActions, type RunActionsHandle } from './RunActions.tsx'

/** As the server has the run now. */
const readRun = (runId: string) =>
  queryClient.fetchQuery({ ...runQueries.detail(runId), staleTime: 0 })

type Options = { readOnly?: boolean; childrenOf?: (runId: string) => readonly string[] }

/** Shows what can be done with these runs, as they are on the server; it is told when a page would be. */
async function showActions(runIds: readonly string[], options: Options = {}) {
  queryClient.clear()
  const runs = await Promise.all(runIds.map(readRun))
  const events = {
    onChanged: vi.fn<(runIds: readonly string[]) => void>(),
    onRemoved: vi.fn<(runIds: readonly string[]) => void>(),
    onRestored: vi.fn<(runIds: readonly string[]) => void>(),
    onClear: vi.fn<() => void>(),
  }
  const ref = createRef<RunActionsHandle>()
  const compareTo = paths.compare(runIds.map((runId, slot) => ({ runId, slot })))
  /** Selects no longer what is deleted, as a page does. */
  function Page() {
    const [selected, setSelected] = useState(runs)
    return (
      <RunActions
        ref={ref}
        runs={selected}
        readOnly={false}
        compareTo={compareTo}
        childrenOf={() => []}
        {...events}
        {...options}
        onRemoved={(removed) => {
          events.onRemoved(removed)
          setSelected(selected.filter(({ id }) => !removed.includes(id)))
        }}
      />
    )
  }
  const router = createMemoryRouter([
    {
      path: '*',
      element: (
        <NoticeCorner>
          <Page />
        </NoticeCorner>
      ),
    },
  ])
  render(<App router={router} queryClient={queryClient} />)
  const user = userEvent.setup()
  const open = async (item: string) => {
    await user.click(screen.getByRole('button', { name: /^Actions for/ }))
    await user.click(screen.getByRole('menuitem', { name: item }))
  }
  return { user, open, ref, ...events }
}

const menuItems = async (user: ReturnType<typeof userEvent.setup>) => {
  await user.click(screen.getByRole('button', { name: /^Actions for/ }))
  return screen.getAllByRole('menuitem').map((item) => item.textContent)
}

/** 250 characters, with markup, quotes and right-to-left text. */
const HOSTILE = `<img src=x onerror=alert(1)> "${'ش'.repeat(20)}" \u202e%2F/`.padEnd(250, '–')

test('says how many runs are selected, and leads to their comparison', async () => {
  const server = await startServer()
  const ids = [await server.logRun({}), await server.logRun({})]
  const { user, onClear } = await showActions(ids)

  expect(screen.getByText('2 selected')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Compare (2)' }).getAttribute('href')).toBe(
    `/compare?runs=${ids[0]}.0,${ids[1]}.1`,
  )
  await user.click(screen.getByRole('button', { name: 'Copy ids of the selected runs' }))
  expect(await navigator.clipboard.readText()).toBe(ids.join('\n'))
  await user.click(screen.getByRole('button', { name: 'Clear the selection' }))
  expect(onClear).toHaveBeenCalledOnce()
})

test('a run is renamed, whatever its name was', async () => {
  const server = await startServer()
  const id = await server.logRun({ name: HOSTILE })
  const { user, open, onChanged } = await showActions([id])

  await open('Rename…')
  const field = await screen.findByRole('textbox', { name: 'Name' })
  expect(field).toHaveProperty('value', HOSTILE)
  expect(document.activeElement).toBe(field)
  await user.clear(field)
  expect(screen.getByRole('button', { name: 'Rename' })).toHaveProperty('disabled', true)
  await user.type(field, 'lstm "2" <b>{Enter}')

  expect(await screen.findByText(/was renamed\.$/)).toBeTruthy()
  expect((await readRun(id)).name).toBe('lstm "2" <b>')
  expect(onChanged.mock.calls).toEqual([[[id]]])
  expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Actions for/ }))
  expect(document.querySelector('img')).toBeNull()
})

test('several runs are renamed by one rule, of which the result is shown first', async () => {
  const server = await startServer()
  const ids = [await server.logRun({ name: 'try-1' }), await server.logRun({ name: 'final' })]
  const { user, open, onChanged } = await showActions(ids)

  await open('Rename…')
  await user.type(await screen.findByRole('textbox', { name: 'Replace' }), 'try')
  await user.type(await screen.findByRole('textbox', { name: 'with' }), 'run')
  expect(screen.getByText('1 of 2 names changes.')).toBeTruthy()
  expect(screen.getByRole('listitem').textContent).toBe('try-1 →becomes run-1')
  await user.click(screen.getByRole('button', { name: 'Rename 1 run' }))

  expect(await screen.findByText('“try-1” was renamed.')).toBeTruthy()
  expect((await Promise.all(ids.map(readRun))).map(({ name }) => name)).toEqual(['run-1', 'final'])
  expect(onChanged.mock.calls).toEqual([[[ids[0]]]])
})

test('no run loses its whole name', async () => {
  const server = await startServer()
  const ids = [await server.logRun({ name: 'try' }), await server.logRun({ name: 'try-1' })]
  const { user, open } = await showActions(ids)

  await open('Rename…')
  await user.type(await screen.findByRole('textbox', { name: 'Replace' }), 'try')

  expect(screen.getByText('1 run would have no name.')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Rename 2 runs' })).toHaveProperty('disabled', true)
})

test('tags are changed, removed and set on all runs at once', async () => {
  const server = await startServer()
  const ids = [
    await server.logRun({ name: 'a', tags: { phase: 'tuning', team: 'risk', old: 'x' } }),
    await server.logRun({ name: 'b', tags: { phase: 'final', team: 'risk' } }),
    await server.logRun({ name: 'c' }),
  ]
  const { user, open, onChanged } = await showActions(ids)

  await open('Tags…')
  expect(screen.getAllByRole('rowheader').map((cell) => cell.textContent)).toEqual([
    'oldin 1 of 3',
    'phasein 2 of 3',
    'teamin 2 of 3',
  ])
  expect(screen.getByPlaceholderText('2 different values')).toBe(
    await screen.findByRole('textbox', { name: 'Value of phase' }),
  )
  await user.type(await screen.findByRole('textbox', { name: 'Value of team' }), ' desk')
  await user.click(screen.getByRole('button', { name: 'Remove old' }))
  await user.type(await screen.findByRole('textbox', { name: 'Key' }), 'reviewed')
  await user.type(await screen.findByRole('textbox', { name: 'Value' }), 'yes')
  await user.click(screen.getByRole('button', { name: 'Change tags of 3 runs' }))

  expect(await screen.findByText('3 runs were retagged.')).toBeTruthy()
  const tags = (await Promise.all(ids.map(readRun))).map(({ tags }) =>
    Object.fromEntries([...tags].filter(([key]) => !key.startsWith('mlflow.'))),
  )
  expect(tags).toEqual([
    { phase: 'tuning', team: 'risk desk', reviewed: 'yes' },
    { phase: 'final', team: 'risk desk', reviewed: 'yes' },
    { reviewed: 'yes' },
  ])
  expect(onChanged.mock.calls).toEqual([[ids]])
})

test('a value of several lines keeps them, and hostile keys and values are only text', async () => {
  const server = await startServer()
  const key = 'مفتاح '.repeat(40) + 'k'
  const id = await server.logRun({ tags: { note: 'one\ntwo', [key]: HOSTILE } })
  const { user, open } = await showActions([id])

  await open('Tags…')
  expect(await screen.findByRole('textbox', { name: `Value of ${key}` })).toHaveProperty(
    'value',
    HOSTILE,
  )
  await user.type(await screen.findByRole('textbox', { name: 'Value of note' }), '!')
  await user.click(screen.getByRole('button', { name: 'Change tags of 1 run' }))

  expect(await screen.findByText(/was retagged\.$/)).toBeTruthy()
  expect((await readRun(id)).tags.get('note')).toBe('one\ntwo!')
})

test('deleted runs among the selected ones are counted, and left out of what they refuse', async () => {
  const server = await startServer()
  const ids = [await server.logRun({}), await server.logRun({})]
  await deleteRun(ids[0] ?? '')
  const { open } = await showActions(ids)

  expect(screen.getByText('2 selected, 1 deleted')).toBeTruthy()
  await open('Tags…')
  expect(screen.getByRole('dialog', { name: 'Tags of the run' })).toBeTruthy()
})

test('a key that MLflow refuses is not sent', async () => {
  const server = await startServer()
  const { user, open } = await showActions([await server.logRun({})])

  await open('Tags…')
  await user.type(await screen.findByRole('textbox', { name: 'Key' }), 'a=b')

  expect(screen.getByText(/^This is no tag: the key "a=b" may hold only letters/)).toBeTruthy()
  expect(screen.getByRole('button', { name: /^Change tags/ })).toHaveProperty('disabled', true)
})

test('of a batch that fails in part the others are done, and the server says why', async () => {
  const server = await startServer()
  const ids = [await server.logRun({}), await server.logRun({}), await server.logRun({})]
  const { user, open, onChanged } = await showActions(ids)
  const [, second = ''] = ids
  await deleteRun(second)

  await open('Tags…')
  await user.type(await screen.findByRole('textbox', { name: 'Key' }), 'team{Enter}')

  const problem = await screen.findByText(/^2 of 3 runs were retagged; 1 failed: /)
  expect(problem.textContent).toContain(`The run "${second}" must be in the active state`)
  expect(onChanged.mock.calls).toEqual([[ids]])
})

test('a deletion is done at once, and can be undone once nothing is selected any more', async () => {
  const server = await startServer()
  const ids = [await server.logRun({}), await server.logRun({})]
  const { user, open, onRemoved, onRestored } = await showActions(ids)

  await open('Delete')
  expect(await screen.findByText('2 runs were deleted.')).toBeTruthy()
  expect(new Set(onRemoved.mock.calls.flat(2))).toEqual(new Set(ids))
  expect((await Promise.all(ids.map(readRun))).every(({ deleted }) => deleted)).toBe(true)
  expect(screen.queryByText(/selected$/)).toBeNull()

  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(await screen.findByText('2 runs were restored.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
  expect(new Set(onRestored.mock.calls.flat(2))).toEqual(new Set(ids))
  expect((await Promise.all(ids.map(readRun))).some(({ deleted }) => deleted)).toBe(false)
})

test('nested runs are deleted with their parents only when that is wanted', async () => {
  const server = await startServer()
  const parent = await server.logRun({ name: 'sweep' })
  const child = await server.logRun({ parentId: parent })
  const grandchild = await server.logRun({ parentId: child })
  const children = new Map([
    [parent, [child]],
    [child, [grandchild]],
  ])
  const { user, open, onRemoved } = await showActions([parent], {
    childrenOf: (runId) => children.get(runId) ?? [],
  })

  await open('Delete')
  const dialog = screen.getByRole('dialog', { name: 'Delete 1 run?' })
  expect(within(dialog).getByText('Runs nested in it are not deleted with it.')).toBeTruthy()
  await user.click(screen.getByRole('checkbox', { name: 'Also delete its 2 nested runs' }))
  await user.click(screen.getByRole('button', { name: 'Delete 3 runs' }))

  expect(await screen.findByText('3 runs were deleted.')).toBeTruthy()
  expect(new Set(onRemoved.mock.calls.flat(2))).toEqual(new Set([parent, child, grandchild]))
})

test('more than twenty runs are deleted only after a question', async () => {
  const server = await startServer()
  const ids = await Promise.all(Array.from({ length: 21 }, () => server.logRun({})))
  const { user, open, onRemoved } = await showActions(ids)

  await open('Delete')
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Delete 21 runs' }))
  fireEvent(screen.getByRole('dialog'), new Event('close'))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(onRemoved).not.toHaveBeenCalled()

  await open('Delete')
  await user.keyboard('{Enter}')
  expect(await screen.findByText('21 runs were deleted.')).toBeTruthy()
})

test('deleted runs are restored, and can be changed only then', async () => {
  const server = await startServer()
  const id = await server.logRun({ name: 'gone' })
  await deleteRun(id)
  const { user, onRestored } = await showActions([id])

  expect(await menuItems(user)).toEqual(['Load in Python…', 'Restore'])
  await user.click(screen.getByRole('menuitem', { name: 'Restore' }))

  expect(await screen.findByText('“gone” was restored.')).toBeTruthy()
  expect(onRestored.mock.calls).toEqual([[[id]]])
})

test('Python that loads the runs is shown and copied', async () => {
  const server = await startServer()
  const ids = [await server.logRun({}), await server.logRun({})]
  const { user, open } = await showActions(ids)

  await open('Load in Python…')
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Copy' }))
  await user.keyboard('{Enter}')

  expect(await screen.findByText('Copied.')).toBeTruthy()
  const copied = await navigator.clipboard.readText()
  expect(copied).toContain(`mlflow.set_tracking_uri("${window.location.origin}")`)
  for (const id of ids) expect(copied).toContain(`    "${id}",\n`)
})

test('Python asks the MLflow server that stands behind ours, not ours', async () => {
  const server = await startServer()
  const { open } = await showActions([await server.logRun({})])
  const info: ServerInfo = {
    kind: 'gateway',
    store: 'http://mlflow.example:5000',
    runColumns: false,
    historyColumns: false,
    source: 'https://mlflow.example:5000/team',
    readOnly: false,
    user: 'ada',
    mlflowVersion: '3.1.0',
  }
  queryClient.setQueryData(serverQueries.info().queryKey, info)

  await open('Load in Python…')

  expect(screen.getByText(/^import mlflow/).textContent).toContain(
    'mlflow.set_tracking_uri("https://mlflow.example:5000/team")',
  )
})

test('a read-only server leaves what changes nothing', async () => {
  const server = await startServer({ readOnly: true })
  const { user, ref } = await showActions([await server.logRun({})], { readOnly: true })

  expect(await menuItems(user)).toEqual(['Load in Python…'])
  expect(screen.getByRole('link', { name: 'Compare (1)' })).toBeTruthy()
  act(() => ref.current?.rename())
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('everything can be done by keyboard', async () => {
  const server = await startServer()
  const id = await server.logRun({ name: 'a' })
  const { user, ref } = await showActions([id])

  screen.getByRole('button', { name: /^Actions for/ }).focus()
  await user.keyboard('{Enter}{ArrowDown}{Enter}')
  expect(screen.getByRole('dialog', { name: 'Tags of the run' })).toBeTruthy()
  fireEvent(screen.getByRole('dialog'), new Event('close'))
  expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Actions for/ }))

  act(() => ref.current?.rename())
  expect(screen.getByRole('dialog', { name: 'Rename the run' })).toBeTruthy()
})

test('what takes long says how far it is', async () => {
  const server = await startServer()
  const ids = [await server.logRun({}), await server.logRun({})]
  const { open } = await showActions(ids)
  const passOn = fetch
  const held: (() => void)[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (held.length === 0) await new Promise<void>((resolve) => held.push(resolve))
    return passOn(path, init)
  })
  onTestFinished(() => held.forEach((release) => release()))

  await open('Delete')
  expect(await screen.findByText('1 of 2 runs done')).toBeTruthy()
  held.forEach((release) => release())

  expect(await screen.findByText('2 runs were deleted.')).toBeTruthy()
  await waitFor(() => expect(screen.queryByText('1 of 2 runs done')).toBeNull())
})
