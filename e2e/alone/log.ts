import type { APIRequestContext } from '@playwright/test'
import { createExperimentResponse } from '#protocol/experiments.ts'
import { getRunResponse } from '#protocol/runs.ts'

/** Sends one request of MLflow's API as a client would; throws the server's words when it is refused. */
export async function send(
  request: APIRequestContext,
  url: string,
  endpoint: string,
  data: object,
): Promise<unknown> {
  const response = await request.post(`${url}/api/2.0/mlflow/${endpoint}`, { data })
  if (!response.ok()) throw new Error(await response.text())
  return response.json()
}

/** Creates an experiment with one run in it; answers with the run's info. */
export async function logRun(
  request: APIRequestContext,
  url: string,
  { experiment, run }: { experiment: string; run: string },
) {
  const { experiment_id } = createExperimentResponse.parse(
    await send(request, url, 'experiments/create', { name: experiment }),
  )
  const created = await send(request, url, 'runs/create', {
    experiment_id,
    run_name: run,
    start_time: Date.now(),
  })
  return getRunResponse.parse(created).run.info
}
