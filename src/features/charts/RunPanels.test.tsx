import { QueryClientProvider, useQueries } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { MemoryRouter } from 'react-router-dom'
import { expect, test } from 'vitest'
import { queryClient } from '#mlflow/queryClient.ts'
import { runQueries } from '#mlflow/runs.ts'
import { startServer } from '#src/testing/renderApp.tsx'
import { RunPanels } from './RunPanels.tsx'

/** The panels of one group of runs. */
function GroupPanels({ runIds, metrics }: { runIds: string[]; metrics: string[] }) {
  const runs = useQueries({
    queries: runIds.map((id) => runQueries.detail(id)),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  })
  if (runs.length < runIds.length) return null
  return <RunPanels runs={[]} groups={[{ label: 'lr 0.1', slot: 2, runs }]} metrics={metrics} />
}

async function renderGroup(histories: number[][]) {
  queryClient.clear()
  const server = await startServer()
  const runIds = []
  for (const loss of histories) runIds.push(await server.logRun({ history: { loss } }))
  render(
    <QueryClientProvider client={queryClient}>
      <MemoryRouter>
        <GroupPanels runIds={runIds} metrics={['loss']} />
      </MemoryRouter>
    </QueryClientProvider>,
  )
  return userEvent.setup()
}

test('a group is one line: the mean of its runs, with the band and their number where it is read', async () => {
  const user = await renderGroup([[1, 3], [2, 5, 7], [3]])
  const crosshair = await screen.findByRole('slider', { name: 'Read loss' })
  const read = () => crosshair.getAttribute('aria-valuetext')

  crosshair.focus()
  await user.keyboard('{Home}')
  expect(read()).toBe('Step 0, lr 0.1 2 (1 to 3, n 3)')
  await user.keyboard('{ArrowRight}')
  expect(read()).toBe('Step 1, lr 0.1 4 (2.586 to 5.414, n 2)')
  await user.keyboard('{ArrowRight}')
  expect(read()).toBe('Step 2, lr 0.1 7 (7 to 7, n 1)')

  await user.click(screen.getByRole('button', { name: 'Charts' }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Groups' }), 'minmax')
  crosshair.focus()
  await user.keyboard('{Home}{ArrowRight}')
  expect(read()).toBe('Step 1, lr 0.1 4 (3 to 5, n 2)')
})

test('points that are not numbers are in no mean, and the chart says so', async () => {
  await renderGroup([
    [1, Number.NaN, 3],
    [1, 2, 3],
  ])

  expect(await screen.findByText(/1 point NaN or ∞ in no mean/)).toBeTruthy()
})

test('a group of runs that logged once is a value with its band', async () => {
  await renderGroup([[0.1], [0.3]])

  const values = await screen.findByRole('region', { name: 'Values of loss' })
  expect(values.textContent).toBe('lr 0.10.2 (0.1 to 0.3, n 2)')
})
