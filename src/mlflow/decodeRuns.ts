import { MlflowError } from '#protocol/errors.ts'
import { RUN_STATUSES, type RunStatus } from '#protocol/runs.ts'
import { unclampInfinity } from '#protocol/wire.ts'
import type { DatasetBlock, MetricBlock, RunBlock, TextBlock } from './runBlock.ts'

/**
 * The answer of `runs/search` as columns. Throws UNEXPECTED_ANSWER, naming the field, where it is not what MLflow sends.
 * By hand, since schemas take some ten times as long over many runs.
 */
export function decodeRuns(body: unknown): { block: RunBlock; nextPageToken: string | null } {
  const answer = recordAt(body, 'its answer')
  const runs = listAt(answer, 'runs')
  const metrics = new Map<string, MetricLists>()
  const params = new Map<string, TextLists>()
  const tags = new Map<string, TextLists>()
  const datasets: DatasetBlock[] = []
  const block = emptyLists()

  for (const [row, run] of runs.entries()) {
    const { info, data, inputs } = recordAt(run, `runs.${row}`)
    const runInfo = recordAt(info, `runs.${row}.info`)
    const runData = recordAt(data ?? {}, `runs.${row}.data`)
    for (const metric of listAt(runData, 'metrics')) readMetric(metrics, row, metric)
    for (const param of listAt(runData, 'params')) readText(params, row, param, 'params')
    for (const tag of listAt(runData, 'tags')) readText(tags, row, tag, 'tags')
    readDatasets(datasets, row, inputs)

    const id = textAt(runInfo, 'run_id')
    const lastTag = (key: string) => {
      const lists = tags.get(key)
      return lists?.rows.at(-1) === row ? lists.texts[lists.codes.at(-1) ?? 0] : undefined
    }
    block.ids.push(id)
    block.experimentIds.push(textAt(runInfo, 'experiment_id'))
    block.names.push(optionalText(runInfo, 'run_name') || lastTag('mlflow.runName') || id)
    block.statuses.push(statusOf(runInfo['status']))
    block.users.push(lastTag('mlflow.user') ?? optionalText(runInfo, 'user_id'))
    block.startedAt.push(optionalNumber(runInfo, 'start_time'))
    block.endedAt.push(optionalNumber(runInfo, 'end_time'))
    block.deleted.push(runInfo['lifecycle_stage'] === 'deleted' ? 1 : 0)
  }

  return {
    block: {
      ...block,
      startedAt: Float64Array.from(block.startedAt),
      endedAt: Float64Array.from(block.endedAt),
      deleted: Uint8Array.from(block.deleted),
      metrics: [...metrics].map(([key, lists]) => toMetricBlock(key, lists)),
      params: [...params].map(([key, lists]) => toTextBlock(key, lists)),
      tags: [...tags].map(([key, lists]) => toTextBlock(key, lists)),
      datasets,
    },
    nextPageToken: optionalText(answer, 'next_page_token') || null,
  }
}

const emptyLists = () => ({
  ids: [] as string[],
  experimentIds: [] as string[],
  names: [] as string[],
  statuses: [] as RunStatus[],
  users: [] as string[],
  startedAt: [] as number[],
  endedAt: [] as number[],
  deleted: [] as number[],
})

type MetricLists = { rows: number[]; values: number[]; steps: number[]; timestamps: number[] }
type TextLists = { rows: number[]; codes: number[]; texts: string[]; codeOf: Map<string, number> }

function readMetric(columns: Map<string, MetricLists>, row: number, value: unknown) {
  const metric = recordAt(value, 'metrics')
  const key = textAt(metric, 'key')
  let lists = columns.get(key)
  if (!lists) {
    lists = { rows: [], values: [], steps: [], timestamps: [] }
    columns.set(key, lists)
  }
  lists.rows.push(row)
  lists.values.push(unclampInfinity(metricValue(metric['value'])))
  lists.steps.push(metric['step'] === undefined ? 0 : numberAt(metric, 'step'))
  lists.timestamps.push(numberAt(metric, 'timestamp'))
}

function readText(columns: Map<string, TextLists>, row: number, pair: unknown, group: string) {
  const entry = recordAt(pair, group)
  const key = textAt(entry, 'key')
  const text = optionalText(entry, 'value')
  let lists = columns.get(key)
  if (!lists) {
    lists = { rows: [], codes: [], texts: [], codeOf: new Map() }
    columns.set(key, lists)
  }
  let code = lists.codeOf.get(text)
  if (code === undefined) {
    code = lists.texts.push(text) - 1
    lists.codeOf.set(text, code)
  }
  lists.rows.push(row)
  lists.codes.push(code)
}

function readDatasets(datasets: DatasetBlock[], row: number, inputs: unknown) {
  if (inputs === undefined) return
  for (const input of listAt(recordAt(inputs, 'inputs'), 'dataset_inputs')) {
    const entry = recordAt(input, 'dataset_inputs')
    const dataset = recordAt(entry['dataset'], 'dataset')
    const context = listAt(entry, 'tags')
      .map((tag) => recordAt(tag, 'tags'))
      .find((tag) => tag['key'] === 'mlflow.data.context')
    datasets.push({
      row,
      name: textAt(dataset, 'name'),
      digest: textAt(dataset, 'digest'),
      context: context ? optionalText(context, 'value') : '',
    })
  }
}

const toMetricBlock = (key: string, lists: MetricLists): MetricBlock => ({
  key,
  rows: Uint32Array.from(lists.rows),
  values: Float64Array.from(lists.values),
  steps: Float64Array.from(lists.steps),
  timestamps: Float64Array.from(lists.timestamps),
})

const toTextBlock = (key: string, { rows, codes, texts }: TextLists): TextBlock => ({
  key,
  rows: Uint32Array.from(rows),
  codes: Uint32Array.from(codes),
  texts,
})

type Fields = { readonly [field: string]: unknown }

function unexpected(field: string) {
  const message = `The backend's answer to runs/search has an unexpected shape at ${field}.`
  return new MlflowError('UNEXPECTED_ANSWER', message, 0)
}

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function recordAt(value: unknown, field: string): Fields {
  if (isRecord(value)) return value
  throw unexpected(field)
}

/** MLflow leaves an empty list out. */
function listAt(fields: Fields, field: string): readonly unknown[] {
  const value = fields[field]
  if (value === undefined) return []
  if (Array.isArray(value)) return value
  throw unexpected(field)
}

function textAt(fields: Fields, field: string): string {
  const value = fields[field]
  if (typeof value === 'string') return value
  throw unexpected(field)
}

const optionalText = (fields: Fields, field: string) =>
  fields[field] === undefined ? '' : textAt(fields, field)

/** An int64, which MLflow sends as a number and other servers as text. */
function numberAt(fields: Fields, field: string): number {
  const value = fields[field]
  if (typeof value === 'number') return value
  if (typeof value === 'string' && /^-?\d+$/.test(value)) return Number(value)
  throw unexpected(field)
}

const optionalNumber = (fields: Fields, field: string) =>
  fields[field] === undefined ? NaN : numberAt(fields, field)

/** JSON has no NaN or Infinity, so MLflow spells them out. */
function metricValue(value: unknown): number {
  if (typeof value === 'number') return value
  if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return Number(value)
  throw unexpected('metrics.value')
}

function statusOf(value: unknown): RunStatus {
  const status = RUN_STATUSES.find((known) => known === value)
  if (status) return status
  throw unexpected('info.status')
}
