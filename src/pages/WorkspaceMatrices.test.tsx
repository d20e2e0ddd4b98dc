import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { paths } from '#src/paths.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

const matrixOf = (hits: number) =>
  JSON.stringify({
    labels: ['normal', 'anomaly'],
    matrix: [
      [9, 1],
      [10 - hits, hits],
    ],
  })

async function loggedRuns(count: number) {
  const server = await startServer()
  const runs: string[] = []
  for (let i = 0; i < count; i++) {
    const run = await server.logRun({ name: `run_${i}` })
    await server.logArtifact(run, 'confusion_matrix.json', matrixOf(i))
    runs.push(run)
  }
  return runs
}

const panel = async () => {
  const summary = await screen.findByText('Confusion matrices', { selector: 'summary' })
  const details = summary.closest('details')
  if (!details) throw new Error('The panel is gone.')
  return { summary, details, inside: within(details) }
}

test('the panel looks for the matrices of the selected runs once it is opened, and keeps that in the address', async () => {
  const runs = await loggedRuns(3)
  const { user, address } = renderApp(
    `${paths.experiment('0')}?panels=1&selected=${runs[2]}.0,${runs[0]}.1`,
  )

  const { summary, details, inside } = await panel()
  expect(summary.textContent).toBe('Confusion matricesof 2 runs')
  expect(details.open).toBe(false)
  await user.click(summary)

  expect(await inside.findByRole('grid', { name: /^Confusion matrix of run_2:/ })).toBeTruthy()
  expect(inside.getByRole('grid', { name: /^Confusion matrix of run_0:/ })).toBeTruthy()
  expect(inside.queryByRole('grid', { name: /^Confusion matrix of run_1:/ })).toBeNull()
  expect(address()).toContain('matrix-panel=open')

  await user.click(inside.getByRole('radio', { name: '% of true' }))
  expect(address()).toContain('matrix=true')
})

test('it leads to the difference of the first two, as the compare page has it', async () => {
  const runs = await loggedRuns(2)
  const { user } = renderApp(
    `${paths.experiment('0')}?panels=1&matrix-panel=open&selected=${runs[1]}.3,${runs[0]}.1`,
  )

  const { inside } = await panel()
  await user.click(await inside.findByRole('link', { name: 'A / B / Δ' }))

  expect(
    await screen.findByRole('grid', { name: /^Confusion matrix of run_0 minus run_1:/ }),
  ).toBeTruthy()
  expect(screen.getByRole('radio', { name: '% of true' })).toHaveProperty('checked', true)
})

test('of many runs the first few are shown, which is said', async () => {
  await loggedRuns(8)
  renderApp(`${paths.experiment('0')}?panels=1&matrix-panel=open`)

  const { inside, summary } = await panel()
  await waitFor(() => expect(inside.getAllByRole('grid')).toHaveLength(6))
  expect(summary.textContent).toBe('Confusion matricesof the first 6 of 8 runs')
})
