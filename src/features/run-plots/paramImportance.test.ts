import { expect, test } from 'vitest'
import { RunTable } from '#mlflow/runTable.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { cautionsOf, paramImportance } from './paramImportance.ts'

type Runs = Parameters<typeof runBlock>[0]

function importanceIn(runs: readonly Omit<Runs[number], 'id'>[]) {
  const table = new RunTable()
  table.absorb(runBlock(runs.map((run, at) => Object.assign({ id: `r${at}` }, run))))
  return paramImportance(table, table.rows(), 'metrics.f1')
}

const optimizers = ['adam', 'adam', 'adam', 'sgd', 'sgd', 'sgd']
const runs = optimizers.map((optimizer, i) => ({
  metrics: { f1: (optimizer === 'adam' ? 0.8 : 0.5) + i / 100 },
  params: { lr: `1e-${i}`, optimizer, seed: String(i % 2), epochs: '100', trial: `t${i}` },
}))

test('params stand by how strongly they go with the metric, those that do not vary are left out', () => {
  const found = importanceIn(runs)

  expect(found.map(({ param }) => param)).toEqual(['optimizer', 'lr', 'seed', 'trial'])
  expect(found.at(-1)).toMatchObject({ strength: null, effect: null })
})

test('numbers go by their ranks with a sign, categories by the share that their groups explain', () => {
  const found = new Map(importanceIn(runs).map((one) => [one.param, one]))

  // Falling by optimizer, rising within: ranks 4 5 6 1 2 3 over falling rates.
  const lr = found.get('lr')?.effect
  expect(lr?.kind === 'number' ? lr.rho : null).toBeCloseTo(0.542857)
  const optimizer = found.get('optimizer')
  expect(optimizer?.effect?.kind).toBe('category')
  expect(optimizer?.strength).toBeGreaterThan(0.98)
})

test('only runs that have both count, NaN and infinities do not', () => {
  const found = importanceIn([
    ...runs,
    { metrics: { f1: NaN }, params: { lr: '5' } },
    { metrics: { f1: Infinity }, params: { lr: '5' } },
    { params: { lr: '5' } },
    { metrics: { f1: 0.1 } },
  ])

  expect(found.find(({ param }) => param === 'lr')).toMatchObject({ n: 6, values: 6 })
})

test('a param with one text among its numbers is one of categories', () => {
  const found = importanceIn([
    ...runs,
    { metrics: { f1: 0.9 }, params: { lr: 'auto' } },
    { metrics: { f1: 0.8 }, params: { lr: 'auto' } },
  ])

  expect(found.find(({ param }) => param === 'lr')?.effect?.kind).toBe('category')
})

test('few runs and few values are cautioned of', () => {
  const found = new Map(importanceIn(runs).map((one) => [one.param, cautionsOf(one)]))

  expect(found.get('lr')).toEqual(['few runs: chance alone can look like this'])
  expect(found.get('seed')).toEqual(['few runs: chance alone can look like this', '2 values only'])
  expect(found.get('trial')).toEqual(['each run has a value of its own'])
})
