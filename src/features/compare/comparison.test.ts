import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { type Run, toRun } from '#mlflow/runs.ts'
import { runSchema } from '#protocol/runs.ts'
import { compareRuns, countDiffering, deltaTo, filterRows } from './comparison.ts'

const STARTED = new Date(2024, 0, 2, 3, 4, 5)

type Logged = {
  metrics?: Record<string, number>
  params?: Record<string, string>
  tags?: Record<string, string>
}

const pairs = (values: Record<string, string>) =>
  Object.entries(values).map(([key, value]) => ({ key, value }))

const runOf = ({ metrics = {}, params = {}, tags = {} }: Logged): Run =>
  toRun(
    z.parse(runSchema, {
      info: {
        run_id: 'r',
        experiment_id: '1',
        run_name: 'baseline',
        user_id: 'ada',
        status: 'FINISHED',
        start_time: STARTED.getTime(),
        end_time: STARTED.getTime() + 65_000,
      },
      data: {
        metrics: Object.entries(metrics).map(([key, value]) => ({
          key,
          value: Number.isFinite(value) ? value : String(value),
          timestamp: STARTED.getTime(),
        })),
        params: pairs(params),
        tags: pairs(tags),
      },
    }),
  )

const metricRow = (name: string, ...values: (number | null)[]) => {
  const runs = values.map((value) => runOf({ metrics: value === null ? {} : { [name]: value } }))
  const [row] = compareRuns(runs).metrics
  if (!row) throw new Error('The comparison has no metric.')
  return row
}
const bestOf = (name: string, ...values: (number | null)[]) => [...metricRow(name, ...values).best]

test('a key that one run lacks is a difference', () => {
  const { params } = compareRuns([
    runOf({ params: { lr: '0.1', seed: '1' } }),
    runOf({ params: { seed: '1' } }),
  ])

  expect(params).toEqual([
    { key: 'lr', values: ['0.1', null], differs: true },
    { key: 'seed', values: ['1', '1'], differs: false },
  ])
})

test('keys go by name, numbers in them by size', () => {
  const { params } = compareRuns([runOf({ params: { layer10: 'a', layer2: 'b', Layer1: 'c' } })])

  expect(params.map(({ key }) => key)).toEqual(['Layer1', 'layer2', 'layer10'])
})

test('params are compared as they were logged', () => {
  const { params } = compareRuns([
    runOf({ params: { lr: '0.001' } }),
    runOf({ params: { lr: '1e-3' } }),
  ])

  expect(params[0]?.differs).toBe(true)
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

test('tags are those that people set; what MLflow notes of a run is among its facts', () => {
  const { tags, facts } = compareRuns([
    runOf({
      tags: { team: 'idx', 'mlflow.source.name': 'train.py', 'mlflow.log-model.history': '[]' },
    }),
  ])

  expect(tags.map(({ key }) => key)).toEqual(['team'])
  expect(facts.map(({ key, values }) => [key, values[0]])).toEqual([
    ['Status', 'Finished'],
    ['Started', '2024-01-02 03:04:05'],
    ['Duration', '1 min 5 s'],
    ['User', 'ada'],
    ['Experiment', '1'],
    ['Source', 'train.py'],
  ])
})

test('rows are found by a part of their key, and equal ones can be left out', () => {
  const comparison = compareRuns([
    runOf({ metrics: { f1: 0.5, recall: 0.5 }, params: { 'LR/max': '1', seed: '7' } }),
    runOf({ metrics: { f1: 0.6, recall: 0.5 }, params: { 'LR/max': '2', seed: '7' } }),
  ])

  expect(countDiffering(comparison)).toEqual({ differing: 2, all: 9 })
  const differing = filterRows(comparison, { differingOnly: true, keyText: '' })
  expect(differing.metrics.map(({ key }) => key)).toEqual(['f1'])
  expect(differing.params.map(({ key }) => key)).toEqual(['LR/max'])
  expect(differing.facts).toEqual([])
  const found = filterRows(comparison, { differingOnly: false, keyText: ' lr/ ' })
  expect(found.params.map(({ key }) => key)).toEqual(['LR/max'])
  expect(found.metrics).toEqual([])
})

test('a delta is better or worse by the direction of its metric', () => {
  expect(deltaTo(0.5, 0.75, 'higher')).toEqual({ difference: 0.25, verdict: 'better' })
  expect(deltaTo(0.5, 0.75, 'lower')).toEqual({ difference: 0.25, verdict: 'worse' })
  expect(deltaTo(0.5, 0.25, 'lower')).toEqual({ difference: -0.25, verdict: 'better' })
  expect(deltaTo(0.5, 0.75, 'unknown')).toEqual({ difference: 0.25, verdict: 'unknown' })
  expect(deltaTo(0.5, 0.5, 'higher')).toEqual({ difference: 0, verdict: 'same' })
})

test('there is no delta to or from what is missing or no number', () => {
  expect(deltaTo(null, 1, 'higher')).toBeNull()
  expect(deltaTo(1, null, 'higher')).toBeNull()
  expect(deltaTo(1, Number.NaN, 'higher')).toBeNull()
  expect(deltaTo(Infinity, 1, 'higher')).toBeNull()
})
