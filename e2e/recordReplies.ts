/**
 * Records what real MLflow servers answer, as test data for `protocol/`: `npx tsx e2e/recordReplies.ts`.
 *
 * For each pinned MLflow it starts a fresh `mlflow server`, runs the training script into it, logs one
 * more run with awkward values over REST, and asks. Every body is kept byte for byte in
 * `protocol/recorded/<version>/`, as `.json`, or as `.txt` where it is none; `index.json` beside them
 * holds the request and the status of each.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as z from 'zod/mini'
import type { Facts } from './facts.ts'
import { startMlflow } from './startMlflow.ts'
import { train } from './train.ts'

const root = path.dirname(import.meta.dirname)
const api = '/api/2.0/mlflow'
const ajax = '/ajax-api/2.0/mlflow'

for (const name of ['2.9.2', '3.x'] as const) {
  const folder = await mkdtemp(path.join(tmpdir(), 'tidemark-record-'))
  const server = await startMlflow(root, name, folder)
  try {
    const version = await (await fetch(`${server.url}/version`)).text()
    const target = path.join(root, 'protocol/recorded', version)
    await rm(target, { recursive: true, force: true })
    await mkdir(target, { recursive: true })
    await record(recorder(server.url, target), await train(root, name, server.url))
    console.log(`Recorded MLflow ${version}.`)
  } finally {
    await server.stop()
    await rm(folder, { recursive: true })
  }
}

type Recorder = ReturnType<typeof recorder>

/** `get` and `post` one path, keep the reply under `name`, and hand back its text. */
function recorder(url: string, folder: string) {
  const index: Record<string, { request: string; body?: unknown; status: number; file: string }> =
    {}

  const keep = async (name: string, method: string, place: string, body?: object) => {
    const response = await fetch(url + place, {
      method,
      ...(body && { body: JSON.stringify(body) }),
      ...(body && { headers: { 'Content-Type': 'application/json' } }),
    })
    const text = await response.text()
    const file = `${name}.${isJson(text) ? 'json' : 'txt'}`
    const request = `${method} ${place}`
    index[name] = { request, ...(body && { body }), status: response.status, file }
    await writeFile(path.join(folder, file), text)
    await writeFile(path.join(folder, 'index.json'), JSON.stringify(index, null, 2))
    return text
  }

  return {
    get: (name: string, place: string, query: [string, string][] = []) =>
      keep(name, 'GET', `${place}?${new URLSearchParams(query)}`),
    post: (name: string, place: string, body: object) => keep(name, 'POST', place, body),
  }
}

async function record(server: Recorder, facts: Facts) {
  await recordExperiments(server, facts)
  const awkwardRun = await recordWrites(server)
  await recordRuns(server, facts, awkwardRun)
  await recordHistories(server, facts, awkwardRun)
  await recordArtifacts(server, facts)
  await recordRegistry(server)
  await recordErrors(server, facts, awkwardRun)
}

async function recordExperiments({ get, post }: Recorder, { experiments }: Facts) {
  const forest = 'market-anomaly-detection/isolation_forest'
  await post('experiments-search', `${api}/experiments/search`, { max_results: 100 })
  await post('experiments-search-page', `${api}/experiments/search`, { max_results: 2 })
  await get('experiments-get', `${api}/experiments/get`, [
    ['experiment_id', idOf(experiments, forest)],
  ])
  await get('experiments-get-by-name', `${api}/experiments/get-by-name`, [
    ['experiment_name', forest],
  ])
}

/** A run with names and numbers at the edges of what MLflow accepts. Answers with its id. */
async function recordWrites({ post }: Recorder): Promise<string> {
  const { experiment_id } = z.object({ experiment_id: z.string() }).parse(
    JSON.parse(
      await post('experiments-create', `${api}/experiments/create`, {
        name: `edges / of % # ' " <b>what</b> is “accepted” שלום`,
        tags: [{ key: 'team', value: 'protocol' }],
      }),
    ),
  )
  const { run } = z.object({ run: z.object({ info: z.object({ run_id: z.string() }) }) }).parse(
    JSON.parse(
      await post('runs-create', `${api}/runs/create`, {
        experiment_id,
        run_name: `<i>100 %</i> # '"`,
        start_time: 1_700_000_000_000,
      }),
    ),
  )
  const { run_id } = run.info
  const values = [0.1, 'NaN', 'Infinity', '-Infinity', 5e-324, 1.7976931348623157e308, -0]
  await post('runs-log-batch', `${api}/runs/log-batch`, {
    run_id,
    metrics: values.map((value, i) => ({ key: 'edge', value, timestamp: 1000 + i, step: i })),
    params: [{ key: 'empty', value: '' }],
    tags: [{ key: 'mlflow.note.content', value: '# A *note*' }],
  })
  await post('runs-log-metric', `${api}/runs/log-metric`, {
    run_id,
    key: 'steps/far apart',
    value: 'NaN',
    timestamp: 1_700_000_000_123,
    step: Number.MAX_SAFE_INTEGER,
  })
  await post('runs-log-metric-before-zero', `${api}/runs/log-metric`, {
    run_id,
    key: 'steps/far apart',
    value: 1,
    timestamp: 1_700_000_000_122,
    step: -5,
  })
  await post('runs-update', `${api}/runs/update`, {
    run_id,
    status: 'KILLED',
    end_time: 1_700_000_060_000,
  })
  return run_id
}

async function recordRuns({ get, post }: Recorder, { experiments, runs }: Facts, awkward: string) {
  const some = ['zscore_detector', 'contamination_0.05', 'sgd_50', 'BBCA.JK'].map((name) =>
    idOf(runs, name),
  )
  const everywhere = Object.values(experiments)
  await post('runs-search', `${api}/runs/search`, {
    experiment_ids: everywhere,
    filter: `attributes.run_id IN (${some.map((id) => `'${id}'`).join(', ')})`,
    order_by: ['attributes.run_name ASC'],
  })
  await post('runs-search-page', `${api}/runs/search`, {
    experiment_ids: everywhere,
    filter: "params.ticker LIKE '%.JK'",
    order_by: ['metrics.detection_rate ASC', 'attributes.run_name ASC'],
    max_results: 2,
  })
  await post('runs-search-empty', `${api}/runs/search`, {
    experiment_ids: everywhere,
    filter: "tags.nobody = 'has this'",
  })
  await get('runs-get', `${api}/runs/get`, [['run_id', idOf(runs, 'contamination_0.05')]])
  await get('runs-get-awkward', `${api}/runs/get`, [['run_id', awkward]])
}

async function recordHistories({ get }: Recorder, { runs }: Facts, awkward: string) {
  const history = `${api}/metrics/get-history`
  const page: [string, string] = ['max_results', '100']
  await get('metrics-get-history', history, [['run_id', awkward], ['metric_key', 'edge'], page])
  await get('metrics-get-history-far-steps', history, [
    ['run_id', awkward],
    ['metric_key', 'steps/far apart'],
    page,
  ])
  await get('metrics-get-history-page', history, [
    ['run_id', idOf(runs, 'contamination_0.05')],
    ['metric_key', 'f1_score'],
    ['max_results', '5'],
  ])
  await get('metrics-get-history-unknown-key', history, [
    ['run_id', awkward],
    ['metric_key', 'never logged'],
    page,
  ])
  await get('metrics-get-history-bulk', `${ajax}/metrics/get-history-bulk`, [
    ['run_id', awkward],
    ['metric_key', 'edge'],
    page,
  ])
  await get('metrics-get-history-bulk-interval', `${ajax}/metrics/get-history-bulk-interval`, [
    ['run_ids', awkward],
    ['run_ids', idOf(runs, 'contamination_0.05')],
    ['metric_key', 'edge'],
    page,
  ])
}

async function recordArtifacts({ get }: Recorder, { runs }: Facts) {
  const { id, experimentId } = runs['contamination_0.05'] ?? { id: '', experimentId: '' }
  const list = `${api}/artifacts/list`
  await get('artifacts-list', list, [['run_id', id]])
  await get('artifacts-list-folder', list, [
    ['run_id', id],
    ['path', 'plots'],
  ])
  await get('artifacts-list-file', list, [
    ['run_id', id],
    ['path', 'confusion_matrix.json'],
  ])
  await get('mlflow-artifacts-list', '/api/2.0/mlflow-artifacts/artifacts', [
    ['path', `${experimentId}/${id}/artifacts`],
  ])
  await get('get-artifact', '/get-artifact', [
    ['run_id', id],
    ['path', 'confusion_matrix.json'],
  ])
}

async function recordRegistry({ get, post }: Recorder) {
  const name: [string, string] = ['name', 'IsolationForestDetector']
  const models = `${api}/registered-models`
  await get('registered-models-search', `${models}/search`)
  await get('registered-models-get', `${models}/get`, [name])
  await get('registered-models-alias', `${models}/alias`, [name, ['alias', 'champion']])
  await post('registered-models-get-latest-versions', `${models}/get-latest-versions`, {
    name: 'IsolationForestDetector',
  })
  await get('model-versions-search', `${api}/model-versions/search`, [
    ['filter', "name = 'IsolationForestDetector'"],
  ])
  await get('model-versions-get', `${api}/model-versions/get`, [name, ['version', '2']])
  await get('model-versions-get-download-uri', `${api}/model-versions/get-download-uri`, [
    name,
    ['version', '1'],
  ])
  await post('model-versions-transition-stage', `${api}/model-versions/transition-stage`, {
    name: 'AutoencoderDetector',
    version: '1',
    stage: 'staging',
    archive_existing_versions: true,
  })
  await post('logged-models-search', `${api}/logged-models/search`, {
    experiment_ids: ['2'],
    max_results: 2,
  })
}

async function recordErrors({ get, post }: Recorder, { experiments }: Facts, awkward: string) {
  const metric = { run_id: awkward, key: 'm', value: 1, timestamp: 1 }
  const everywhere = Object.values(experiments)
  await get('error-unknown-run', `${api}/runs/get`, [['run_id', '0'.repeat(32)]])
  await get('error-unknown-experiment', `${api}/experiments/get`, [['experiment_id', '12345']])
  await get('error-unknown-model', `${api}/registered-models/get`, [['name', 'no such model']])
  await get('error-unknown-alias', `${api}/registered-models/alias`, [
    ['name', 'IsolationForestDetector'],
    ['alias', 'nobody'],
  ])
  await post('error-malformed-filter', `${api}/runs/search`, {
    experiment_ids: everywhere,
    filter: 'metrics.f1_score >',
  })
  await post('error-or-in-filter', `${api}/runs/search`, {
    experiment_ids: everywhere,
    filter: 'metrics.a > 1 OR metrics.b > 1',
  })
  await post('error-missing-field', `${api}/runs/log-metric`, { ...metric, key: undefined })
  await post('error-missing-max-results', `${api}/experiments/search`, {})
  await post('error-wrong-type', `${api}/runs/log-metric`, { ...metric, value: 'high' })
  await post('error-too-many-results', `${api}/runs/search`, {
    experiment_ids: everywhere,
    max_results: 50_001,
  })
  await post('error-oversized-param', `${api}/runs/log-parameter`, {
    run_id: awkward,
    key: 'long',
    value: 'x'.repeat(6001),
  })
  await post('error-changed-param', `${api}/runs/log-parameter`, {
    run_id: awkward,
    key: 'empty',
    value: 'no longer',
  })
  await post('error-duplicate-experiment', `${api}/experiments/create`, {
    name: 'market-anomaly-detection/isolation_forest',
  })
  await post('error-unknown-stage', `${api}/model-versions/transition-stage`, {
    name: 'AutoencoderDetector',
    version: '1',
    stage: 'Limbo',
  })
  await post('error-unknown-endpoint', `${api}/runs/juggle`, {})
}

function idOf(named: Record<string, string | { id: string }>, name: string): string {
  const found = named[name]
  if (found === undefined) throw new Error(`The training script logged no ${name}`)
  return typeof found === 'string' ? found : found.id
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
