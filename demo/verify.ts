/** `npm run demo:verify`: records once more, and says where the new recording differs from the kept one. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { extract } from 'tar'
import { describeStore } from './describeStore.ts'
import { RECORDING } from './recording.ts'
import { recordStore } from './recordStore.ts'
import { startServer } from './startServer.ts'

/** How many differences are told. */
const SHOWN = 40

const folder = await mkdtemp(path.join(tmpdir(), 'tidemark-verify-'))
try {
  const again = path.join(folder, 'again.tar.gz')
  await recordStore(again)
  const [kept, anew] = [await describeArchive(RECORDING), await describeArchive(again)]
  const differences = [...onlyIn(kept, anew, '-'), ...onlyIn(anew, kept, '+')].toSorted()
  for (const line of differences.slice(0, SHOWN)) console.log(line)
  console.log(`${kept.length} facts, ${differences.length} differences.`)
  process.exitCode = differences.length === 0 ? 0 : 1
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function describeArchive(archive: string): Promise<string[]> {
  const store = await mkdtemp(path.join(folder, 'store-'))
  await extract({ file: archive, cwd: store })
  const server = await startServer(store)
  try {
    return await describeStore(server.url, path.join(store, 'artifacts'))
  } finally {
    await server.stop()
  }
}

function onlyIn(lines: readonly string[], others: readonly string[], sign: string): string[] {
  const known = new Set(others)
  return lines.filter((line) => !known.has(line)).map((line) => `${sign} ${line}`)
}
