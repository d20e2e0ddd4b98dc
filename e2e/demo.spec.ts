import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { extract } from 'tar'
import * as z from 'zod/mini'
import type { MlflowName } from '../scripts/mlflowEnvironment.mjs'
import type { BackendName } from './backendNames.ts'
import { demoExperiments } from './demoExperiments.ts'
import { expect, kindTest as test } from './fixtures.ts'
import { runPython } from './runPython.ts'
import { startMlflow } from './startMlflow.ts'
import type { Started } from './startProcess.ts'
import { startTidemark } from './startTidemark.ts'

const root = path.dirname(import.meta.dirname)

/** A server on the demo: ours as `npm start` starts it, or a real one that opens the recorded store. */
const servers: Record<BackendName, [MlflowName, (folder: string) => Promise<Started>]> = {
  'embedded with client 2.9.2': ['2.9.2', (folder) => startTidemark(root, ['--data', folder])],
  'embedded with client 3.x': ['3.x', (folder) => startTidemark(root, ['--data', folder])],
  'gateway to MLflow 2.9.2': ['2.9.2', (folder) => openRecording('2.9.2', folder)],
  'gateway to MLflow 3.x': ['3.x', (folder) => openRecording('3.x', folder)],
}

async function openRecording(name: MlflowName, folder: string): Promise<Started> {
  await extract({ file: path.join(root, 'demo/recorded.tar.gz'), cwd: folder })
  if (name === '3.x') {
    const database = `sqlite:///${path.join(folder, 'mlflow.db')}`
    await runPython(root, name, ['-m', 'mlflow', 'db', 'upgrade', database])
  }
  return startMlflow(root, name, folder)
}

const factsSchema = z.object({
  experiments: z.array(z.string()),
  runs: z.number(),
  failed: z.array(z.string()),
  best: z.object({ name: z.string(), f1_score: z.number() }),
  predictions: z.object({ header: z.string(), rows: z.number() }),
  stages: z.array(z.string()),
  champion: z.coerce.string(),
})

test('the Python client finds the demo: experiments, runs, stages, an artifact', async ({
  backendName,
}) => {
  const [client, start] = servers[backendName]
  const folder = await mkdtemp(path.join(tmpdir(), 'tidemark-demo-'))
  const server = await start(folder)
  try {
    const output = await runPython(root, client, ['read_demo.py'], server.url)
    const facts = factsSchema.parse(JSON.parse(output))

    expect(facts.experiments).toEqual(
      demoExperiments.map((name) => `market-anomaly-detection/${name}`),
    )
    expect(facts.runs).toBeGreaterThanOrEqual(60)
    expect(facts.failed).toEqual(['seq_length_250'])
    expect(facts.best.name).toMatch(/^final_model_/)
    expect(facts.best.f1_score).toBeGreaterThan(0)
    expect(facts.predictions).toEqual({ header: 'date,ticker,y_true,y_pred,score', rows: 6288 })
    expect(facts.stages).toEqual([
      'AutoencoderDetector v1 Staging',
      'EnsembleDetector v1 None',
      'IsolationForestDetector v1 Production',
      'IsolationForestDetector v2 Staging',
    ])
    expect(facts.champion).toBe('1')
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
})
