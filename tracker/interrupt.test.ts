import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import * as z from 'zod/mini'
import { searchRunsResponse } from '#protocol/runs.ts'
import { startTracking } from './testing/startTracking.ts'

function spawnScript(trackingUri: string, ...args: string[]) {
  const script = join(import.meta.dirname, 'testing/logUntilInterrupted.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, trackingUri, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Longer than a test may take.
    env: { ...process.env, MLFLOW_HTTP_REQUEST_TIMEOUT: '600' },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** Runs the script until it has printed the ids of its two runs. */
async function startScript(trackingUri: string, ...args: string[]) {
  const child = spawnScript(trackingUri, ...args)
  const [output] = z.tuple([z.unknown()]).parse(await once(child.stdout, 'data'))
  const [outer, inner] = z.tuple([z.string(), z.string()]).parse(JSON.parse(String(output)))
  return { child, outer, inner }
}

const exitOf = (child: ChildProcess) => once(child, 'exit')

test.each<[NodeJS.Signals]>([['SIGINT'], ['SIGTERM']])(
  '%s marks every open run KILLED, delivers what is queued, and ends the process by that signal',
  async (signal) => {
    const { server, proxy, history } = await startTracking()
    proxy.fail('log-batch', 'none', 'slow')
    const { child, outer, inner } = await startScript(proxy.url)

    child.kill(signal)

    expect(await exitOf(child)).toEqual([null, signal])
    for (const id of [outer, inner]) {
      const { info } = await server.readRun(id)
      expect(info.status).toBe('KILLED')
      expect(info.end_time).toBeGreaterThanOrEqual(info.start_time ?? Infinity)
    }
    expect(await history(inner, 'loss')).toHaveLength(50)
  },
)

test('a run that is just being created is KILLED, too', async () => {
  const { server, proxy } = await startTracking()
  proxy.fail('runs/create', 'slow')
  const child = spawnScript(proxy.url)
  await expect.poll(() => proxy.seenOf('runs/create'), { interval: 5 }).toHaveLength(1)

  child.kill('SIGINT')

  expect(await exitOf(child)).toEqual([null, 'SIGINT'])
  const query = { experiment_ids: ['1'] }
  const { runs } = await server.call('POST', 'runs/search', query, searchRunsResponse)
  // By the time that the signal is heard, a busy machine may have got as far as the run within it.
  expect(new Set(runs.map(({ info }) => info.status))).toEqual(new Set(['KILLED']))
})

test('a server that does not answer holds up an interrupted process for seconds only', async () => {
  const { proxy } = await startTracking()
  const { child } = await startScript(proxy.url)
  const hung = Array.from({ length: 100 }, () => 'hung' as const)
  proxy.fail('', ...hung)

  child.kill('SIGINT')

  expect(await exitOf(child)).toEqual([null, 'SIGINT'])
})

test('a second Ctrl-C ends the process at once', async () => {
  const { proxy } = await startTracking()
  proxy.fail('log-batch', 'none', 'hung')
  const { child, inner } = await startScript(proxy.url, 'impatient')

  child.kill('SIGINT')

  expect(await exitOf(child)).toEqual([null, 'SIGINT'])
  // The end of the run would have been sent once what was logged to it had been waited for.
  expect(proxy.seenOf('runs/update').filter(({ body }) => body.includes(inner))).toEqual([])
})

test('a program that listens for the signal itself ends itself, with its runs marked', async () => {
  const { server, proxy } = await startTracking()
  const { child, outer, inner } = await startScript(proxy.url, 'listens')

  child.kill('SIGINT')

  for (const id of [outer, inner]) {
    await expect.poll(async () => (await server.readRun(id)).info.status).toBe('KILLED')
  }
  const exited = exitOf(child)
  child.stdin.write('That was all.')
  expect(await exited).toEqual([7, null])
})
