import path from 'node:path'
import { extract } from 'tar'
import type { MlflowName } from '../scripts/mlflowEnvironment.mjs'
import type { BackendName } from './backendNames.ts'
import { runPython } from './runPython.ts'
import { startMlflow } from './startMlflow.ts'
import type { Started } from './startProcess.ts'
import { startTidemark } from './startTidemark.ts'

const root = path.dirname(import.meta.dirname)

/** The Python client that goes with each backend, and the MLflow server that is behind it, if any. */
const clients: Record<BackendName, { client: MlflowName; upstream: MlflowName | null }> = {
  'embedded with client 2.9.2': { client: '2.9.2', upstream: null },
  'embedded with client 3.x': { client: '3.x', upstream: null },
  'gateway to MLflow 2.9.2': { client: '2.9.2', upstream: '2.9.2' },
  'gateway to MLflow 3.x': { client: '3.x', upstream: '3.x' },
}

/** Tidemark on the demo: as `npm start` starts it, or before a real server that opens the recorded store. */
export async function openDemo(
  backend: BackendName,
  folder: string,
): Promise<Started & { client: MlflowName }> {
  const { client, upstream } = clients[backend]
  if (upstream === null) return { client, ...(await startTidemark(root, ['--data', folder])) }
  const mlflow = await openRecording(upstream, folder)
  const gateway = await startTidemark(root, [mlflow.url])
  return {
    client,
    url: gateway.url,
    stop: async () => {
      await gateway.stop()
      await mlflow.stop()
    },
  }
}

async function openRecording(name: MlflowName, folder: string): Promise<Started> {
  await extract({ file: path.join(root, 'demo/recorded.tar.gz'), cwd: folder })
  if (name === '3.x') {
    const database = `sqlite:///${path.join(folder, 'mlflow.db')}`
    await runPython(root, name, ['-m', 'mlflow', 'db', 'upgrade', database])
  }
  return startMlflow(root, name, folder)
}
