import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { create } from 'tar'
import { startTensors } from './detectors/tensors.ts'
import { buildEngine } from './experiments/engine.ts'
import { runEnsembles } from './experiments/ensembles.ts'
import { type Lane, LANES } from './experiments/lanes.ts'
import { arrangeRegistry } from './experiments/modelRegistry.ts'
import type { Member } from './experiments/sweep.ts'
import { startServer } from './startServer.ts'

/**
 * Trains everything anew into an empty store, and packs that store into `archive`. The lanes run beside each other, each
 * in a process of its own.
 */
export async function recordStore(archive: string): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tidemark-demo-'))
  try {
    const server = await startServer(folder)
    try {
      await trainEverything(server.url)
    } finally {
      await server.stop()
    }
    const contents = ['artifacts', 'mlflow.db']
    await create({ file: archive, cwd: folder, gzip: { level: 9 }, portable: true }, contents)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function trainEverything(trackingUri: string): Promise<void> {
  // A lane that fails ends the other.
  const failure = new AbortController()
  const lanes = LANES.map((lane) =>
    runInProcess(lane, trackingUri, failure.signal).catch((error: unknown) => {
      failure.abort()
      throw error
    }),
  )
  const members = (await Promise.all(lanes)).flat()
  await startTensors()
  const engine = buildEngine(trackingUri)
  await runEnsembles(engine, members)
  await arrangeRegistry(engine)
}

async function runInProcess(
  lane: Lane,
  trackingUri: string,
  signal: AbortSignal,
): Promise<Member[]> {
  const child = fork(path.join(import.meta.dirname, 'laneProcess.ts'), [lane, trackingUri], {
    execArgv: ['--import', 'tsx'],
    signal,
  })
  let members: Member[] = []
  // The other end is our own laneProcess.ts.
  child.on('message', (message: Member[]) => (members = message))
  await once(child, 'exit')
  if (child.exitCode !== 0) throw new Error(`The ${lane} lane ended with ${child.exitCode}`)
  return members
}
