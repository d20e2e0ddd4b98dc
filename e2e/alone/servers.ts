import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pageTest } from '../fixtures.ts'
import type { Started } from '../startProcess.ts'
import { emptyStore, startTidemark } from '../startTidemark.ts'

export const root = path.resolve(import.meta.dirname, '../..')

type Servers = {
  /** Empty, and gone after the test. */
  folder: string
  /** Starts Tidemark with these arguments; whatever still runs at the end of the test is stopped. */
  start: (args: string[], port?: number) => Promise<Started>
  /** The address of a server on an empty store, in `folder`. */
  url: string
}

const newFolder = () => mkdtemp(path.join(tmpdir(), 'tidemark-alone-'))

/** Serves a store of its own for as long as `work` takes, e.g. one for all tests of a worker. */
export async function withStore(
  holds: 'demo' | 'nothing',
  work: (url: string) => Promise<void>,
): Promise<void> {
  const folder = await newFolder()
  const args = holds === 'demo' ? ['--data', folder] : emptyStore(folder)
  const { url, stop } = await startTidemark(root, args)
  try {
    await work(url)
  } finally {
    await stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Playwright's `test` for specs that start, stop and fill servers of their own. */
export const test = pageTest.extend<Servers>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from the pattern
  folder: async ({}, provide) => {
    const folder = await newFolder()
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
  url: async ({ folder, start }, provide) => provide((await start(emptyStore(folder))).url),
})

export { expect } from '../fixtures.ts'
