import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { cellsOf, compareAddress, rowOf } from '#src/testing/comparedCells.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

const MINUS = '\u2212'

async function twoCourses() {
  const server = await startServer()
  const first = await server.logRun({
    name: 'slow',
    history: { accuracy: [0.2, 0.9, 0.6], train_loss: [0.9, 0.3, 0.4], drift: [1, 5, 2] },
  })
  const second = await server.logRun({
    name: 'fast',
    history: { accuracy: [0.4, 0.7, 0.8], train_loss: [0.8, 0.7, 0.5] },
  })
  return { server, path: compareAddress(first, second) }
}

test('metrics show their last, their best, their least or their greatest values', async () => {
  const { path } = await twoCourses()
  const { user, address } = renderApp(path)
  expect(await cellsOf('accuracy')).toEqual(['0.6', '0.8best'])

  await user.click(screen.getByRole('radio', { name: 'Best' }))
  expect(await screen.findByText('Metrics, best')).toBeTruthy()
  await expect.poll(() => cellsOf('accuracy')).toEqual(['0.9best', '0.8'])
  await expect.poll(() => cellsOf('train_loss')).toEqual(['0.3best', '0.5'])
  expect(await cellsOf('drift')).toEqual([
    '–no best: it is not known which way it gets better',
    '–no best: it is not known which way it gets better',
  ])
  expect(address()).toContain('metrics=best')

  await user.click(screen.getByRole('radio', { name: 'Min' }))
  await expect.poll(() => cellsOf('accuracy')).toEqual(['0.2', '0.4best'])
  await user.click(screen.getByRole('radio', { name: 'Max' }))
  await expect.poll(() => cellsOf('drift')).toEqual(['5', '–missing'])
})

test('as long as histories are missing their cells wait, and it is said how many have come', async () => {
  const { server, path } = await twoCourses()
  const { user } = renderApp(path)
  await rowOf('accuracy')

  server.disconnect()
  await user.click(screen.getByRole('radio', { name: 'Min' }))
  expect(await cellsOf('accuracy')).toEqual([
    'The history is not here yet',
    'The history is not here yet',
  ])
  expect(screen.getByText('Histories of 0 of 3 metrics are here.')).toBeTruthy()
})

test('the reader corrects which way a metric gets better, and takes it back', async () => {
  const { path } = await twoCourses()
  const { user } = renderApp(path)
  expect(await cellsOf('accuracy')).toEqual(['0.6', '0.8best'])
  const choose = async (item: RegExp | string) => {
    await user.click(
      (await rowOf('accuracy')).getByRole('button', { name: /^Direction of accuracy/ }),
    )
    await user.click(screen.getByRole('menuitemradio', { name: item }))
  }

  await choose('Lower is better')
  expect(await cellsOf('accuracy')).toEqual(['0.6best', '0.8'])
  expect(
    (await rowOf('accuracy')).getByRole('button', {
      name: 'Direction of accuracy: lower is better, as you said',
    }),
  ).toBeTruthy()

  await choose('Neither is better')
  expect(await cellsOf('accuracy')).toEqual(['0.6', '0.8'])
  expect(localStorage.getItem('tidemark-metric-directions')).toBe('{"accuracy":"neither"}')

  await choose('As guessed: higher is better')
  expect(await cellsOf('accuracy')).toEqual(['0.6', '0.8best'])
})

test('a corrected direction says what the experiment is best at, too', async () => {
  const server = await startServer()
  const experimentId = await server.createExperiment('detectors')
  for (const accuracy of [0.2, 0.9]) {
    await server.logRun({ experimentId, name: `run ${accuracy}`, metrics: { accuracy } })
  }
  localStorage.setItem('tidemark-metric-directions', '{"accuracy":"lower"}')
  renderApp('/experiments')

  const row = await screen.findByRole('row', { name: /detectors/ })
  await expect.poll(() => row.textContent).toContain('by run 0.2')
})

async function againstZero() {
  const server = await startServer()
  const base = await server.logRun({ name: 'base', metrics: { f1: 0.5, misses: 0, size: 2 } })
  const other = await server.logRun({ name: 'other', metrics: { f1: 0.6, misses: 3, size: 2 } })
  return `${compareAddress(base, other)}&baseline=${base}`
}

test('deltas are absolute, relative, both or none, as the address has it', async () => {
  const path = await againstZero()
  const { user, address } = renderApp(path)
  expect(await cellsOf('f1')).toEqual(['0.5', '0.6best▲ +0.1 (better than the baseline)'])
  expect(await cellsOf('size')).toEqual(['2', '2= baseline'])

  await user.click(screen.getByRole('radio', { name: 'Percent' }))
  expect(await cellsOf('f1')).toEqual(['0.5', '0.6best▲ +20.0\u00a0% (better than the baseline)'])
  await user.click(screen.getByRole('radio', { name: 'Both' }))
  expect((await cellsOf('f1'))[1]).toContain('▲ +0.1 (+20.0\u00a0%)')
  await user.click(screen.getByRole('radio', { name: 'None' }))
  expect(await cellsOf('f1')).toEqual(['0.5', '0.6best'])
  expect(address()).toContain('deltas=none')
})

test('beside a baseline of about 0 there is no percentage, and it is said why', async () => {
  renderApp(`${await againstZero()}&deltas=percent`)

  expect(await cellsOf('misses')).toEqual([
    '0best',
    '3▲ –\u00a0% (no percentage: the baseline is about 0) (worse than the baseline)',
  ])
  expect((await rowOf('misses')).getByTitle(/the baseline is about 0/)).toBeTruthy()
})

test('a difference that seeds alone could make is marked, with how many seeds say so', async () => {
  const server = await startServer()
  const seeds = []
  for (const [seed, f1] of [0.7, 0.74, 0.69].entries()) {
    const params = { lr: 0.1, random_state: seed }
    seeds.push(await server.logRun({ name: `seed ${seed}`, params, metrics: { f1 } }))
  }
  const better = await server.logRun({
    name: 'deeper',
    params: { lr: 0.2, random_state: 0 },
    metrics: { f1: 0.9 },
  })
  renderApp(`${compareAddress(...seeds, better)}&baseline=${seeds[0]}`)

  expect(await cellsOf('f1')).toEqual([
    '0.70',
    '0.74▲ +0.04 (better than the baseline)≈ within noise, 3 seeds',
    `0.69▼ ${MINUS}0.01 (worse than the baseline)≈ within noise, 3 seeds`,
    '0.90best▲ +0.20 (better than the baseline)',
  ])
})

const params = () =>
  screen
    .getAllByRole('rowheader')
    .map(({ ariaLabel }) => ariaLabel?.split(',')[0])
    .filter((key) => ['batch', 'lr', 'mode'].includes(key ?? ''))

test('keys stand in the order in which the runs differ', async () => {
  const server = await startServer()
  const first = await server.logRun({ params: { batch: 32, lr: 0.1, mode: 'a' } })
  const second = await server.logRun({ params: { batch: 64, lr: 0.9, mode: 'b' } })
  const { user, address } = renderApp(compareAddress(first, second))
  await rowOf('batch')
  expect(params()).toEqual(['batch', 'lr', 'mode'])

  await user.click(screen.getByRole('radio', { name: 'Difference' }))
  expect(params()).toEqual(['lr', 'batch', 'mode'])
  expect(address()).toContain('order=difference')
  const rule = within(screen.getByTitle(/^Numbers by their spread/))
  expect(rule.getByRole('radio', { name: 'Difference' })).toBeTruthy()
})
