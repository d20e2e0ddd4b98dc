import path from 'node:path'
import * as z from 'zod/mini'
import { stageTransitions } from '#protocol/transitions.ts'
import { MLflowTracker } from '#tracker/MLflowTracker.ts'
import { startFaultyProxy } from '#tracker/testing/faultyProxy.ts'
import type { MlflowName } from '../scripts/mlflowEnvironment.mjs'
import { expect, test } from './emptyServer.ts'
import { runPython } from './runPython.ts'

const root = path.dirname(import.meta.dirname)

for (const network of ['sound', 'losing every first answer'] as const) {
  test(`the Python client reads what the tracker logged over a network that is ${network}`, async ({
    emptyServer: { url, client },
  }) => {
    const proxy = await startFaultyProxy(url)
    try {
      if (network !== 'sound') {
        for (const step of STEPS) proxy.fail(step, 'lost answer')
      }
      const id = await logEverything(proxy.url)
      const facts = await readBack(client, url, id)
      expectEverything(facts, id)
      for (const step of STEPS) expect(proxy.seenOf(step), step).not.toEqual([])
      // What would be made twice is looked for instead of being sent again.
      expect(proxy.seenOf('runs/create')).toHaveLength(2)
      expect(proxy.seenOf('log-model')).toHaveLength(1)
      expect(proxy.seenOf('model-versions/create')).toHaveLength(1)
    } finally {
      proxy.close()
    }
  })
}

const STEPS = [
  'experiments/create',
  'set-experiment-tag',
  'runs/create',
  'log-batch',
  'log-inputs',
  'alerts.json',
  'MLmodel',
  'log-model',
  'registered-models/create',
  'model-versions/create',
  'transition-stage',
  'model-versions/set-tag',
  'alias',
  'runs/update',
]

const EXPERIMENT = 'logged by the tracker'
const MODEL = 'TrackedDetector'
const NOTE = 'Thresholds on *z-scores* — “first” try'
const dataset = {
  name: 'IDX_2023_2024',
  digest: '9f2c41aa',
  sourceType: 'code',
  source: '{"tags": {"seed": "7"}}',
  profile: '{"num_rows": 1200}',
}

/** One run with everything that the tracker can log; resolves to its id. */
async function logEverything(trackingUri: string): Promise<string> {
  const tracker = new MLflowTracker(EXPERIMENT, { trackingUri, user: 'ada' })
  await tracker.setExperimentTags({ 'mlflow.note.content': NOTE })
  return tracker.startRun('zscore_threshold_3.0', async (run) => {
    void run.logParams({
      threshold: 3,
      method: 'zscore',
      tickers: ['GOTO.JK', 'BUMI.JK'],
      long: 'é'.repeat(5_000),
    })
    void run.setTags({ model_type: 'statistical', 'mlflow.note.content': NOTE })
    for (let step = 0; step < 1_500; step += 1) {
      void run.logMetrics(
        { loss: 1 / (step + 1), weekly: step % 500 ? step : Number.NaN },
        { step },
      )
    }
    void run.logMetrics({ worst: Infinity })
    void run.logInput(dataset, 'training')
    void run.logTable({ ticker: ['GOTO.JK'], score: [0.5] }, 'alerts.json')
    void run.logTable({ ticker: ['BUMI.JK'], score: [null] }, 'alerts.json')
    void run.logText('grüße', 'notes/50 % (é).txt')
    void run.logConfusionMatrix([0, 0, 1, 1], [0, 1, 1, 1], { labels: ['normal', 'anomaly'] })
    void run.startRun('fold 1', (fold) => fold.logMetrics({ f1_score: 0.75 }))
    const { version } = await run.logModel({ threshold: 3 }, 'model', {
      registeredModelName: MODEL,
      signature: {
        inputs: [{ name: 'volume "é 🎉"', type: 'double' }],
        outputs: [{ name: 'anomaly', type: 'long' }],
      },
      inputExample: { columns: ['volume "é 🎉"'], data: [[1.5]] },
      description: 'A first one',
    })
    await tracker.registry.describeModel(MODEL, 'Finds anomalies')
    await tracker.registry.setAlias(MODEL, 'champion', version ?? '')
    await tracker.registry.setVersionTags(MODEL, version ?? '', { approved: 'yes' })
    await tracker.registry.transitionStage(MODEL, version ?? '', 'Production', {
      reason: 'the only one',
      archiveExisting: true,
    })
    return run.id
  })
}

const version = z.object({
  version: z.coerce.string(),
  stage: z.string(),
  run_id: z.string(),
  description: z.string(),
  source: z.string(),
  tags: z.record(z.string(), z.string()),
})
const factsSchema = z.looseObject({
  info: z.looseObject({ seconds: z.number() }),
  histories: z.record(z.string(), z.array(z.tuple([z.number(), z.string()]))),
  tags: z.record(z.string(), z.string()),
  versions: z.array(version),
  registered: version,
})

async function readBack(client: MlflowName, trackingUri: string, runId: string) {
  const line = await runPython(root, client, ['read_tracker_run.py', runId, MODEL], trackingUri)
  return factsSchema.parse(JSON.parse(line))
}

function expectEverything(facts: z.output<typeof factsSchema>, id: string) {
  expect(facts).toMatchObject({
    experiment: { name: EXPERIMENT, tags: { 'mlflow.note.content': NOTE } },
    runs: 2,
    info: { name: 'zscore_threshold_3.0', status: 'FINISHED', user: 'ada' },
    children: { 'fold 1': 'FINISHED' },
    params: {
      threshold: '3',
      method: 'zscore',
      tickers: '["GOTO.JK","BUMI.JK"]',
      long: 'é'.repeat(5_000),
    },
    tags: {
      model_type: 'statistical',
      'mlflow.note.content': NOTE,
      'mlflow.user': 'ada',
      'mlflow.source.type': 'LOCAL',
      'mlflow.runName': 'zscore_threshold_3.0',
    },
    inputs: [
      {
        dataset: {
          name: dataset.name,
          digest: dataset.digest,
          source_type: dataset.sourceType,
          source: dataset.source,
          profile: dataset.profile,
        },
        tags: { 'mlflow.data.context': 'training' },
      },
    ],
    table: {
      columns: ['ticker', 'score'],
      data: [
        ['GOTO.JK', 0.5],
        ['BUMI.JK', null],
      ],
    },
    matrix: {
      labels: ['normal', 'anomaly'],
      matrix: [
        [1, 1],
        [0, 2],
      ],
    },
    text: 'grüße',
    model: {
      flavors: { json: { data: 'model.json' } },
      run_id: id,
      inputs: [{ name: 'volume "é 🎉"', type: 'double' }],
      outputs: [{ name: 'anomaly', type: 'long' }],
      content: { threshold: 3 },
      example: { columns: ['volume "é 🎉"'], data: [[1.5]] },
    },
    registered: {
      version: '1',
      stage: 'Production',
      run_id: id,
      description: 'A first one',
      tags: { approved: 'yes' },
    },
    description: 'Finds anomalies',
  })
  expect(facts.versions).toHaveLength(1)
  expect(facts.registered.source).toMatch(new RegExp(`${id}/artifacts/model$`))
  const models = z
    .array(z.unknown())
    .parse(JSON.parse(facts.tags['mlflow.log-model.history'] ?? ''))
  expect(models).toHaveLength(1)
  const moves = Object.entries(facts.registered.tags).flatMap(
    ([key, value]) => stageTransitions.read({ key, value }) ?? [],
  )
  expect(moves).toMatchObject([
    { from: 'None', to: 'Production', reason: 'the only one', user: 'ada' },
  ])
  const steps = Array.from({ length: 1_500 }, (_, step) => step)
  expect(facts.histories['loss']?.map(([step, value]) => [step, Number(value)])).toEqual(
    steps.map((step) => [step, 1 / (step + 1)]),
  )
  expect(facts.histories['weekly']?.map(([step, value]) => [step, Number(value)])).toEqual(
    steps.map((step) => [step, step % 500 ? step : Number.NaN]),
  )
  // MLflow's SQL store keeps an infinity as the largest double.
  expect(facts.histories['worst']).toEqual([[0, '1.7976931348623157e+308']])
}
