import { expect, test } from 'vitest'
import { RunTable } from '#mlflow/runTable.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { bestOf, experimentHeadline, type Headline, latestValues } from './experimentHeadline.ts'

/** Runs from the oldest to the newest; rows go the other way. */
function runsWith(...metrics: Record<string, number>[]) {
  const table = new RunTable()
  table.absorb(runBlock(metrics.map((values, index) => ({ id: `run${index}`, metrics: values }))))
  return { table, rows: [...table.rows()].toReversed() }
}

const headlineOf = (tags: Record<string, string>, ...metrics: Record<string, number>[]) => {
  const { table, rows } = runsWith(...metrics)
  return experimentHeadline(new Map(Object.entries(tags)), table, rows)
}

const greatest = (metric: string): Headline => ({ metric, extreme: 'greatest', direction: 'known' })

test('an experiment is judged by the most telling metric of its runs, in the way that its name tells', () => {
  expect(headlineOf({}, { loss: 1 }, { loss: 1, f1_score: 0.5 })).toEqual(greatest('f1_score'))
  expect(headlineOf({}, { val_loss: 1 })).toEqual({
    metric: 'val_loss',
    extreme: 'least',
    direction: 'known',
  })
  expect(headlineOf({}, { n_detected: 1 })).toEqual({
    metric: 'n_detected',
    extreme: 'greatest',
    direction: 'unknown',
  })
})

test('what no run has a finite value of does not count', () => {
  expect(headlineOf({}, { f1_score: NaN, accuracy: 0.5 }, { f1_score: Infinity })).toEqual(
    greatest('accuracy'),
  )
  expect(headlineOf({}, { f1_score: NaN })).toBe(null)
  expect(headlineOf({}, {})).toBe(null)
})

test('the tag of the experiment comes first, and may say which way is better', () => {
  const name = { 'mlflow.experiment.primaryMetric.name': 'n_detected' }
  const lower = { ...name, 'mlflow.experiment.primaryMetric.greaterIsBetter': 'False' }
  const higher = { ...name, 'mlflow.experiment.primaryMetric.greaterIsBetter': 'true' }

  expect(headlineOf(lower, { f1_score: 1 })).toEqual({
    metric: 'n_detected',
    extreme: 'least',
    direction: 'known',
  })
  expect(headlineOf(higher, { f1_score: 1 })).toEqual(greatest('n_detected'))
  expect(headlineOf(name, { f1_score: 1 })).toMatchObject({ direction: 'unknown' })
})

test('neither NaN nor an infinity wins, and of equal runs the first one does', () => {
  const { table, rows } = runsWith(
    { f1_score: 0.6 },
    { f1_score: 0.8 },
    { f1_score: NaN },
    { f1_score: 0.8 },
    { f1_score: Infinity },
    {},
  )

  expect(bestOf(table, rows, greatest('f1_score'))).toEqual({
    id: 'run1',
    name: 'run1',
    value: 0.8,
  })
  expect(bestOf(table, rows, { ...greatest('f1_score'), extreme: 'least' })?.value).toBe(0.6)
  expect(bestOf(table, rows, greatest('accuracy'))).toBe(null)
})

test('the curve goes through the finite values from the oldest run to the newest', () => {
  const { table, rows } = runsWith({ f1_score: 0.6 }, { f1_score: NaN }, {}, { f1_score: 0.7 })

  expect(latestValues(table, rows, greatest('f1_score'))).toEqual({
    runIds: ['run0', 'run3'],
    values: [0.6, 0.7],
  })
})
