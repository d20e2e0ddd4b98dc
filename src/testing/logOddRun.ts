import * as z from 'zod/mini'
import { getRunResponse } from '#protocol/runs.ts'
import type { OddRun } from './filterCases.ts'

const pairs = (entries: Record<string, string>) =>
  Object.entries(entries).map(([key, value]) => ({ key, value }))

/** Logs a run through MLflow's REST API; `post` sends a body to an endpoint below `/api/2.0/mlflow/`. */
export async function logOddRun(
  post: (endpoint: string, body: Record<string, unknown>) => Promise<unknown>,
  experimentId: string,
  run: OddRun,
) {
  const created = await post('runs/create', {
    experiment_id: experimentId,
    run_name: run.name,
    start_time: run.startedAt,
    user_id: 'tester',
  })
  const runId = z.parse(getRunResponse, created).run.info.run_id
  await post('runs/log-batch', {
    run_id: runId,
    metrics: Object.entries(run.metrics).map(([key, value]) => ({ key, value, timestamp: 1 })),
    params: pairs(run.params),
    tags: pairs(run.tags),
  })
  if (run.datasets.length > 0) {
    await post('runs/log-inputs', {
      run_id: runId,
      datasets: run.datasets.map(({ name, digest, context }) => ({
        dataset: { name, digest, source_type: 'local', source: '{}' },
        tags: context === '' ? [] : [{ key: 'mlflow.data.context', value: context }],
      })),
    })
  }
  await post('runs/update', { run_id: runId, status: run.status, end_time: run.endedAt })
}
