import { expect, test } from 'vitest'
import { toRun } from '#mlflow/runs.ts'
import { getRunResponse } from '#protocol/runs.ts'
import { versionOf } from '#src/testing/registered.ts'
import { versionPlot } from './versionPlot.ts'
import * as z from 'zod/mini'

const run = (id: string, value: number | 'NaN') =>
  toRun(
    z.parse(getRunResponse, {
      run: {
        info: { run_id: id, experiment_id: '0', status: 'FINISHED', artifact_uri: '' },
        data: { metrics: [{ key: 'f1', value, timestamp: 0, step: 0 }] },
      },
    }).run,
  )

test('values stand over the numbers of their versions, and those that cannot are kept apart', () => {
  const versions = [
    versionOf('m', '10', { runId: 'r10' }),
    versionOf('m', '9', { runId: 'r9' }),
    versionOf('m', '2', { runId: 'r2' }),
    versionOf('m', '1'),
  ]
  const runs = new Map([
    ['r10', run('r10', 0.5)],
    ['r9', run('r9', 'NaN')],
    ['r2', run('r2', 0)],
  ])
  const plot = versionPlot(versions, runs, 'f1')

  expect(plot.points.map(({ version, value }) => [version.version, value])).toEqual([
    ['2', 0],
    ['10', 0.5],
  ])
  expect(plot.odd.map(({ version }) => version.version)).toEqual(['9'])
  expect(plot.missing).toBe(1)
  expect(plot.x.domain).toEqual([1.5, 10.5])
  expect(plot.x.ticks.every(Number.isInteger)).toBe(true)
})

test('a metric that no version has leaves an empty plot', () => {
  const { points, missing } = versionPlot([versionOf('m', '1')], new Map(), 'f1')
  expect(points).toEqual([])
  expect(missing).toBe(1)
})
