import type { MetricOfRunRow } from '../store/metricHistory.ts'
import type { DatasetInputRecord, MetricRow, RunRecord, RunRow } from '../store/runRecords.ts'
import { listed, presentKeyValues, presentMetricValue } from './present.ts'

export function presentRunInfo(row: RunRow) {
  return {
    run_uuid: row.run_uuid,
    run_id: row.run_uuid,
    run_name: row.name ?? '',
    experiment_id: String(row.experiment_id),
    user_id: row.user_id ?? '',
    status: row.status,
    start_time: row.start_time ?? undefined,
    end_time: row.end_time ?? undefined,
    artifact_uri: row.artifact_uri,
    lifecycle_stage: row.lifecycle_stage,
  }
}

export function presentRun(run: RunRecord) {
  const models = (wanted: 'input' | 'output') =>
    run.models.filter(({ direction }) => direction === wanted)
  return {
    info: presentRunInfo(run),
    data: {
      metrics: listed(run.metrics.map(presentMetric)),
      params: presentKeyValues(run.params),
      tags: presentKeyValues(run.tags),
    },
    inputs: {
      dataset_inputs: listed(run.inputs.map(presentInput)),
      model_inputs: listed(models('input').map(({ model_id }) => ({ model_id }))),
    },
    outputs: {
      model_outputs: listed(models('output').map(({ model_id, step }) => ({ model_id, step }))),
    },
  }
}

export function presentMetric(row: MetricRow) {
  return {
    key: row.key,
    value: presentMetricValue(row),
    timestamp: row.timestamp,
    step: row.step,
  }
}

export const presentMetricOfRun = (row: MetricOfRunRow) => ({
  ...presentMetric(row),
  run_id: row.run_uuid,
})

function presentInput(row: DatasetInputRecord) {
  return {
    tags: listed(row.tags.map(({ name, value }) => ({ key: name, value }))),
    dataset: {
      name: row.name,
      digest: row.digest,
      source_type: row.dataset_source_type,
      source: row.dataset_source,
      schema: row.dataset_schema ?? undefined,
      profile: row.dataset_profile ?? undefined,
    },
  }
}
