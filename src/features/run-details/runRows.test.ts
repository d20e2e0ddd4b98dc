import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { toRun } from '#mlflow/runs.ts'
import { runSchema } from '#protocol/runs.ts'
import { metricRows, paramRows, tagRows } from './runRows.ts'

const run = toRun(
  z.parse(runSchema, {
    info: { run_id: 'r1', experiment_id: '0', status: 'FINISHED' },
    data: {
      params: [
        { key: 'layer_10', value: '007' },
        { key: 'layer_9', value: '1e-3' },
      ],
      metrics: [
        { key: 'f1', value: 0.123456789, timestamp: 0, step: 12_000 },
        { key: 'loss', value: 'NaN', timestamp: 0 },
      ],
      tags: [
        { key: 'mlflow.user', value: 'ana' },
        { key: 'team', value: 'risk' },
      ],
    },
  }),
)

test('params are in natural order, as they were logged', () => {
  expect(paramRows(run).map(({ key, value }) => [key, value])).toEqual([
    ['layer_9', '1e-3'],
    ['layer_10', '007'],
  ])
})

test('metrics are shortened, with all digits at hand', () => {
  expect(metricRows(run)).toMatchObject([
    { key: 'f1', value: '0.1235', full: '0.123456789', detail: '12,000' },
    { key: 'loss', value: 'NaN', detail: '0' },
  ])
})

test('MLflow’s own tags are kept apart from those that somebody set', () => {
  expect(tagRows(run, 'user').map(({ key }) => key)).toEqual(['team'])
  expect(tagRows(run, 'system').map(({ key }) => key)).toEqual(['mlflow.user'])
})
