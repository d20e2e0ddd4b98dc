import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pageTest } from '../fixtures.ts'
import type { Started } from '../startProcess.ts'
import { startTidemark } from '../startTidemark.ts'

export const root = path.resolve(import.meta.dirname, '../..')

type Servers = {
  /** Empty, and gone after the test. */
  folder: string
  /** Starts Tidemark with these arguments; whatever still runs at the end of the test is stopped. */
  start: (args: string[], port?: number) => Promise<Started>
}

/** Playwright's `test` for specs that start, stop and fill servers of their own. */
export const test = pageTest.extend<Servers>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from the pattern
  folder: async ({}, provide) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'tidemark-alone-'))
    await provide(folder)
    await rm(folder, { recursive: true, force: true })
  },
  // After the folder, so that the servers end before it goes.
  start: async ({ folder: _folder }, provide) => {
    const started: Started[] = []
    await provide(async (args, port = 0) => {
      const server = await startTidemark(root, args, { port })
      started.push(server)
      return server
    })
    await Promise.all(started.map(({ stop }) => stop()))
  },
})

export { expect } from '../fixtures.ts'
