import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { MlflowName } from '../scripts/mlflowEnvironment.mjs'
import type { BackendName } from './backendNames.ts'
import { kindTest } from './fixtures.ts'
import { startMlflow } from './startMlflow.ts'
import type { Started } from './startProcess.ts'
import { emptyStore, startTidemark } from './startTidemark.ts'

const root = path.dirname(import.meta.dirname)

type Empty = {
  /** An empty server of the project's kind, the test's own: what is written to it disturbs no other. */
  emptyServer: Started & {
    /** The Python client that goes with it. */
    client: MlflowName
  }
}

const clients: Record<BackendName, MlflowName> = {
  'embedded with client 2.9.2': '2.9.2',
  'embedded with client 3.x': '3.x',
  'gateway to MLflow 2.9.2': '2.9.2',
  'gateway to MLflow 3.x': '3.x',
}

/** Playwright's `test` for specs that write to a server. */
export const test = kindTest.extend<Empty>({
  emptyServer: [
    async ({ backendName }, provide) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'tidemark-empty-'))
      const client = clients[backendName]
      const server = backendName.startsWith('gateway')
        ? await startMlflow(root, client, folder)
        : await startTidemark(root, emptyStore(folder))
      await provide({ ...server, client })
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
    // A real server takes a while to start.
    { timeout: 60_000 },
  ],
})

export { expect } from './fixtures.ts'
