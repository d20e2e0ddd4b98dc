import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { type Run, toRun } from '#mlflow/runs.ts'
import { runSchema } from '#protocol/runs.ts'
import { comparedMetrics } from './comparedMetrics.ts'

const runWith = (steps: Record<string, number>): Run =>
  toRun(
    z.parse(runSchema, {
      info: { run_id: 'r', experiment_id: '1', status: 'FINISHED' },
      data: {
        metrics: Object.entries(steps).map(([key, step]) => ({
          key,
          value: 1,
          timestamp: 0,
          step,
        })),
      },
    }),
  )

test('metrics that most runs share come first, and those of step 0 stand apart', () => {
  const runs = [
    runWith({ b: 9, a: 9, once: 0 }),
    runWith({ b: 9, once: 0, mixed: 0 }),
    runWith({ mixed: 3 }),
  ]

  expect(comparedMetrics(runs)).toEqual({ curves: ['b', 'mixed', 'a'], single: ['once'] })
})
