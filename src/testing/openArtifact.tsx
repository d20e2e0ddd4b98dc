import { screen, within } from '@testing-library/react'
import { paths } from '#src/paths.ts'
import { renderApp, startServer } from './renderApp.tsx'

export type Files = Record<string, string | Uint8Array<ArrayBuffer>>

/** Renders a run's page at one of the files that it logged; `search` is what follows the file in the address. */
export async function openArtifact(files: Files, path: string, search = '') {
  const server = await startServer()
  const runId = await server.logRun({})
  for (const [path, content] of Object.entries(files)) {
    await server.logArtifact(runId, path, content)
  }
  return { server, runId, ...renderApp(paths.artifact(runId, path) + search) }
}

/** What is shown of the file. */
export const preview = async () => within(await screen.findByRole('region', { name: 'Preview' }))
