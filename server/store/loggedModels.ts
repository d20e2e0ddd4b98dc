import { randomUUID } from 'node:crypto'
import { notFound } from '#protocol/errors.ts'
import type {
  CreateLoggedModel,
  LoggedModelStatus,
  searchLoggedModelsRequest,
} from '#protocol/loggedModels.ts'
import type { Int64 } from '#protocol/requestFields.ts'
import type * as z from 'zod/mini'
import { sql } from '../sql.ts'
import type { Database } from '../sqlite.ts'
import { childUri } from './artifactUri.ts'
import { type ExperimentStore, isExperimentId, type KeyValueRow } from './experiments.ts'
import { groupBy } from './groupBy.ts'
import { loggedModelSearchSql } from './loggedModelSearch.ts'
import { fetchPage, type Page } from './paging.ts'
import { generateRunName } from './runName.ts'
import type { MetricRow } from './runRecords.ts'

export type LoggedModelRow = {
  model_id: string
  experiment_id: number
  name: string
  artifact_uri: string
  creation_time: Int64
  last_updated_time: Int64
  status: LoggedModelStatus
  model_type: string
  source_run_id: string
}
export type LoggedModelMetricRow = MetricRow & {
  run_uuid: string
  dataset_name: string
  dataset_digest: string
}
export type LoggedModelRecord = LoggedModelRow & {
  params: KeyValueRow[]
  tags: KeyValueRow[]
  metrics: LoggedModelMetricRow[]
}
type KeyValue = { key: string; value: string }
type OfModel = { model_id: string }

const idOf = ({ model_id }: OfModel) => model_id

export type LoggedModelStore = ReturnType<typeof loggedModelStore>

/** Models as things of their own, since MLflow 3.0: kept in tables of ours, which 2.9.2 has none for. */
export function loggedModelStore(database: Database, experiments: ExperimentStore) {
  const selectModel = database.prepare<LoggedModelRow>(
    `SELECT * FROM tidemark_logged_models WHERE model_id = ? AND lifecycle_stage = 'active'`,
  )
  const insertModel = database.prepare(
    `INSERT INTO tidemark_logged_models VALUES (?, ?, ?, ?, ?, ?, 'LOGGED_MODEL_PENDING', 'active', ?, ?)`,
  )
  const setStatus = database.prepare(
    'UPDATE tidemark_logged_models SET status = ?, last_updated_time = ? WHERE model_id = ?',
  )
  const touch = database.prepare(
    'UPDATE tidemark_logged_models SET last_updated_time = ? WHERE model_id = ?',
  )
  const setDeleted = database.prepare(
    `UPDATE tidemark_logged_models SET lifecycle_stage = 'deleted', last_updated_time = ? WHERE model_id = ?`,
  )
  const upsertParam = database.prepare(
    'INSERT OR REPLACE INTO tidemark_logged_model_params VALUES (?, ?, ?)',
  )
  const upsertTag = database.prepare(
    `INSERT INTO tidemark_logged_model_tags VALUES (?, ?, ?)
     ON CONFLICT (model_id, "key") DO UPDATE SET value = excluded.value`,
  )
  const deleteTag = database.prepare(
    'DELETE FROM tidemark_logged_model_tags WHERE model_id = ? AND "key" = ?',
  )
  const ofModels = 'WHERE model_id IN (SELECT value FROM json_each(?)) ORDER BY rowid'
  const selectParams = database.prepare<KeyValueRow & OfModel>(
    `SELECT * FROM tidemark_logged_model_params ${ofModels}`,
  )
  const selectTags = database.prepare<KeyValueRow & OfModel>(
    `SELECT * FROM tidemark_logged_model_tags ${ofModels}`,
  )
  const selectMetrics = database.prepare<LoggedModelMetricRow & OfModel>(
    `SELECT * FROM tidemark_logged_model_metrics ${ofModels}`,
  )

  function find(modelId: string): LoggedModelRow {
    const row = selectModel.get(modelId)
    if (row === undefined) throw notFound(`No logged model with the id "${modelId}" exists.`)
    return row
  }

  function records(rows: LoggedModelRow[]): LoggedModelRecord[] {
    const ids = JSON.stringify(rows.map(idOf))
    const params = groupBy(selectParams.all(ids), idOf)
    const tags = groupBy(selectTags.all(ids), idOf)
    const metrics = groupBy(selectMetrics.all(ids), idOf)
    return rows.map((row) => ({
      ...row,
      params: params.get(row.model_id) ?? [],
      tags: tags.get(row.model_id) ?? [],
      metrics: metrics.get(row.model_id) ?? [],
    }))
  }

  function record(modelId: string): LoggedModelRecord {
    const [complete] = records([find(modelId)])
    if (complete === undefined) throw new Error('A row has no record.')
    return complete
  }

  return {
    /** Where a model's files are and which run logged it, or null when there is no such model. */
    origin: (modelId: string) => {
      const model = selectModel.get(modelId)
      return model ? { location: model.artifact_uri, runId: model.source_run_id } : null
    },

    async create(request: CreateLoggedModel): Promise<LoggedModelRecord> {
      return database.transaction(() => {
        const experiment = experiments.findActive(request.experiment_id)
        const modelId = `m-${randomUUID().replaceAll('-', '')}`
        const now = Date.now()
        insertModel.run(
          modelId,
          experiment.experiment_id,
          request.name || generateRunName(),
          childUri(experiment.artifact_location, `models/${modelId}/artifacts`),
          now,
          now,
          request.model_type,
          request.source_run_id,
        )
        for (const { key, value } of request.params) upsertParam.run(modelId, key, value)
        for (const { key, value } of request.tags) upsertTag.run(modelId, key, value)
        return record(modelId)
      })
    },

    async get(modelId: string): Promise<LoggedModelRecord> {
      return record(modelId)
    },

    async finalize(modelId: string, status: LoggedModelStatus): Promise<LoggedModelRecord> {
      return database.transaction(() => {
        find(modelId)
        setStatus.run(status, Date.now(), modelId)
        return record(modelId)
      })
    },

    async delete(modelId: string): Promise<void> {
      database.transaction(() => {
        find(modelId)
        setDeleted.run(Date.now(), modelId)
      })
    },

    async setTags(modelId: string, tags: KeyValue[]): Promise<LoggedModelRecord> {
      return database.transaction(() => {
        find(modelId)
        for (const { key, value } of tags) upsertTag.run(modelId, key, value)
        touch.run(Date.now(), modelId)
        return record(modelId)
      })
    },

    async deleteTag(modelId: string, key: string): Promise<void> {
      database.transaction(() => {
        find(modelId)
        if (deleteTag.run(modelId, key).changes === 0) {
          throw notFound(`The logged model "${modelId}" has no tag "${key}".`)
        }
      })
    },

    async logParams(modelId: string, params: KeyValue[]): Promise<void> {
      database.transaction(() => {
        find(modelId)
        for (const { key, value } of params) upsertParam.run(modelId, key, value)
      })
    },

    async search(
      request: z.output<typeof searchLoggedModelsRequest>,
    ): Promise<Page<LoggedModelRecord>> {
      const search = loggedModelSearchSql({
        experimentIds: request.experiment_ids.filter(isExperimentId).map(Number),
        filter: request.filter,
        orderBy: request.order_by,
      })
      const page = fetchPage(request.max_results, request.page_token, (limit, offset) =>
        database.query<LoggedModelRow>(sql`${search} LIMIT ${limit} OFFSET ${offset}`),
      )
      return { ...page, rows: records(page.rows) }
    },
  }
}
