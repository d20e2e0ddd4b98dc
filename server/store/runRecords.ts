import type { Int64 } from '#protocol/requestFields.ts'
import type { RunStatus } from '#protocol/runs.ts'
import type { Database } from '../sqlite.ts'
import type { KeyValueRow } from './experiments.ts'
import { groupBy } from './groupBy.ts'

/** A row of MLflow's `runs`; times in ms since the epoch. */
export type RunRow = {
  run_uuid: string
  name: string | null
  user_id: string | null
  status: RunStatus
  start_time: Int64 | null
  end_time: Int64 | null
  lifecycle_stage: 'active' | 'deleted'
  artifact_uri: string
  experiment_id: number
}

/** A logged point. A NaN is kept as value 0 with `is_nan` 1, an infinity as the largest double. */
export type MetricRow = {
  key: string
  value: number
  timestamp: Int64
  step: Int64
  is_nan: number
}

export type DatasetInputRow = {
  input_uuid: string
  name: string
  digest: string
  dataset_source_type: string
  dataset_source: string
  dataset_schema: string | null
  dataset_profile: string | null
}
export type DatasetInputRecord = DatasetInputRow & { tags: { name: string; value: string }[] }

export type RunModelRow = { model_id: string; direction: 'input' | 'output'; step: Int64 }

/** A run with everything that hangs on it; of every metric only its latest point. */
export type RunRecord = RunRow & {
  metrics: MetricRow[]
  params: KeyValueRow[]
  tags: KeyValueRow[]
  inputs: DatasetInputRecord[]
  models: RunModelRow[]
}

type OfRun = { run_uuid: string }

/** Completes rows of `runs`: one query for each kind of thing, whatever the number of runs. */
export function runRecords(database: Database) {
  const ofRuns = 'WHERE run_uuid IN (SELECT value FROM json_each(?)) ORDER BY run_uuid, rowid'
  const selectMetrics = database.prepare<MetricRow & OfRun>(
    `SELECT run_uuid, "key", value, timestamp, step, is_nan FROM latest_metrics ${ofRuns}`,
  )
  const selectParams = database.prepare<KeyValueRow & OfRun>(
    `SELECT run_uuid, "key", value FROM params ${ofRuns}`,
  )
  const selectTags = database.prepare<KeyValueRow & OfRun>(
    `SELECT run_uuid, "key", value FROM tags ${ofRuns}`,
  )
  const selectModels = database.prepare<RunModelRow & OfRun>(
    `SELECT run_uuid, model_id, direction, step FROM tidemark_run_models ${ofRuns}`,
  )
  const selectInputs = database.prepare<DatasetInputRow & OfRun>(`
    SELECT i.destination_id AS run_uuid, i.input_uuid, d.name, d.digest, d.dataset_source_type,
      d.dataset_source, d.dataset_schema, d.dataset_profile
    FROM inputs i JOIN datasets d ON d.dataset_uuid = i.source_id
    WHERE i.destination_type = 'RUN' AND i.source_type = 'DATASET'
      AND i.destination_id IN (SELECT value FROM json_each(?)) ORDER BY i.rowid`)
  const selectInputTags = database.prepare<{ input_uuid: string; name: string; value: string }>(
    'SELECT * FROM input_tags WHERE input_uuid IN (SELECT value FROM json_each(?)) ORDER BY rowid',
  )

  const runOf = ({ run_uuid }: OfRun) => run_uuid

  function inputsOf(ids: string): Map<string, (DatasetInputRecord & OfRun)[]> {
    const inputs = selectInputs.all(ids)
    if (inputs.length === 0) return new Map()
    const inputIds = JSON.stringify(inputs.map(({ input_uuid }) => input_uuid))
    const tags = groupBy(selectInputTags.all(inputIds), ({ input_uuid }) => input_uuid)
    const records = inputs.map((row) =>
      Object.assign(row, { tags: tags.get(row.input_uuid) ?? [] }),
    )
    return groupBy(records, runOf)
  }

  return (rows: RunRow[]): RunRecord[] => {
    const ids = JSON.stringify(rows.map(runOf))
    const metrics = groupBy(selectMetrics.all(ids), runOf)
    const params = groupBy(selectParams.all(ids), runOf)
    const tags = groupBy(selectTags.all(ids), runOf)
    const models = groupBy(selectModels.all(ids), runOf)
    const inputs = inputsOf(ids)
    return rows.map((row) => ({
      ...row,
      metrics: metrics.get(row.run_uuid) ?? [],
      params: params.get(row.run_uuid) ?? [],
      tags: tags.get(row.run_uuid) ?? [],
      models: models.get(row.run_uuid) ?? [],
      inputs: inputs.get(row.run_uuid) ?? [],
    }))
  }
}
