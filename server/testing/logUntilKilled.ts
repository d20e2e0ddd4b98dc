import { createApp } from '../app.ts'
import { embeddedBackend } from '../embedded.ts'

/** Logs one metric after another and prints each once the server has acknowledged it, until the process is killed. */
const [dataDir = ''] = process.argv.slice(2)
const app = createApp(await embeddedBackend({ dataDir }), { readOnly: false })
const post = (endpoint: string, payload: Record<string, unknown>) =>
  app.inject({ method: 'POST', url: `/api/2.0/mlflow/runs/${endpoint}`, payload })

const created = await post('create', { experiment_id: '0' })
const { run } = created.json<{ run: { info: { run_id: string } } }>()
for (let step = 0; ; step += 1) {
  const metric = { run_id: run.info.run_id, key: 'loss', value: step / 3, timestamp: 1, step }
  const { statusCode } = await post('log-metric', metric)
  if (statusCode === 200) process.stdout.write(`${run.info.run_id} ${step}\n`)
}
