import { invalid, notFound } from '#protocol/errors.ts'
import type { LoggedMetric, logBatchRequest } from '#protocol/runRequests.ts'
import * as z from 'zod/mini'
import { bindDouble, type Database } from '../sqlite.ts'
import { isLater, toMetricRow } from './metricRow.ts'
import type { MetricRow } from './runRecords.ts'
import { RUN_NAME_TAG, type RunStore } from './runs.ts'

type KeyValue = { key: string; value: string }
type Batch = Omit<z.output<typeof logBatchRequest>, 'run_id'>

const LOGGED_MODELS_TAG = 'mlflow.log-model.history'

/** What a training script writes to its run: metrics, params and tags. Every call is one transaction. */
export function loggingStore(database: Database, runs: RunStore) {
  const insertMetric = database.prepare(
    `INSERT OR IGNORE INTO metrics ("key", value, timestamp, run_uuid, step, is_nan) VALUES (?, ?, ?, ?, ?, ?)`,
  )
  const upsertLatest = database.prepare(
    `INSERT INTO latest_metrics ("key", value, timestamp, step, is_nan, run_uuid) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT ("key", run_uuid) DO UPDATE
       SET value = excluded.value, timestamp = excluded.timestamp, step = excluded.step, is_nan = excluded.is_nan
       WHERE (excluded.step, excluded.timestamp, excluded.value) > (step, timestamp, value)`,
  )
  const insertModelMetric = database.prepare(
    `INSERT OR REPLACE INTO tidemark_logged_model_metrics VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const selectParams = database.prepare<KeyValue>(
    'SELECT "key", value FROM params WHERE run_uuid = ? AND "key" IN (SELECT value FROM json_each(?))',
  )
  const insertParam = database.prepare(
    'INSERT INTO params ("key", value, run_uuid) VALUES (?, ?, ?)',
  )
  const selectTag = database.prepare<{ value: string | null }>(
    'SELECT value FROM tags WHERE run_uuid = ? AND "key" = ?',
  )
  const upsertTag = database.prepare(
    `INSERT INTO tags ("key", value, run_uuid) VALUES (?, ?, ?)
     ON CONFLICT ("key", run_uuid) DO UPDATE SET value = excluded.value`,
  )
  const deleteTag = database.prepare('DELETE FROM tags WHERE run_uuid = ? AND "key" = ?')
  const setName = database.prepare('UPDATE runs SET name = ? WHERE run_uuid = ?')

  function writeParams(runId: string, params: KeyValue[]) {
    const keys = params.map(({ key }) => key)
    const repeated = keys.find((key, i) => keys.indexOf(key) < i)
    if (repeated !== undefined) {
      throw invalid(`Invalid value for field 'params': the key "${repeated}" is given twice.`)
    }
    const stored = new Map(
      selectParams.all(runId, JSON.stringify(keys)).map(({ key, value }) => [key, value]),
    )
    const conflicts = params.filter(({ key, value }) => (stored.get(key) ?? value) !== value)
    if (conflicts.length > 0) throw paramsChanged(conflicts, stored, runId)
    for (const { key, value } of params) {
      if (!stored.has(key)) insertParam.run(key, value, runId)
    }
  }

  function writeMetrics(runId: string, metrics: LoggedMetric[]) {
    const latest = new Map<string, MetricRow>()
    for (const metric of metrics) {
      const row = toMetricRow(metric)
      const value = bindDouble(row.value)
      insertMetric.run(row.key, value, row.timestamp, runId, row.step, row.is_nan)
      if (metric.model_id) writeModelMetric(runId, metric.model_id, metric, row)
      const known = latest.get(row.key)
      if (known === undefined || isLater(row, known)) latest.set(row.key, row)
    }
    for (const { key, value, timestamp, step, is_nan } of latest.values()) {
      upsertLatest.run(key, bindDouble(value), timestamp, step, is_nan, runId)
    }
  }

  function writeModelMetric(runId: string, modelId: string, metric: LoggedMetric, row: MetricRow) {
    insertModelMetric.run(
      modelId,
      row.key,
      bindDouble(row.value),
      row.is_nan,
      row.timestamp,
      row.step,
      runId,
      metric.dataset_name ?? '',
      metric.dataset_digest ?? '',
    )
  }

  function writeTag(runId: string, { key, value }: KeyValue) {
    upsertTag.run(key, value, runId)
    if (key === RUN_NAME_TAG) setName.run(value, runId)
  }

  return {
    async logBatch(runId: string, { metrics, params, tags }: Batch): Promise<void> {
      database.transaction(() => {
        runs.findActive(runId)
        if (params.length > 0) writeParams(runId, params)
        writeMetrics(runId, metrics)
        for (const tag of tags) writeTag(runId, tag)
      })
    },

    async deleteTag(runId: string, key: string): Promise<void> {
      database.transaction(() => {
        runs.findActive(runId)
        if (deleteTag.run(runId, key).changes === 0) {
          throw notFound(`The run "${runId}" has no tag "${key}".`)
        }
      })
    },

    /** Notes on the run that it logged a model, the way clients before 3.0 expect to find it. */
    async logModel(runId: string, modelJson: string): Promise<void> {
      const model = readLoggedModel(modelJson)
      database.transaction(() => {
        runs.findActive(runId)
        const history: unknown = JSON.parse(selectTag.get(runId, LOGGED_MODELS_TAG)?.value ?? '[]')
        const models: unknown[] = Array.isArray(history) ? history : []
        upsertTag.run(LOGGED_MODELS_TAG, JSON.stringify([...models, model]), runId)
      })
    },
  }
}

function paramsChanged(conflicts: KeyValue[], stored: Map<string, string>, runId: string) {
  const changes = conflicts.map(
    ({ key, value }) => `"${key}" was "${shorten(stored.get(key) ?? '')}", now "${shorten(value)}"`,
  )
  return invalid(
    `A param cannot be changed once it is logged, in the run "${runId}": ${changes.join('; ')}.`,
  )
}

const shorten = (text: string) => (text.length > 100 ? `${text.slice(0, 100)}…` : text)

const loggedModel = z.looseObject({
  artifact_path: z.string(),
  flavors: z.looseObject({}),
  utc_time_created: z.string(),
  run_id: z.string(),
})

function readLoggedModel(json: string) {
  try {
    return loggedModel.parse(JSON.parse(json))
  } catch {
    throw invalid(
      "Invalid value for field 'model_json': expected the JSON of a model with artifact_path, flavors, utc_time_created and run_id.",
    )
  }
}
