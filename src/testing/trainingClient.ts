import * as z from 'zod/mini'
import { createExperimentResponse } from '#protocol/experiments.ts'
import { modelVersionResponse, type Stage } from '#protocol/registry.ts'
import { getRunResponse, type RunStatus } from '#protocol/runs.ts'

type RunToLog = {
  /** Left out for the experiment that every store has. */
  experimentId?: string
  name?: string
  params?: Record<string, string | number>
  /** One value each, logged at step 0. */
  metrics?: Record<string, number>
  /** The values of a metric at steps 0, 1, 2 … */
  history?: Record<string, number[]>
  tags?: Record<string, string>
  parentId?: string
  /** `RUNNING` leaves the run open; all others end it a minute after its start. */
  status?: RunStatus
  startedAt?: Date
}

type VersionToRegister = { runId?: string; stage?: Stage; description?: string; source?: string }

const API = '/api/2.0/mlflow/'
/** JSON has no NaN or Infinity; protobuf's JSON form, which MLflow reads, spells them out. */
const wireNumber = (value: number) => (Number.isFinite(value) ? value : String(value))
const pairs = (values: Record<string, string | number> = {}) =>
  Object.entries(values).map(([key, value]) => ({ key, value: String(value) }))

/** Logs over REST as a training script would, through any `fetch`. Every refusal is an error with the server's words. */
export function trainingClient(fetch: (path: string, init: RequestInit) => Promise<Response>) {
  async function call(method: string, path: string, init: RequestInit): Promise<unknown> {
    const response = await fetch(path, { method, ...init })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return JSON.parse(text)
  }

  const post = (endpoint: string, body: unknown) =>
    call('POST', API + endpoint, {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })

  async function createExperiment(name: string, tags: Record<string, string> = {}) {
    const answer = await post('experiments/create', { name, tags: pairs(tags) })
    return z.parse(createExperimentResponse, answer).experiment_id
  }

  /** Returns the id of the new run. */
  async function logRun(run: RunToLog): Promise<string> {
    const start = (run.startedAt ?? new Date()).getTime()
    const parent = run.parentId ? { 'mlflow.parentRunId': run.parentId } : {}
    const created = await post('runs/create', {
      experiment_id: run.experimentId ?? '0',
      run_name: run.name,
      start_time: start,
      tags: pairs({ ...run.tags, ...parent }),
    })
    const runId = z.parse(getRunResponse, created).run.info.run_id
    const histories = {
      ...Object.fromEntries(
        Object.entries(run.metrics ?? {}).map(([key, value]) => [key, [value]]),
      ),
      ...run.history,
    }
    await post('runs/log-batch', {
      run_id: runId,
      params: pairs(run.params),
      metrics: Object.entries(histories).flatMap(([key, values]) =>
        values.map((value, step) => ({
          key,
          value: wireNumber(value),
          step,
          timestamp: start + step * 1_000,
        })),
      ),
    })
    const { status = 'FINISHED' } = run
    if (status !== 'RUNNING') {
      await post('runs/update', { run_id: runId, status, end_time: start + 60_000 })
    }
    return runId
  }

  const setTag = (runId: string, key: string, value: string) =>
    post('runs/set-tag', { run_id: runId, key, value })

  /** Uploads one artifact through the artifact proxy; `path` is relative to the run's root. */
  async function logArtifact(
    runId: string,
    path: string,
    content: string | Uint8Array<ArrayBuffer>,
  ) {
    const answer = await call('GET', `${API}runs/get?${new URLSearchParams({ run_id: runId })}`, {})
    const root = z
      .parse(getRunResponse, answer)
      .run.info.artifact_uri.replace(/^mlflow-artifacts:\/+/, '')
    const target = [...root.split('/'), ...path.split('/')].map(encodeURIComponent).join('/')
    await call('PUT', `/api/2.0/mlflow-artifacts/artifacts/${target}`, {
      headers: { 'Content-Type': 'application/octet-stream' },
      body: content,
    })
  }

  /** Registers the next version of a model, and the model first where it is new. Returns the version's number. */
  async function registerVersion(model: string, version: VersionToRegister = {}): Promise<string> {
    const known = await fetch(
      `${API}registered-models/get?${new URLSearchParams({ name: model })}`,
      {},
    )
    if (known.status === 404) await post('registered-models/create', { name: model })
    const { runId, stage = 'None', description, source } = version
    const created = await post('model-versions/create', {
      name: model,
      source: source ?? (runId ? `runs:/${runId}/model` : 's3://bucket/model'),
      run_id: runId,
      description,
    })
    const number = z.parse(modelVersionResponse, created).model_version.version
    if (stage !== 'None') {
      const move = { name: model, version: number, stage, archive_existing_versions: false }
      await post('model-versions/transition-stage', move)
    }
    return number
  }

  return { post, createExperiment, logRun, setTag, logArtifact, registerVersion }
}
