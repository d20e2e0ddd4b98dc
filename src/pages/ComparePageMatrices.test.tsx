import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { compareAddress } from '#src/testing/comparedCells.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

const matrixOf = (rows: number[][], labels = ['normal', 'anomaly']) =>
  JSON.stringify({ labels, matrix: rows })

const CAUTIOUS = matrixOf([
  [58, 2],
  [24, 16],
])
const EAGER = matrixOf([
  [54, 6],
  [12, 28],
])

/** Ten samples of each class; those of the second are all called right. */
const epoch = (hits: number) =>
  matrixOf([
    [hits, 10 - hits],
    [0, 10],
  ])

async function runsWith(...files: Record<string, string>[]) {
  const server = await startServer()
  const runs: string[] = []
  for (const [i, artifacts] of files.entries()) {
    const run = await server.logRun({ name: `run_${i}` })
    for (const [path, text] of Object.entries(artifacts)) await server.logArtifact(run, path, text)
    runs.push(run)
  }
  return runs
}

const gridOf = (name: string) =>
  screen.findByRole('grid', { name: new RegExp(`^Confusion matrix of ${name}:`) })
const cellsOf = async (name: string) =>
  within(await gridOf(name))
    .getAllByRole('gridcell')
    .map(({ textContent }) => textContent)

test('each run has its matrix, a refused one says why, and runs without one are named', async () => {
  const runs = await runsWith(
    { 'confusion_matrix.json': EAGER },
    { 'plots/confusion_matrix.json': '{"labels":["a"],"matrix":[[-1]]}' },
    {},
  )
  renderApp(compareAddress(...runs))

  expect(await cellsOf('run_0')).toEqual(['54', '6', '12', '28'])
  expect(await screen.findByText(/is not drawn: row 1, column 1 is negative: -1\./)).toBeTruthy()
  expect(screen.getByText(/^Without a confusion matrix: .*\.$/).textContent).toBe(
    'Without a confusion matrix: run_2.',
  )
})

test('classes stand in the order of the first run, and what is pointed at is marked in all that have it', async () => {
  const runs = await runsWith(
    { 'confusion_matrix.json': EAGER },
    {
      'confusion_matrix.json': matrixOf(
        [
          [1, 0, 9],
          [0, 7, 0],
          [3, 0, 5],
        ],
        ['anomaly', 'halt', 'normal'],
      ),
    },
  )
  const { user } = renderApp(compareAddress(...runs))

  expect(await cellsOf('run_1')).toEqual(['5', '3', '0', '9', '1', '0', '0', '0', '7'])
  await user.hover(within(await gridOf('run_0')).getByText('12'))
  expect(screen.getByText('Of 40 true “anomaly”, 12 predicted “normal” (30.0 %).')).toBeTruthy()
  expect(screen.getByText('Of 10 true “anomaly”, 9 predicted “normal” (90.0 %).')).toBeTruthy()
})

test('two runs and their difference: signed, in points, better or worse in words', async () => {
  const runs = await runsWith(
    { 'confusion_matrix.json': CAUTIOUS },
    { 'confusion_matrix.json': EAGER },
    { 'confusion_matrix.json': EAGER },
  )
  const { user, address } = renderApp(compareAddress(...runs))

  await gridOf('run_2')
  await user.click(screen.getByRole('radio', { name: 'A / B / Δ' }))
  expect(await cellsOf('run_1 minus run_0')).toEqual(['▼−6.7', '▼+6.7', '▲−30.0', '▲+30.0'])
  expect(screen.getByText('accuracy +8.0 points')).toBeTruthy()
  expect(address()).toContain('matrix=true&matrix-mode=difference')

  await user.hover(within(await gridOf('run_1 minus run_0')).getByText('−30.0'))
  expect(screen.getByText('Of 40 true “anomaly”, 24 predicted “normal” (60.0 %).')).toBeTruthy()
  expect(
    screen.getByText(
      'True “anomaly”, predicted “normal”: 60.0 % in A, 30.0 % in B, −30.0 points: better.',
    ),
  ).toBeTruthy()

  const scores = within(screen.getByRole('region', { name: 'Scores of each class' }))
  expect(
    scores.getByRole('row', {
      name: 'anomaly 0.889 0.824 −0.065 0.400 0.700 +0.300 0.552 0.757 +0.205',
    }),
  ).toBeTruthy()

  await user.click(screen.getByRole('button', { name: 'Swap A and B' }))
  expect(await cellsOf('run_0 minus run_1')).toEqual(['▲+6.7', '▲−6.7', '▼+30.0', '▼−30.0'])
  await user.selectOptions(screen.getByRole('combobox', { name: 'B' }), 'run_2')
  expect(await cellsOf('run_2 minus run_1')).toEqual(['0.0', '0.0', '0.0', '0.0'])
  expect(new URLSearchParams(address().split('?')[1]).get('matrix-b')).toBe(runs[2])
})

test('the baseline is what others are compared with, until something else is chosen', async () => {
  const runs = await runsWith(
    { 'confusion_matrix.json': CAUTIOUS },
    { 'confusion_matrix.json': EAGER },
  )
  renderApp(`${compareAddress(...runs)}&matrix-mode=difference&baseline=${runs[1]}`)

  expect(await gridOf('run_0 minus run_1')).toBeTruthy()
})

test('classes of one run alone are said, and counts and shares have no difference', async () => {
  const runs = await runsWith(
    { 'confusion_matrix.json': EAGER },
    {
      'confusion_matrix.json': matrixOf(
        [
          [9, 1],
          [2, 8],
        ],
        ['normal', 'halt'],
      ),
    },
    {
      'confusion_matrix.json': matrixOf([
        [0.9, 0.1],
        [0.3, 0.7],
      ]),
    },
  )
  const { user } = renderApp(`${compareAddress(...runs)}&matrix-mode=difference`)

  expect(
    await screen.findByText('In A alone: anomaly. In B alone: halt.', { exact: false }),
  ).toBeTruthy()
  await user.selectOptions(screen.getByRole('combobox', { name: 'B' }), 'run_2')
  expect(await screen.findByText(/^There is no difference to see/)).toBeTruthy()
})

test('one slider moves the series of all runs; a run that lacks the step, or the series, says so', async () => {
  const runs = await runsWith(
    { 'cm/epoch_1.json': epoch(1), 'cm/epoch_2.json': epoch(2), 'cm/epoch_3.json': epoch(3) },
    { 'cm/epoch_1.json': epoch(4), 'cm/epoch_3.json': epoch(6) },
    { 'confusion_matrix.json': EAGER },
  )
  renderApp(`${compareAddress(...runs)}&matrix-source=cm/epoch_%23.json`)

  expect(await cellsOf('run_0')).toEqual(['3', '7', '0', '10'])
  const slider = await screen.findByRole('slider', { name: /^epoch/ })
  expect(slider.getAttribute('aria-valuetext')).toBe('epoch 3')
  fireEvent.change(slider, { target: { value: '1' } })
  expect(await screen.findByText('(epoch 2)')).toBeTruthy()
  expect(await cellsOf('run_0')).toEqual(['2', '8', '0', '10'])
  expect(await screen.findByText('(epoch 1)')).toBeTruthy()
  expect(await cellsOf('run_1')).toEqual(['4', '6', '0', '10'])
  expect(screen.getByText(/so shown from another file/, { selector: 'p' }).textContent).toBe(
    'Without cm/epoch_#.json, so shown from another file: run_2.',
  )
})

test('with more runs than are looked through at once, that is said, and more can be asked for', async () => {
  const server = await startServer()
  const runs: string[] = []
  for (let i = 0; i < 51; i++) runs.push(await server.logRun({ name: `run_${i}` }))
  await server.logArtifact(runs[50] ?? '', 'confusion_matrix.json', EAGER)
  const { user } = renderApp(compareAddress(...runs))

  expect(await screen.findByText(/^None of these runs has a confusion matrix/)).toBeTruthy()
  expect(screen.getByText(/^The first 50 of 51 runs are looked through\./)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Look through 1 more' }))
  expect(await cellsOf('run_50')).toEqual(['54', '6', '12', '28'])
})
