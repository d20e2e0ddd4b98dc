import { expect, test } from 'vitest'
import { RunTable } from '#mlflow/runTable.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { plotDefaults } from './plotDefaults.ts'
import { fieldsOf, valuesOf } from './plotFields.ts'
import { writePlot } from './plotSpecs.ts'

type Runs = Parameters<typeof runBlock>[0]

function tableOf(runs: readonly Omit<Runs[number], 'id'>[]) {
  const table = new RunTable()
  table.absorb(runBlock(runs.map((run, at) => Object.assign({ id: `r${at}` }, run))))
  return table
}

function defaultsOf(runs: readonly Omit<Runs[number], 'id'>[]) {
  const table = tableOf(runs)
  const defaults = plotDefaults(fieldsOf(table, table.rows()))
  return Object.fromEntries(
    Object.entries(defaults).map(([kind, spec]) => [kind, spec && writePlot(spec)]),
  )
}

test('plots show the headline metric by the params that vary, wide ranges by their powers of ten', () => {
  const runs = ['0.0001', '0.001', '0.1', '0.1'].map((lr, i) => ({
    metrics: { f1_score: i / 10, loss: 1, time: i },
    params: {
      lr,
      batch: String(i < 2 ? 64 : 128),
      optimizer: i % 2 ? 'adam' : 'sgd',
      seed: String(i),
      epochs: '10',
    },
    tags: { 'mlflow.user': `u${i}`, status: 'tuning' },
  }))

  expect(defaultsOf(runs)).toEqual({
    scatter: 'scatter~metrics.f1_score~log.params.lr',
    bars: 'bars~metrics.f1_score',
    box: 'box~metrics.f1_score~params.optimizer',
    parallel: 'parallel~params.batch~log.params.lr~params.optimizer~params.seed~metrics.f1_score',
    heat: 'heat~metrics.f1_score~params.lr~params.batch',
    best: 'best~metrics.f1_score',
  })
})

test('a text that each of many runs has for itself is no axis', () => {
  const runs = Array.from({ length: 30 }, (_, i) => ({
    metrics: { f1: i },
    params: { path: `runs/${i}`, lr: String(i), model: i % 2 ? 'a' : 'b' },
  }))

  expect(defaultsOf(runs)).toMatchObject({
    parallel: 'parallel~params.lr~params.model~metrics.f1',
    heat: 'heat~metrics.f1~params.lr~params.model',
  })
})

test('without params that vary, metrics stand over metrics, and what needs params is not offered', () => {
  expect(defaultsOf([{ metrics: { f1: 1, loss: 1 } }, { metrics: { f1: 2, loss: 3 } }])).toEqual({
    scatter: 'scatter~metrics.f1~metrics.loss',
    bars: 'bars~metrics.f1',
    box: null,
    parallel: null,
    heat: null,
    best: 'best~metrics.f1',
  })
})

test('runs without metrics have no plot', () => {
  expect(Object.values(defaultsOf([{ params: { a: '1' } }, { params: { a: '2' } }]))).toEqual(
    Array.from({ length: 6 }, () => null),
  )
})

test('a field is offered if one of the rows has it, and is known by its numbers', () => {
  const table = tableOf([
    { metrics: { f1: NaN }, params: { lr: '0.1' }, tags: { 'mlflow.user': 'a', team: 'x' } },
    { params: { lr: 'auto' }, startedAt: 0, endedAt: 5_000 },
    { params: { lr: '10' } },
  ])

  expect(fieldsOf(table, table.rows())).toEqual([
    { field: 'params.lr', present: 3, numbers: 2, distinct: 3, extent: [0.1, 10] },
    { field: 'tags.team', present: 1, numbers: 0, distinct: 1, extent: null },
    { field: 'attributes.duration', present: 1, numbers: 1, distinct: 1, extent: [5, 5] },
  ])
  expect(fieldsOf(table, Int32Array.of(2)).map(({ field }) => field)).toEqual(['params.lr'])
  expect(valuesOf(table, table.rows(), 'params.lr')).toEqual(['0.1', '10', 'auto'])
})
