import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type * as z from 'zod/mini'
import { searchExperimentsResponse } from '../protocol/experiments.ts'
import {
  searchModelVersionsResponse,
  searchRegisteredModelsResponse,
} from '../protocol/registry.ts'
import { metricHistoryResponse, searchRunsResponse, type WireRun } from '../protocol/runs.ts'
import { stageTransitions } from '../protocol/transitions.ts'

/**
 * All that a store of the demo says, a line each and sorted, but for ids and times: what two recordings agree in.
 * Durations are times; so are the moments in a model's file. `artifacts` is the folder of the store's files.
 */
export async function describeStore(url: string, artifacts: string): Promise<string[]> {
  const api = `${url}/api/2.0/mlflow`
  const { experiments } = await ask(`${api}/experiments/search`, searchExperimentsResponse, {
    body: { max_results: 1_000 },
  })
  const experimentIds = experiments.map(({ experiment_id }) => experiment_id)
  const { runs } = await ask(`${api}/runs/search`, searchRunsResponse, {
    body: { experiment_ids: experimentIds, max_results: 10_000 },
  })
  const experimentNames = new Map(experiments.map((e) => [e.experiment_id, e.name]))
  const runNames = new Map(runs.map(({ info }) => [info.run_id, info.run_name]))
  const lines = experiments.flatMap(({ name, tags }) =>
    tags.map(({ key, value }) => `${name} tag ${key} = ${value}`),
  )
  for (const run of runs) {
    const name = `${experimentNames.get(run.info.experiment_id)}/${run.info.run_name}`
    const facts = [
      ...factsOf(run, runNames),
      ...(await historiesOf(api, run)),
      ...(await filesOf(path.join(artifacts, artifactFolder(run)))),
    ]
    lines.push(...facts.map((fact) => `${name} ${fact}`))
  }
  return [...lines, ...(await registryFacts(api, runNames))].toSorted()
}

/** Sends what an endpoint reads as a query, or as the body of a POST. */
async function ask<Schema extends z.ZodMiniType>(
  endpoint: string,
  schema: Schema,
  request: { query: Record<string, string> } | { body: Record<string, unknown> },
): Promise<z.output<Schema>> {
  const response =
    'query' in request
      ? await fetch(`${endpoint}?${new URLSearchParams(request.query).toString()}`)
      : await fetch(endpoint, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(request.body),
        })
  if (!response.ok) throw new Error(`${endpoint}: ${await response.text()}`)
  return schema.parse(await response.json())
}

/** Tags that hold ids and times, or which script of which commit was started. */
const PASSING_TAGS = new Set([
  'mlflow.log-model.history',
  'mlflow.parentRunId',
  'mlflow.source.git.commit',
  'mlflow.source.name',
])

const isDuration = (metric: string) => /_(ms|seconds)$/.test(metric)

function factsOf({ info, data, inputs }: WireRun, runNames: ReadonlyMap<string, string>): string[] {
  const parent = data.tags.find(({ key }) => key === 'mlflow.parentRunId')?.value
  return [
    `status ${info.status}`,
    ...(parent === undefined ? [] : [`parent ${runNames.get(parent)}`]),
    ...data.params.map(({ key, value }) => `param ${key} = ${value}`),
    ...data.tags
      .filter(({ key }) => !PASSING_TAGS.has(key))
      .map(({ key, value }) => `tag ${key} = ${value}`),
    ...inputs.dataset_inputs.map(
      ({ dataset, tags }) => `input ${JSON.stringify({ dataset, tags })}`,
    ),
  ]
}

async function historiesOf(api: string, { info, data }: WireRun): Promise<string[]> {
  const lines = data.metrics.map(({ key }) => `metric ${key}`)
  for (const { key } of data.metrics.filter(({ key }) => !isDuration(key))) {
    const query = { run_id: info.run_id, metric_key: key, max_results: '25000' }
    const { metrics } = await ask(`${api}/metrics/get-history`, metricHistoryResponse, { query })
    lines.push(...metrics.map(({ step, value }) => `metric ${key} at ${step} = ${value}`))
  }
  return lines
}

const artifactFolder = ({ info }: WireRun) => info.artifact_uri.replace(/^mlflow-artifacts:\/+/, '')

/** Lines of an MLmodel that hold an id or a time. */
const PASSING_LINES = /^(run_id|model_uuid|utc_time_created):.*$/gm

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const file = path.join(entry.parentPath, entry.name)
        const text = (await readFile(file, 'utf8')).replaceAll(PASSING_LINES, '$1')
        const hash = createHash('sha256').update(text).digest('hex').slice(0, 16)
        return `file ${path.relative(folder, file)} ${hash}`
      }),
  )
}

async function registryFacts(
  api: string,
  runNames: ReadonlyMap<string, string>,
): Promise<string[]> {
  const all = { query: { max_results: '1000' } }
  const { registered_models: models } = await ask(
    `${api}/registered-models/search`,
    searchRegisteredModelsResponse,
    all,
  )
  const { model_versions: versions } = await ask(
    `${api}/model-versions/search`,
    searchModelVersionsResponse,
    all,
  )
  return [
    ...models.map(({ name, description }) => `${name}: ${description}`),
    ...models.flatMap(({ name, tags }) =>
      tags.map(({ key, value }) => `${name} ${key} = ${value}`),
    ),
    ...models.flatMap(({ name, aliases }) =>
      aliases.map(({ alias, version }) => `${name} ${version} is @${alias}`),
    ),
    ...versions.map(
      ({ name, version, current_stage, description, run_id }) =>
        `${name} ${version} in ${current_stage}, of ${runNames.get(run_id)}: ${description}`,
    ),
    ...versions.flatMap(({ name, version, tags }) =>
      tags.map((tag) => `${name} ${version} ${describeVersionTag(tag)}`),
    ),
  ]
}

function describeVersionTag(tag: { key: string; value: string }): string {
  const move = stageTransitions.read(tag)
  return move === null
    ? `${tag.key} = ${tag.value}`
    : `from ${move.from} to ${move.to} by ${move.user}: ${move.reason}`
}
