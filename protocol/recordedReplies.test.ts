import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { listArtifactsResponse, proxyListResponse } from './artifacts.ts'
import { errorBody } from './errors.ts'
import {
  createExperimentResponse,
  getExperimentResponse,
  searchExperimentsResponse,
} from './experiments.ts'
import { searchLoggedModelsResponse } from './loggedModels.ts'
import {
  downloadUriResponse,
  latestVersionsResponse,
  modelVersionResponse,
  registeredModelResponse,
  searchModelVersionsResponse,
  searchRegisteredModelsResponse,
} from './registry.ts'
import {
  bulkMetricHistoryResponse,
  getRunResponse,
  metricHistoryResponse,
  searchRunsResponse,
  updateRunResponse,
  type WireRun,
} from './runs.ts'
import { unclampInfinity } from './wire.ts'

// Written by e2e/recordReplies.ts, byte for byte as the servers sent them.
const recorded = path.join(import.meta.dirname, 'recorded')
const indexSchema = z.record(
  z.string(),
  z.object({ request: z.string(), status: z.number(), file: z.string() }),
)

/** The replies of one MLflow version, by the names in its index. */
function repliesOf(version: string) {
  const textOf = (file: string) => readFileSync(path.join(recorded, version, file), 'utf8')
  const index = indexSchema.parse(JSON.parse(textOf('index.json')))
  const entry = (name: string) => {
    const found = index[name]
    if (!found) throw new Error(`No reply ${name} was recorded for MLflow ${version}`)
    return found
  }
  return {
    names: Object.keys(index),
    status: (name: string) => entry(name).status,
    text: (name: string) => textOf(entry(name).file),
    parse<Schema extends z.ZodMiniType>(name: string, schema: Schema) {
      const { status, file } = entry(name)
      expect(status).toBe(200)
      return schema.parse(JSON.parse(textOf(file)))
    },
    error(name: string) {
      const { status, file } = entry(name)
      return { status, ...errorBody.parse(JSON.parse(textOf(file))) }
    },
  }
}

const tagsOf = ({ data }: WireRun) => new Map(data.tags.map(({ key, value }) => [key, value]))
const metricOf = (run: WireRun | undefined, name: string) =>
  run?.data.metrics.find(({ key }) => key === name)
const names = (items: { name: string }[]) => items.map(({ name }) => name)
const edgeValues = [0.1, NaN, Infinity, -Infinity, 5e-324, Infinity, 0]

test('both ends of the supported range of MLflow versions are recorded', () => {
  expect(readdirSync(recorded).toSorted()).toEqual(['2.9.2', '3.17.2'])
})

describe.each(['2.9.2', '3.17.2'])('MLflow %s', (version) => {
  const replies = repliesOf(version)
  const isNew = version !== '2.9.2'

  test('experiments carry their names, with folders and all, and their times', () => {
    const { experiments } = replies.parse('experiments-search', searchExperimentsResponse)
    const named = replies.parse('experiments-get-by-name', getExperimentResponse).experiment

    expect(names(experiments)).toEqual([
      'market-anomaly-detection/historical_backtesting',
      'market-anomaly-detection/autoencoder',
      'market-anomaly-detection/isolation_forest',
      'market-anomaly-detection/statistical_methods',
      'Default',
    ])
    expect(named).toEqual(experiments[2])
    expect(named).toEqual(replies.parse('experiments-get', getExperimentResponse).experiment)
    expect(named).toMatchObject({
      lifecycle_stage: 'active',
      artifact_location: 'mlflow-artifacts:/2',
    })
    expect(named.creation_time).toBeGreaterThan(1_700_000_000_000)
  })

  test('a page that is not the last names the next', () => {
    const first = replies.parse('experiments-search-page', searchExperimentsResponse)
    const whole = replies.parse('experiments-search', searchExperimentsResponse)

    expect(first.experiments).toHaveLength(2)
    expect(first.next_page_token).toBeTypeOf('string')
    expect(whole.next_page_token).toBeUndefined()
  })

  test('runs carry params, latest metrics, tags and inputs', () => {
    const { runs } = replies.parse('runs-search', searchRunsResponse)
    const [child, forest, failed, zscore] = runs

    expect(runs.map(({ info }) => [info.run_name, info.status])).toEqual([
      ['BBCA.JK', 'FINISHED'],
      ['contamination_0.05', 'FINISHED'],
      ['sgd_50', 'FAILED'],
      ['zscore_detector', 'FINISHED'],
    ])
    expect(forest?.data.params).toContainEqual({ key: 'contamination', value: '0.05' })
    expect(metricOf(forest, 'f1_score')?.step).toBe(100)
    expect(metricOf(forest, 'f1_score')?.value).toBeCloseTo(0.6716, 4)
    expect(metricOf(zscore, 'weekly_precision')?.value).toBeNaN()
    expect(failed?.data.metrics.every(({ value }) => value > 1e200)).toBe(true)
    expect(child && tagsOf(child).get('mlflow.parentRunId')).toMatch(/^[0-9a-f]{32}$/)
    const [input] = forest?.inputs.dataset_inputs ?? []
    expect(input?.dataset).toMatchObject({ name: 'IDX_2023_2024', source_type: 'code' })
    expect(input?.tags).toEqual([{ key: 'mlflow.data.context', value: 'training' }])
    expect(child?.inputs.dataset_inputs).toEqual([])
  })

  test('a run says which model it logged: in a tag before 3.0, as an output since', () => {
    const { run } = replies.parse('runs-get', getRunResponse)

    expect(tagsOf(run).has('mlflow.log-model.history')).toBe(!isNew)
    expect(run.outputs.model_outputs.map(({ model_id }) => model_id.slice(0, 2))).toEqual(
      isNew ? ['m-'] : [],
    )
  })

  test('an ordered page of runs, an empty answer, a changed run', () => {
    const page = replies.parse('runs-search-page', searchRunsResponse)
    const empty = replies.parse('runs-search-empty', searchRunsResponse)
    const { run_info } = replies.parse('runs-update', updateRunResponse)

    expect(page.runs.map(({ info }) => info.run_name)).toEqual(['GOTO.JK', 'ADRO.JK'])
    expect(page.next_page_token).toBeTypeOf('string')
    expect(empty).toEqual({ runs: [] })
    expect(run_info).toMatchObject({ status: 'KILLED', end_time: 1_700_000_060_000 })
  })

  test('names full of markup and signs come back as they were given', () => {
    const { run } = replies.parse('runs-get-awkward', getRunResponse)

    expect(replies.parse('runs-create', getRunResponse).run.info.status).toBe('RUNNING')
    expect(replies.parse('experiments-create', createExperimentResponse).experiment_id).toBe('5')
    expect(run.info.run_name).toBe(`<i>100 %</i> # '"`)
    expect(run.data.params).toEqual([{ key: 'empty', value: '' }])
    expect(tagsOf(run).get('mlflow.note.content')).toBe('# A *note*')
  })

  test('a history brings NaN and, once unclamped, the infinities', () => {
    const { metrics } = replies.parse('metrics-get-history', metricHistoryResponse)

    expect(metrics.map(({ value }) => unclampInfinity(value))).toEqual(edgeValues)
    expect(metrics.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  test('steps may lie before zero and at the end of what a double holds exactly', () => {
    const { metrics } = replies.parse('metrics-get-history-far-steps', metricHistoryResponse)

    expect(metrics.map(({ step }) => step)).toEqual([-5, Number.MAX_SAFE_INTEGER])
  })

  test('a page of history is a page since 3.1.1, and everything before', () => {
    const page = replies.parse('metrics-get-history-page', metricHistoryResponse)

    expect(page.metrics).toHaveLength(isNew ? 5 : 50)
    expect(typeof page.next_page_token).toBe(isNew ? 'string' : 'undefined')
    expect(replies.parse('metrics-get-history-unknown-key', metricHistoryResponse).metrics).toEqual(
      [],
    )
  })

  test('the bulk history writes NaN in a way that is no JSON', () => {
    const text = replies.text('metrics-get-history-bulk')
    const mended = text.replace(/"value":\s*NaN/, '"value": "NaN"')

    expect(() => void JSON.parse(text)).toThrow(SyntaxError)
    const { metrics } = bulkMetricHistoryResponse.parse(JSON.parse(mended))
    expect(metrics.map(({ value }) => unclampInfinity(value))).toEqual(edgeValues)
  })

  test('artifacts list with paths from the root of the run, and by base name through the proxy', () => {
    const { root_uri, files } = replies.parse('artifacts-list', listArtifactsResponse)
    const paths = files.map(({ path, is_dir }) => (is_dir ? `${path}/` : path))
    const proxied = replies.parse('mlflow-artifacts-list', proxyListResponse).files

    expect(root_uri).toMatch(/^mlflow-artifacts:\/2\/[0-9a-f]{32}\/artifacts$/)
    // Since 3.0 a model lies beside its run, not inside it.
    const model = isNew ? [] : ['model/']
    expect(paths).toEqual(['confusion_matrix.json', ...model, 'plots/', 'sample_detections.csv'])
    expect(proxied.map(({ path }) => path).toSorted()).toEqual(files.map(({ path }) => path))
    const [picture] = replies.parse('artifacts-list-folder', listArtifactsResponse).files
    expect(picture).toMatchObject({ path: 'plots/confusion_matrix.png', is_dir: false })
    expect(picture?.file_size).toBeGreaterThan(1_000)
    expect(replies.parse('artifacts-list-file', listArtifactsResponse).files).toEqual([])
  })

  test('registered models carry tags, aliases, and the newest version of each stage', () => {
    const { registered_model } = replies.parse('registered-models-get', registeredModelResponse)
    const found = replies.parse('registered-models-search', searchRegisteredModelsResponse)
    const stages = { '1': 'Production', '2': 'Staging', '3': 'Archived' }
    const newest = replies.parse('registered-models-get-latest-versions', latestVersionsResponse)

    expect(names(found.registered_models)).toEqual([
      'AutoencoderDetector',
      'IsolationForestDetector',
    ])
    // The order of the latest versions is any.
    expect(stagesOf(found.registered_models[1]?.latest_versions ?? [])).toEqual(stages)
    expect(registered_model.aliases).toEqual([{ alias: 'champion', version: '2' }])
    expect(registered_model.tags).toEqual([{ key: 'owner', value: 'market-surveillance' }])
    expect(stagesOf(newest.model_versions)).toEqual(stages)
    expect(stagesOf(registered_model.latest_versions)).toEqual(stages)
  })

  test('model versions carry stage, run, source and tags', () => {
    const found = replies.parse('model-versions-search', searchModelVersionsResponse)
    const { model_version } = replies.parse('model-versions-get', modelVersionResponse)
    const champion = replies.parse('registered-models-alias', modelVersionResponse)
    const moved = replies.parse('model-versions-transition-stage', modelVersionResponse)
    const { artifact_uri } = replies.parse('model-versions-get-download-uri', downloadUriResponse)

    expect(found.model_versions).toHaveLength(3)
    // A search leaves the aliases out; the model itself has them all.
    expect(found.model_versions).toContainEqual({ ...model_version, aliases: [] })
    expect(model_version).toEqual(champion.model_version)
    expect(model_version).toMatchObject({
      aliases: ['champion'],
      current_stage: 'Staging',
      status: 'READY',
      tags: [{ key: 'contamination', value: '0.05' }],
    })
    expect(model_version.source).toMatch(
      isNew ? /^models:\/m-/ : /^mlflow-artifacts:\/2\/.*\/model$/,
    )
    expect(moved.model_version).toMatchObject({ version: '1', current_stage: 'Staging' })
    expect(artifact_uri).toMatch(/^mlflow-artifacts:\/2\//)
  })

  test.each([
    ['error-unknown-run', 404, 'RESOURCE_DOES_NOT_EXIST', /0{32}/],
    ['error-unknown-experiment', 404, 'RESOURCE_DOES_NOT_EXIST', /12345/],
    ['error-unknown-model', 404, 'RESOURCE_DOES_NOT_EXIST', /no such model/],
    ['error-unknown-alias', 400, 'INVALID_PARAMETER_VALUE', /nobody/],
    ['error-malformed-filter', 400, 'INVALID_PARAMETER_VALUE', /metrics\.f1_score/],
    ['error-or-in-filter', 400, 'INVALID_PARAMETER_VALUE', /Invalid clause/],
    ['error-missing-field', 400, 'INVALID_PARAMETER_VALUE', /'key'/],
    ['error-missing-max-results', 400, 'INVALID_PARAMETER_VALUE', /max_results/],
    ['error-wrong-type', 400, 'INVALID_PARAMETER_VALUE', /'value'/],
    ['error-too-many-results', 400, 'INVALID_PARAMETER_VALUE', /max_results/],
    ['error-changed-param', 400, 'INVALID_PARAMETER_VALUE', /empty/],
    ['error-duplicate-experiment', 400, 'RESOURCE_ALREADY_EXISTS', /isolation_forest/],
    ['error-unknown-stage', 400, 'INVALID_PARAMETER_VALUE', /Limbo/],
  ])('%s is a %i with the code %s', (name, status, code, message) => {
    const error = replies.error(name)

    expect(error).toMatchObject({ status, error_code: code })
    expect(error.message).toMatch(message)
  })

  test('an endpoint that MLflow does not have answers with a page, not with JSON', () => {
    expect(replies.status('error-unknown-endpoint')).toBe(404)
    expect(replies.text('error-unknown-endpoint')).toMatch(/^<!doctype html>/i)
  })

  test('an oversized param is refused on 2.9.2 and cut short since 2.11', () => {
    expect(replies.status('error-oversized-param')).toBe(isNew ? 200 : 400)
  })
})

describe('what only the newer MLflow answers', () => {
  const [before, since] = [repliesOf('2.9.2'), repliesOf('3.17.2')]

  test('sampled histories of several runs, with NaN in valid JSON', () => {
    const sampled = since.parse('metrics-get-history-bulk-interval', bulkMetricHistoryResponse)

    expect(before.status('metrics-get-history-bulk-interval')).toBe(404)
    expect(sampled.metrics.map(({ value }) => unclampInfinity(value))).toEqual(edgeValues)
  })

  test('models as things of their own, ready and with params and a metric', () => {
    const { models } = since.parse('logged-models-search', searchLoggedModelsResponse)

    expect(before.status('logged-models-search')).toBe(404)
    expect(models.map(({ info }) => info.status)).toEqual([
      'LOGGED_MODEL_READY',
      'LOGGED_MODEL_READY',
    ])
    expect(models[0]?.data.params).toContainEqual({ key: 'contamination', value: '0.1' })
    expect(models[0]?.data.metrics.map(({ key }) => key)).toEqual(['inference_latency_ms'])
  })
})

const stagesOf = (versions: { version: string; current_stage: string }[]) =>
  Object.fromEntries(versions.map(({ version, current_stage }) => [version, current_stage]))
