import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { paths } from '#src/paths.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

const MATRIX = JSON.stringify({
  labels: ['normal', '<b>"anomaly"'],
  matrix: [
    [54, 6],
    [12, 28],
  ],
})

/** Ten samples of each of two classes; those of the second are all called right. */
const rows = (hits: number) => `[[${hits},${10 - hits}],[0,10]]`

/** Of these, from a score of 0.5 on, seven are called right. */
const PREDICTIONS = [
  'ticker,y_true,y_pred,y_score',
  'GOTO,0,0,0.1',
  'BUMI,0,0,0.2',
  'BBCA,0,0,0.3',
  'BBRI,0,1,0.6',
  'TLKM,1,0,0.4',
  'ASII,1,1,0.7',
  'UNVR,1,1,0.8',
  '=1+1,1,1,0.9',
].join('\n')

async function runWith(files: Record<string, string>) {
  const server = await startServer()
  const run = await server.logRun({})
  for (const [path, text] of Object.entries(files)) await server.logArtifact(run, path, text)
  return { server, run }
}

const grid = () => screen.findByRole('grid', { name: /^Confusion matrix of / })
const cells = async () =>
  within(await grid())
    .getAllByRole('gridcell')
    .map(({ textContent }) => textContent)

test('a run shows its matrix with the scores of its classes, and its other files to choose from', async () => {
  const { run } = await runWith({
    'confusion_matrix.json': MATRIX,
    'deep/er/val_confusion_matrix.csv': ',a,b\na,1,2\nb,3,4\n',
    'confusion_matrix.txt': 'no',
  })
  const { user, address } = renderApp(paths.run(run))

  expect(await cells()).toEqual(['54', '6', '12', '28'])
  expect(screen.getByText('accuracy 82.0 %')).toBeTruthy()
  expect(screen.getByRole('row', { name: '<b>"anomaly" 0.824 0.700 0.757 40' })).toBeTruthy()

  await user.selectOptions(
    screen.getByRole('combobox', { name: 'File of the matrix' }),
    'deep/er/val_confusion_matrix.csv',
  )
  await screen.findByText('accuracy 50.0 %')
  expect(await cells()).toEqual(['1', '2', '3', '4'])
  expect(new URLSearchParams(address().split('?')[1]).get('matrix-source')).toBe(
    'deep/er/val_confusion_matrix.csv',
  )
})

test('shares, and errors on a scale of their own, are kept in the address', async () => {
  const { run } = await runWith({ 'confusion_matrix.json': MATRIX })
  const { user, address } = renderApp(paths.run(run))

  await grid()
  await user.click(screen.getByRole('radio', { name: '% of true' }))
  expect(await cells()).toEqual(['90.0\u00a0%', '10.0\u00a0%', '30.0\u00a0%', '70.0\u00a0%'])
  await user.click(screen.getByRole('checkbox', { name: 'Errors on a scale of their own' }))
  expect(screen.getByText('of the true class, errors alone')).toBeTruthy()
  expect(address()).toContain('?matrix=true&matrix-scale=errors')
})

test('a cell leads to its samples, by pointer and by keys, and Escape leads back', async () => {
  const { run } = await runWith({
    'confusion_matrix.json': '{"labels":["normal","anomaly"],"matrix":[[3,1],[1,3]]}',
    'predictions.csv': PREDICTIONS,
  })
  const { user } = renderApp(paths.run(run))

  await user.click(within(await grid()).getByText('3', { selector: '[data-row="1"]' }))
  const samples = await screen.findByRole('region', { name: 'Samples of the cell' })
  expect(within(samples).getByText(/^Of 4 true “anomaly”, 3 predicted “anomaly”/)).toBeTruthy()
  expect(await within(samples).findByRole('row', { name: '8 =1+1 1 1 0.9' })).toBeTruthy()
  expect(within(samples).getByText(/^3 samples in/)).toBeTruthy()
  expect(document.activeElement).toBe(samples)

  await user.keyboard('{Escape}')
  expect(screen.queryByRole('region', { name: 'Samples of the cell' })).toBeNull()
  expect(document.activeElement?.textContent).toBe('3')

  await user.keyboard('{ArrowLeft}{Enter}')
  expect(await screen.findByRole('row', { name: '5 TLKM 1 0 0.4' })).toBeTruthy()
})

test('samples that come to other counts are not shown as those of the matrix', async () => {
  const { run } = await runWith({
    'confusion_matrix.json': MATRIX,
    'predictions.csv': PREDICTIONS,
  })
  const { user } = renderApp(paths.run(run))

  await user.click(within(await grid()).getByText('12'))
  expect(
    await screen.findByText(
      'No samples can be listed: the predictions in predictions.csv do not come to these counts.',
    ),
  ).toBeTruthy()
})

test('at another threshold matrix and samples are counted anew, which is said', async () => {
  const { run } = await runWith({ 'predictions.csv': PREDICTIONS })
  const { user } = renderApp(paths.run(run))

  expect(await cells()).toEqual(['3', '1', '1', '3'])
  await user.click(screen.getByRole('button', { name: 'Other thresholds…' }))
  const panel = await screen.findByRole('region', { name: 'Threshold' })
  const slider = within(panel).getByRole('slider', { name: /^Threshold/ })
  expect(within(panel).getByRole('figure', { name: 'ROC: area 0.938' })).toBeTruthy()
  expect(slider.getAttribute('aria-valuetext')).toBe('as in the file')

  slider.focus()
  // jsdom's sliders do not know keys.
  fireEvent.change(slider, { target: { value: '5' } })
  expect(slider.getAttribute('aria-valuetext')).toBe('score ≥ 0.4')
  expect(await cells()).toEqual(['3', '1', '0', '4'])
  expect(screen.getByText(/Counted anew at another threshold than the file’s\./)).toBeTruthy()

  await user.click(within(await grid()).getByText('4'))
  expect(await screen.findByRole('row', { name: '5 TLKM 1 0 0.4' })).toBeTruthy()
  expect(
    screen.getByText(/Called at the moved threshold, whatever the file predicts\./),
  ).toBeTruthy()

  await user.click(within(panel).getByRole('button', { name: 'As in the file' }))
  expect(await cells()).toEqual(['3', '1', '1', '3'])
})

test('classes are hidden and counted as one, as the picture says and the address holds', async () => {
  const { run } = await runWith({
    'confusion_matrix.json': JSON.stringify({
      labels: ['apple', 'pear~', 'plum%'],
      matrix: [
        [8, 2, 0],
        [5, 4, 1],
        [0, 2, 18],
      ],
    }),
  })
  const { user, address } = renderApp(paths.run(run))

  await grid()
  await user.click(screen.getByRole('checkbox', { name: 'Choose pear~' }))
  await user.click(screen.getByRole('checkbox', { name: 'Choose plum%' }))
  await user.click(screen.getByRole('button', { name: 'Count 2 as one' }))
  expect(await cells()).toEqual(['8', '2', '5', '25'])
  expect(screen.getByText('Counted as one class: pear~ + plum%.')).toBeTruthy()

  const again = renderApp(address())
  const reloaded = await again.findByText('Counted as one class: pear~ + plum%.')
  expect(reloaded).toBeTruthy()
})

test('the step of a series is chosen by a slider, and the title says which one it is', async () => {
  const { run } = await runWith({
    'confusion_matrices/epoch_1.json': rows(3),
    'confusion_matrices/epoch_2.json': rows(6),
    'confusion_matrices/epoch_10.json': rows(9),
  })
  renderApp(`${paths.run(run)}?matrix-step=2`)

  expect(await cells()).toEqual(['6', '4', '0', '10'])
  expect(screen.getByText(/\(epoch 2\)/)).toBeTruthy()
  const slider = screen.getByRole('slider', { name: /^epoch/ })
  expect(slider.getAttribute('aria-valuetext')).toBe('epoch 2')
  fireEvent.change(slider, { target: { value: '2' } })
  expect(await screen.findByText(/\(epoch 10\)/)).toBeTruthy()
  expect(await cells()).toEqual(['9', '1', '0', '10'])
})

test('a run without a matrix says how to log one', async () => {
  const { run } = await runWith({})
  renderApp(paths.run(run))

  expect(await screen.findByText(/This run has no confusion matrix/)).toBeTruthy()
})

test('a file that is no matrix is refused with the reason and a way to the file', async () => {
  const { run } = await runWith({
    'confusion_matrix.json': '{"labels":["a","b"],"matrix":[[1,2]]}',
  })
  renderApp(paths.run(run))

  expect(
    await screen.findByText(/is not drawn: it is not square: 1 row for 2 labels\./),
  ).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Show the file' }).getAttribute('href')).toBe(
    paths.artifact(run, 'confusion_matrix.json'),
  )
})

test('a picture is shown as one, and called one', async () => {
  const { run } = await runWith({
    'training_confusion_matrix.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"/>',
  })
  renderApp(paths.run(run))

  expect(
    await screen.findByTitle('training_confusion_matrix.svg, whose numbers cannot be read'),
  ).toBeTruthy()
  expect(screen.getByText(/is a picture of a matrix/)).toBeTruthy()
})
