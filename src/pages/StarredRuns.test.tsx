import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { readStars } from '#features/runs-table/starredRuns.ts'
import { queryClient } from '#mlflow/queryClient.ts'
import { serverQueries, storeOf } from '#mlflow/server.ts'
import { paths } from '#src/paths.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'
import { readStored, writeStored } from '#ui/storedState.ts'

const lines = () =>
  screen
    .queryAllByRole('rowheader')
    .map((header) => within(header).queryByRole('link')?.textContent)

const starredChip = () => screen.findByRole('button', { name: /^Starred/ })

/** A parent with two runs nested in it, and one run more; the two of seed 7 have stars. */
async function openStarred(search = '?starred=1') {
  const server = await startServer()
  const log = (name: string, seed: number, minute: number, parentId = '') =>
    server.logRun({ name, params: { seed }, parentId, startedAt: new Date(2024, 0, 1, 0, minute) })
  const parent = await log('sweep', 1, 0)
  const child = await log('child 7', 7, 1, parent)
  await log('child 8', 8, 2, parent)
  const alone = await log('alone 7', 7, 3)
  const info = await queryClient.fetchQuery({ ...serverQueries.info(), staleTime: 0 })
  writeStored('starred-runs', { [storeOf(info)]: [child, alone] })
  return { server, child, alone, ...renderApp(paths.experiment('0') + search) }
}

test('the chip leaves the starred runs alone, with the parents of nested ones', async () => {
  const { user, address } = await openStarred('')
  await waitFor(() => expect(lines()).toEqual(['alone 7', 'sweep', 'child 8', 'child 7']))

  const chip = await starredChip()
  expect(chip.textContent).toBe('Starred 2')
  await user.click(chip)

  await waitFor(() => expect(lines()).toEqual(['alone 7', 'sweep', 'child 7']))
  expect(address()).toContain('starred=1')
  expect(screen.getByRole('row', { name: /sweep/ }).dataset['context']).toBe('true')
  expect(await screen.findByText(/2 of 4 runs match/)).toBeTruthy()
})

test('all that can be selected are the starred runs that match the filter', async () => {
  const { user, address, child } = await openStarred(`?starred=1&filter=child`)
  await waitFor(() => expect(lines()).toEqual(['sweep', 'child 7']))

  await user.click(screen.getByRole('checkbox', { name: /^Select all/ }))

  await waitFor(() => expect(address()).toContain(`selected=${child}`))
  expect(address().match(/selected=[^&]*/)?.[0]).not.toContain('%2C')
})

test('groups are made of the starred runs', async () => {
  await openStarred('?starred=1&group=params.seed')

  expect(await screen.findByRole('row', { name: /seed 7, 2 runs/ })).toBeTruthy()
  expect(screen.queryByRole('row', { name: /seed 8/ })).toBeNull()
})

test('a run whose star is taken leaves; without any star there is a way back to all', async () => {
  const { user } = await openStarred()
  await waitFor(() => expect(lines()).toEqual(['alone 7', 'sweep', 'child 7']))

  await user.click(screen.getByRole('button', { name: 'Take the star from child 7' }))
  await waitFor(() => expect(lines()).toEqual(['alone 7']))
  await user.click(screen.getByRole('button', { name: 'Take the star from alone 7' }))
  await user.click(await screen.findByRole('button', { name: 'Show all runs' }))

  await waitFor(() => expect(lines()).toHaveLength(4))
  expect((await starredChip()).textContent).toBe('Starred 0')
})

test('another store has stars of its own', async () => {
  const { user, unmount } = await openStarred()
  await user.click(await screen.findByRole('button', { name: 'Take the star from alone 7' }))
  await waitFor(() => expect(lines()).toEqual(['sweep', 'child 7']))
  unmount()

  const server = await startServer()
  await server.logRun({ name: 'of another store' })
  renderApp(paths.experiment('0'))

  await screen.findByRole('link', { name: 'of another store' })
  act(() => screen.getByRole('treegrid', { name: 'Runs' }).focus())
  await user.keyboard('s')
  expect(Object.keys(readStars(readStored('starred-runs')))).toHaveLength(2)
})
