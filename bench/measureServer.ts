import { getRunResponse } from '#protocol/runs.ts'

const API = '/api/2.0/mlflow'

/** Median times in ms of what a training script and a dashboard ask most. `null` where the server has no such endpoint. */
export async function measureServer(url: string): Promise<Record<string, number | null>> {
  const post = async (endpoint: string, body: object) => {
    const response = await fetch(`${url}${API}/${endpoint}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${endpoint} answered ${response.status}: ${text}`)
    return text
  }
  const created = await post('runs/create', { experiment_id: '0', start_time: Date.now() })
  const runId = getRunResponse.parse(JSON.parse(created)).run.info.run_id

  let step = 0
  const points = (count: number) =>
    Array.from({ length: count }, () => {
      step++
      return { key: 'loss', value: Math.sin(step), timestamp: Date.now(), step }
    })
  const search = (maxResults: number) =>
    post('runs/search', {
      experiment_ids: ['1'],
      filter: "metrics.metric_1 > 0.5 AND params.param_1 = '3'",
      order_by: ['metrics.metric_2 DESC'],
      max_results: maxResults,
    })

  return {
    'log-batch of 1,000 metrics': await median(25, () =>
      post('runs/log-batch', { run_id: runId, metrics: points(1_000) }),
    ),
    'log-metric': await median(30, () =>
      post('runs/log-metric', { run_id: runId, ...points(1)[0] }),
    ),
    'filtered and ordered search, page of 100': await median(3, () => search(100)),
    'filtered and ordered search, page of 1,000': await median(2, () => search(1_000)),
    'history of 25,000 points': await median(3, async () => {
      const query = new URLSearchParams({ run_id: runId, metric_key: 'loss', max_results: '25000' })
      await (await fetch(`${url}${API}/metrics/get-history?${query}`)).text()
    }),
  }
}

async function median(times: number, work: () => Promise<unknown>): Promise<number> {
  const durations = []
  for (let i = 0; i < times; i++) {
    const start = performance.now()
    await work()
    durations.push(performance.now() - start)
  }
  return durations.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? Number.NaN
}
