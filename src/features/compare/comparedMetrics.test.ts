import { expect, test } from 'vitest'
import type { Run } from '#mlflow/runs.ts'
import { comparedMetrics } from './comparedMetrics.ts'

const runWith = (steps: Record<string, number>): Run => ({
  id: 'r',
  experimentId: '1',
  name: 'baseline',
  status: 'FINISHED',
  deleted: false,
  startedAt: null,
  endedAt: null,
  user: '',
  artifactUri: '',
  parentId: null,
  metrics: new Map(
    Object.entries(steps).map(([key, step]) => [key, { value: 1, step, loggedAt: new Date(0) }]),
  ),
  params: new Map(),
  tags: new Map(),
  datasets: [],
})

test('metrics that most runs share come first, and those of step 0 stand apart', () => {
  const runs = [
    runWith({ b: 9, a: 9, once: 0 }),
    runWith({ b: 9, once: 0, mixed: 0 }),
    runWith({ mixed: 3 }),
  ]

  expect(comparedMetrics(runs)).toEqual({ curves: ['b', 'mixed', 'a'], single: ['once'] })
})
