import { expect, test } from 'vitest'
import { loggedRun } from '#src/testing/loggedRun.ts'
import {
  compareRuns,
  type ComparisonRow,
  countDiffering,
  filterRows,
  type MetricRow,
  type Section,
} from './comparison.ts'

const isIn = (section: Section) => (row: ComparisonRow) => row.section === section
const keysIn = (rows: readonly ComparisonRow[], section: Section) =>
  rows.filter(isIn(section)).map(({ key }) => key)

function metricRow(name: string, ...values: (number | null)[]): MetricRow {
  const runs = values.map((value) =>
    loggedRun({ metrics: value === null ? {} : { [name]: value } }),
  )
  for (const row of compareRuns(runs)) if (row.section === 'metrics') return row
  throw new Error('The comparison has no metric.')
}
const bestOf = (name: string, ...values: (number | null)[]) => [...metricRow(name, ...values).best]

test('a key that one run lacks is a difference', () => {
  const rows = compareRuns([
    loggedRun({ params: { lr: '0.1', seed: '1' } }),
    loggedRun({ params: { seed: '1' } }),
  ])

  expect(rows.filter(isIn('params'))).toEqual([
    { section: 'params', key: 'lr', values: ['0.1', null], differs: true },
    { section: 'params', key: 'seed', values: ['1', '1'], differs: false },
  ])
})

test('keys go by name, numbers in them by size', () => {
  const rows = compareRuns([loggedRun({ params: { layer10: 'a', layer2: 'b', Layer1: 'c' } })])

  expect(keysIn(rows, 'params')).toEqual(['Layer1', 'layer2', 'layer10'])
})

test('params are compared as they were logged', () => {
  const rows = compareRuns([
    loggedRun({ params: { lr: '0.001' } }),
    loggedRun({ params: { lr: '1e-3' } }),
  ])

  expect(rows.find(isIn('params'))?.differs).toBe(true)
})

test('the best value is the highest or the lowest, as the name of the metric has it', () => {
  expect(bestOf('f1', 0.7, 0.9, 0.8)).toEqual([1])
  expect(bestOf('val_loss', 0.7, 0.9, 0.8)).toEqual([0])
  expect(bestOf('n_detected', 7, 9, 8)).toEqual([])
})

test('ties are best together, but not when nothing is worse', () => {
  expect(bestOf('f1', 0.9, 0.8, 0.9)).toEqual([0, 2])
  expect(bestOf('f1', 0.9, 0.9)).toEqual([])
  expect(bestOf('f1', 0.9, null)).toEqual([])
})

test('a value that is missing, NaN or infinite is never best', () => {
  expect(bestOf('f1', Number.NaN, 0.5, null, 0.4)).toEqual([1])
  expect(bestOf('loss', Number.NaN, -Infinity, 0.5, 0.6)).toEqual([2])
  expect(bestOf('f1', Number.NaN, Number.NaN)).toEqual([])
})

test('NaN is the same as NaN, and differs from a number and from nothing', () => {
  expect(metricRow('f1', Number.NaN, Number.NaN).differs).toBe(false)
  expect(metricRow('f1', Number.NaN, 0).differs).toBe(true)
  expect(metricRow('f1', Number.NaN, null).differs).toBe(true)
})

test('what is shown of metrics can be something else than their last values', () => {
  const runs = [
    loggedRun({ id: 'a', metrics: { f1: 0.5 } }),
    loggedRun({ id: 'b', metrics: { f1: 0.6 } }),
    loggedRun({ id: 'c' }),
  ]
  const shown = new Map([
    ['a', 0.9],
    ['b', 0.9],
    ['c', 1],
  ])
  const [row] = compareRuns(runs, { metricValue: ({ id }) => shown.get(id) ?? null })

  expect(row).toMatchObject({ values: [0.9, 0.9, null], differs: true })
})

test('a metric differs by its last values as long as others are awaited', () => {
  const runs = [
    loggedRun({ id: 'a', metrics: { f1: 0.5 } }),
    loggedRun({ id: 'b', metrics: { f1: 0.6 } }),
  ]
  const [row] = compareRuns(runs, { metricValue: ({ id }) => (id === 'a' ? 0.9 : 'pending') })

  expect(row).toMatchObject({ values: [0.9, null], differs: true })
  expect(row?.section === 'metrics' && [...row.pending]).toEqual([1])
})

test('tags are those that people set; what MLflow notes of a run is among its facts', () => {
  const rows = compareRuns([
    loggedRun({
      tags: { team: 'idx', 'mlflow.source.name': 'train.py', 'mlflow.log-model.history': '[]' },
    }),
  ])

  expect(keysIn(rows, 'tags')).toEqual(['team'])
  expect(rows.filter(isIn('facts')).map(({ key, values }) => [key, values[0]])).toEqual([
    ['Status', 'Finished'],
    ['Started', '2024-01-02 03:04:05'],
    ['Duration', '1 min 5 s'],
    ['User', 'ada'],
    ['Experiment', '1'],
    ['Source', 'train.py'],
  ])
})

test('data sets that runs read stand side by side with their state and their use', () => {
  const rows = compareRuns([
    loggedRun({ datasets: [{ name: 'idx', digest: 'a1', context: 'training' }] }),
    loggedRun({
      datasets: [
        { name: 'idx', digest: 'b2', context: 'training' },
        { name: 'idx', digest: 'b2', context: 'test' },
        { name: 'extra', digest: 'c3' },
      ],
    }),
  ])

  expect(rows.filter(isIn('datasets')).map(({ key, values }) => ({ key, values }))).toEqual([
    { key: 'extra', values: [null, 'c3'] },
    { key: 'idx', values: ['a1 (training)', 'b2 (training), b2 (test)'] },
  ])
})

test('rows are found by a part of their key, and equal ones can be left out', () => {
  const rows = compareRuns([
    loggedRun({ metrics: { f1: 0.5, recall: 0.5 }, params: { 'LR/max': '1', seed: '7' } }),
    loggedRun({ metrics: { f1: 0.6, recall: 0.5 }, params: { 'LR/max': '2', seed: '7' } }),
  ])

  expect(countDiffering(rows)).toEqual({ differing: 2, all: 9 })
  const differing = filterRows(rows, { differingOnly: true, keyText: '' })
  expect(differing.map(({ key }) => key)).toEqual(['f1', 'LR/max'])
  const found = filterRows(rows, { differingOnly: false, keyText: ' lr/ ' })
  expect(found.map(({ key }) => key)).toEqual(['LR/max'])
})
