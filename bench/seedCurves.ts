import { createExperimentResponse } from '#protocol/experiments.ts'
import { getRunResponse } from '#protocol/runs.ts'
import { seedLines } from './charts/seedLines.ts'

/** Metrics that one request may log. */
const BATCH = 1_000

/** Logs runs with params and curves as a training would. */
export async function seedCurves(
  url: string,
  shape: { runs: number; params: number; metrics: number; points: number },
) {
  const post = async (endpoint: string, body: object): Promise<unknown> => {
    const response = await fetch(`${url}/api/2.0/mlflow/${endpoint}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${endpoint} answered ${await response.text()}`)
    return response.json()
  }
  const { experiment_id } = createExperimentResponse.parse(
    await post('experiments/create', { name: 'curves' }),
  )
  const runIds = []
  for (let run = 0; run < shape.runs; run++) {
    const created = await post('runs/create', {
      experiment_id,
      run_name: `curve-${run}`,
      start_time: 1_700_000_000_000 + run,
    })
    const { run_id } = getRunResponse.parse(created).run.info
    const params = Array.from({ length: shape.params }, (_, key) => ({
      key: `param_${key}`,
      value: String((run * 7 + key * 3) % 11),
    }))
    await post('runs/log-batch', { run_id, params })
    const points = seedLines(shape.metrics, shape.points, run + 1).flatMap(({ x, y }, metric) =>
      Array.from(x, (step, i) => ({
        key: `metric_${metric}`,
        value: y[i],
        step,
        timestamp: 1_700_000_000_000 + step,
      })),
    )
    for (let from = 0; from < points.length; from += BATCH) {
      await post('runs/log-batch', { run_id, metrics: points.slice(from, from + BATCH) })
    }
    await post('runs/update', { run_id, status: 'FINISHED', end_time: 1_700_000_100_000 })
    runIds.push(run_id)
  }
  return { experimentId: experiment_id, runIds, metrics: shape.metrics }
}
