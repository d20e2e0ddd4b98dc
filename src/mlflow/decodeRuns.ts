import { RUN_STATUSES, type RunStatus } from '#protocol/runs.ts'
import { unclampInfinity } from '#protocol/wire.ts'
import {
  each,
  type JsonObject,
  readByHand,
  readInt64,
  readText,
  refuse,
  within,
} from './readJson.ts'
import type { DatasetBlock, MetricBlock, RunBlock, TextBlock } from './runBlock.ts'
import { inOrderOfKeys, nameRuns, nameUsers } from './runBlockFacts.ts'

type MetricList = {
  key: string
  rows: number[]
  values: number[]
  steps: number[]
  times: number[]
}
type TextList = { key: string; rows: number[]; codes: number[]; codeOf: Map<string, number> }

/**
 * MLflow's answer to `runs/search` as columns, sorted by key. By hand, since a schema takes many times as long for
 * thousands of runs. Throws UNEXPECTED_ANSWER, naming the field at fault.
 */
export function decodeRuns(body: unknown): { block: RunBlock; nextPageToken: string | null } {
  return readByHand(body, 'runs/search', (answer) => {
    const ids: string[] = []
    const experimentIds: string[] = []
    const names: string[] = []
    const users: string[] = []
    const statuses: RunStatus[] = []
    const startedAt: number[] = []
    const endedAt: number[] = []
    const deleted: number[] = []
    const metrics = new Map<string, MetricList>()
    const params = new Map<string, TextList>()
    const tags = new Map<string, TextList>()
    const datasets: DatasetBlock[] = []

    each(answer, 'runs', (run, row) => {
      if (run['info'] === undefined) refuse('info')
      within(run, 'info', (info) => {
        ids.push(readText(info, 'run_id'))
        experimentIds.push(readText(info, 'experiment_id'))
        names.push(readText(info, 'run_name', ''))
        users.push(readText(info, 'user_id', ''))
        statuses.push(readStatus(info))
        startedAt.push(readInt64(info, 'start_time', NaN))
        endedAt.push(readInt64(info, 'end_time', NaN))
        deleted.push(isDeleted(info) ? 1 : 0)
      })
      within(run, 'data', (data) => {
        each(data, 'metrics', (metric) => addMetric(metrics, row, metric))
        each(data, 'params', (param) => addText(params, row, param))
        each(data, 'tags', (tag) => addText(tags, row, tag))
      })
      within(run, 'inputs', (inputs) => {
        each(inputs, 'dataset_inputs', (input) => datasets.push(readDataset(input, row)))
      })
    })

    const tagBlocks = toTextBlocks(tags)
    const block = {
      ids,
      experimentIds,
      names: nameRuns(names, ids, tagBlocks),
      statuses,
      startedAt: new Float64Array(startedAt),
      endedAt: new Float64Array(endedAt),
      users: nameUsers(users, tagBlocks),
      deleted: new Uint8Array(deleted),
      metrics: toMetricBlocks(metrics),
      params: toTextBlocks(params),
      tags: tagBlocks,
      datasets,
    }
    return { block, nextPageToken: readText(answer, 'next_page_token', '') || null }
  })
}

function readStatus(info: JsonObject): RunStatus {
  return RUN_STATUSES.find((status) => status === info['status']) ?? refuse('status')
}

function isDeleted(info: JsonObject): boolean {
  const stage = readText(info, 'lifecycle_stage', 'active')
  if (stage !== 'active' && stage !== 'deleted') refuse('lifecycle_stage')
  return stage === 'deleted'
}

function readMetricValue(metric: JsonObject): number {
  const { value } = metric
  if (typeof value === 'number') return unclampInfinity(value)
  if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return Number(value)
  return refuse('value')
}

function addMetric(columns: Map<string, MetricList>, row: number, metric: JsonObject) {
  const key = readText(metric, 'key')
  let column = columns.get(key)
  if (!column) {
    column = { key, rows: [], values: [], steps: [], times: [] }
    columns.set(key, column)
  }
  const { rows, values, steps, times } = column
  // Of a key that is there twice, the last counts.
  const at = rows[rows.length - 1] === row ? rows.length - 1 : rows.length
  rows[at] = row
  values[at] = readMetricValue(metric)
  steps[at] = readInt64(metric, 'step', 0)
  times[at] = readInt64(metric, 'timestamp')
}

function addText(columns: Map<string, TextList>, row: number, entry: JsonObject) {
  const key = readText(entry, 'key')
  const text = readText(entry, 'value', '')
  let column = columns.get(key)
  if (!column) {
    column = { key, rows: [], codes: [], codeOf: new Map() }
    columns.set(key, column)
  }
  const { rows, codes, codeOf } = column
  let code = codeOf.get(text)
  if (code === undefined) {
    code = codeOf.size
    codeOf.set(text, code)
  }
  const at = rows[rows.length - 1] === row ? rows.length - 1 : rows.length
  rows[at] = row
  codes[at] = code
}

function readDataset(input: JsonObject, row: number): DatasetBlock {
  const found = { row, name: '', digest: '', context: '' }
  if (input['dataset'] === undefined) refuse('dataset')
  within(input, 'dataset', (dataset) => {
    found.name = readText(dataset, 'name')
    found.digest = readText(dataset, 'digest')
  })
  each(input, 'tags', (tag) => {
    if (readText(tag, 'key') === 'mlflow.data.context') found.context = readText(tag, 'value', '')
  })
  return found
}

function toMetricBlocks(columns: Map<string, MetricList>): MetricBlock[] {
  const blocks = Array.from(columns.values(), ({ key, rows, values, steps, times }) => ({
    key,
    rows: new Uint32Array(rows),
    values: new Float64Array(values),
    steps: new Float64Array(steps),
    timestamps: new Float64Array(times),
  }))
  return inOrderOfKeys(blocks)
}

function toTextBlocks(columns: Map<string, TextList>): TextBlock[] {
  const blocks = Array.from(columns.values(), ({ key, rows, codes, codeOf }) => ({
    key,
    rows: new Uint32Array(rows),
    codes: new Uint32Array(codes),
    texts: [...codeOf.keys()],
  }))
  return inOrderOfKeys(blocks)
}
