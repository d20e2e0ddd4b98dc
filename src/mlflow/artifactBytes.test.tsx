import { expect, test, vi } from 'vitest'
import { startServer } from '#src/testing/renderApp.tsx'
import { artifactByteQueries, readArtifactPart } from './artifactBytes.ts'
import { queryClient } from './queryClient.ts'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

async function logged(content: string) {
  const server = await startServer()
  const runId = await server.logRun({})
  await server.logArtifact(runId, 'a.txt', content)
  return runId
}

test('a part of an artifact is read, as far as there is one', async () => {
  const runId = await logged('0123456789')

  expect(text(await readArtifactPart(runId, 'a.txt', 2, 5))).toBe('234')
  expect(text(await readArtifactPart(runId, 'a.txt', 8, 99))).toBe('89')
  expect(await readArtifactPart(runId, 'a.txt', 5, 5)).toHaveLength(0)
})

test('a server that sends files only whole is read up to the part', async () => {
  const runId = await logged('0123456789')
  const { fetch } = globalThis
  vi.stubGlobal('fetch', (path: string, { signal }: RequestInit) =>
    fetch(path, { signal: signal ?? null }),
  )

  expect(text(await readArtifactPart(runId, 'a.txt', 2, 5))).toBe('234')
  await expect(readArtifactPart(runId, 'a.txt', 60_000_000, 60_000_001)).rejects.toThrow(
    'This server sends files only whole',
  )
})

test('the whole of an artifact is read, or refused by its length as it arrives', async () => {
  const runId = await logged('x'.repeat(2_000_000))
  const whole = (limit: number) =>
    queryClient.fetchQuery(artifactByteQueries.whole(runId, 'a.txt', 2_000_000, limit))

  expect(await whole(2_000_000)).toHaveLength(2_000_000)
  await expect(whole(1_000_000)).rejects.toThrow('longer than the 1 MB that are read')
})
