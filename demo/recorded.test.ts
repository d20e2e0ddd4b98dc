import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { searchExperimentsResponse } from '../protocol/experiments.ts'
import { searchRunsResponse, type WireRun } from '../protocol/runs.ts'
import { createApp } from '../server/app.ts'
import { embeddedBackend } from '../server/embedded.ts'
import { loadDemo } from '../server/loadDemo.ts'
import { describeStore } from './describeStore.ts'
import { buildEngine } from './experiments/engine.ts'
import { runIsolationForests } from './experiments/isolationForests.ts'
import { runStatisticalMethods } from './experiments/statisticalMethods.ts'
import { RECORDING } from './recording.ts'

const stops: (() => Promise<unknown>)[] = []
let recorded: { url: string; folder: string }
let runs: WireRun[]
let experimentOf: Map<string, string>

/** A server on a store in a folder of its own, until the last test is done. */
async function serve(archive: string | null) {
  const folder = await mkdtemp(path.join(tmpdir(), 'tidemark-recorded-'))
  if (archive !== null) await loadDemo(folder, archive)
  const app = createApp(await embeddedBackend({ dataDir: folder }), { readOnly: false })
  stops.push(async () => {
    await app.close()
    await rm(folder, { recursive: true, force: true })
  })
  return { folder, url: await app.listen({ port: 0, host: '127.0.0.1' }) }
}

async function post<Schema extends z.ZodMiniType>(
  endpoint: string,
  body: Record<string, unknown>,
  schema: Schema,
): Promise<z.output<Schema>> {
  const response = await fetch(`${recorded.url}/api/2.0/mlflow/${endpoint}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return schema.parse(await response.json())
}

async function artifact(run: WireRun, file: string): Promise<string | null> {
  const query = new URLSearchParams({ run_id: run.info.run_id, path: file }).toString()
  const response = await fetch(`${recorded.url}/get-artifact?${query}`)
  return response.ok ? response.text() : null
}

beforeAll(async () => {
  recorded = await serve(RECORDING)
  const { experiments } = await post(
    'experiments/search',
    { max_results: 100 },
    searchExperimentsResponse,
  )
  experimentOf = new Map(experiments.map((e) => [e.experiment_id, e.name]))
  const request = { experiment_ids: [...experimentOf.keys()], max_results: 1_000 }
  runs = (await post('runs/search', request, searchRunsResponse)).runs
})

afterAll(async () => {
  for (const stop of stops) await stop()
})

const prediction = z.object({ y_true: z.enum(['0', '1']), y_pred: z.enum(['0', '1']) })
const matrixFile = z.object({ matrix: z.array(z.array(z.number())) })

/** Precision, recall and F1 of a matrix whose rows are the true class, anomaly last; counted here, not by the demo. */
function figuresOf(name: string, matrix: number[][]) {
  const [[, falseAlarms = 0] = [], [missed = 0, hits = 0] = []] = matrix
  return {
    name,
    matrix,
    precision: hits / (hits + falseAlarms),
    recall: hits / (hits + missed),
    f1_score: (2 * hits) / (2 * hits + falseAlarms + missed),
  }
}

test('the figures follow from the recorded predictions', async () => {
  const recomputed: unknown[] = []
  const logged: unknown[] = []
  for (const run of runs) {
    const csv = await artifact(run, 'predictions.csv')
    if (csv === null) continue
    const rows = z.array(prediction).parse(Papa.parse(csv.trim(), { header: true }).data)
    const matrix = ['0', '1'].map((truth) =>
      ['0', '1'].map(
        (predicted) =>
          rows.filter(({ y_true, y_pred }) => y_true === truth && y_pred === predicted).length,
      ),
    )
    recomputed.push(figuresOf(run.info.run_name, matrix))

    const file: unknown = JSON.parse((await artifact(run, 'confusion_matrix.json')) ?? 'null')
    const metrics = new Map(run.data.metrics.map(({ key, value }) => [key, value]))
    logged.push({
      name: run.info.run_name,
      matrix: matrixFile.parse(file).matrix,
      precision: metrics.get('precision'),
      recall: metrics.get('recall'),
      f1_score: metrics.get('f1_score'),
    })
  }

  expect(logged.length).toBeGreaterThan(60)
  expect(recomputed).toEqual(logged)
})

test('the experiments are those of the guide, and one run failed', () => {
  const project = 'market-anomaly-detection'
  const names = ['autoencoder', 'ensemble', 'historical_backtesting', 'isolation_forest']
  const all = [...names, 'lstm_detector', 'statistical_methods']

  expect([...experimentOf.values()].filter((name) => name !== 'Default').toSorted()).toEqual(
    all.map((name) => `${project}/${name}`),
  )
  const unfinished = runs.filter(({ info }) => info.status !== 'FINISHED')
  expect(unfinished.map(({ info }) => [info.run_name, info.status])).toEqual([
    ['seq_length_250', 'FAILED'],
  ])
})

test('one run diverged, and its metrics say so', () => {
  const diverged = runs.filter(({ data }) =>
    data.metrics.some(({ key, value }) => key === 'loss' && Number.isNaN(value)),
  )

  expect(diverged.map(({ info }) => info.run_name)).toEqual(['sgd_learning_rate_10'])
})

test('every run has the tags of the guide, and says that its data is synthetic', () => {
  const silent = runs.filter(({ data }) => {
    const tags = new Map(data.tags.map(({ key, value }) => [key, value]))
    const usual = ['developer', 'model_type', 'dataset', 'status', 'purpose']
    const note = tags.get('mlflow.note.content')
    return (
      tags.get('data') !== 'synthetic' ||
      !note?.includes('synthetic') ||
      !usual.every((key) => tags.get(key))
    )
  })

  expect(silent.map(({ info }) => info.run_name)).toEqual([])
})

// It really trains: half a minute of work, and minutes on a busy machine.
test('what is trained again gives what was recorded', { timeout: 900_000 }, async () => {
  const again = await serve(null)
  const engine = buildEngine(again.url)
  await runStatisticalMethods(engine)
  await runIsolationForests(engine)

  const experiments = /^market-anomaly-detection\/(statistical_methods|isolation_forest)/
  const [before, now] = await Promise.all(
    [recorded, again].map(async ({ url, folder }) =>
      (await describeStore(url, path.join(folder, 'artifacts'))).filter((line) =>
        experiments.test(line),
      ),
    ),
  )
  expect(now).toEqual(before)
  expect(now?.length).toBeGreaterThan(1_000)
})

test('the recording is small enough for git', async () => {
  expect((await stat(RECORDING)).size).toBeLessThanOrEqual(6 * 1024 * 1024)
})
