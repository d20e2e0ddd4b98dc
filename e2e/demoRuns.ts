import { getExperimentResponse } from '#protocol/experiments.ts'
import { searchRunsResponse } from '#protocol/runs.ts'

/** Ids of runs by their names, in one experiment of the demo, and the experiment's own. */
export async function demoRuns(
  url: string,
  experiment: string,
): Promise<{ id: string; runs: Map<string, string> }> {
  const name = `market-anomaly-detection/${experiment}`
  const api = `${url}/api/2.0/mlflow`
  const query = new URLSearchParams({ experiment_name: name }).toString()
  const found = await fetch(`${api}/experiments/get-by-name?${query}`)
  const id = getExperimentResponse.parse(await found.json()).experiment.experiment_id
  const answer = await fetch(`${api}/runs/search`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ experiment_ids: [id], max_results: 1_000 }),
  })
  const { runs } = searchRunsResponse.parse(await answer.json())
  return { id, runs: new Map(runs.map(({ info }) => [info.run_name, info.run_id])) }
}
