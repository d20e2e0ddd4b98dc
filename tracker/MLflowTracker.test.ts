import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { getExperimentResponse } from '#protocol/experiments.ts'
import { searchRunsResponse } from '#protocol/runs.ts'
import { createApp } from '#server/app.ts'
import { embeddedBackend } from '#server/embedded.ts'
import { temporaryFolder } from '#server/testing/testServer.ts'
import { MLflowTracker } from './MLflowTracker.ts'
import { type Fault, startFaultyProxy } from './testing/faultyProxy.ts'
import { startTracking } from './testing/startTracking.ts'

afterEach(() => vi.unstubAllEnvs())

const statusOf = async ({ server }: Awaited<ReturnType<typeof startTracking>>, id: string) =>
  (await server.readRun(id)).info.status

/** Null where what runs the tests is not in git. */
function headCommit(): string | null {
  const cwd = path.dirname(process.argv[1] ?? '')
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { cwd, encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}

describe('the experiment', () => {
  test('is created once, and found again by another tracker', async () => {
    const { tracker, proxy } = await startTracking()
    const other = new MLflowTracker('detectors', { trackingUri: proxy.url })

    const ids = await Promise.all([tracker.experimentId(), tracker.experimentId()])

    expect(new Set([...ids, await other.experimentId()]).size).toBe(1)
    expect(proxy.seenOf('experiments/create')).toHaveLength(1)
  })

  test('is one even when several trackers create it at once', async () => {
    const { proxy } = await startTracking()
    const trackers = Array.from(
      { length: 5 },
      () => new MLflowTracker('raced for', { trackingUri: proxy.url }),
    )

    const ids = await Promise.all(trackers.map((tracker) => tracker.experimentId()))

    expect(new Set(ids).size).toBe(1)
  })

  test('is found when the answer to its creation was lost', async () => {
    const { tracker, proxy } = await startTracking()
    proxy.fail('experiments/create', 'lost answer')

    expect(await tracker.experimentId()).toMatch(/^\d+$/)
  })

  test('is refused while it is deleted', async () => {
    const { tracker, server } = await startTracking()
    const experiment_id = await server.createExperiment('detectors')
    await server.does('POST', 'experiments/delete', { experiment_id })

    await expect(tracker.startRun('any', async () => {})).rejects.toThrow(
      'The experiment "detectors" is deleted. Restore it to log to it, or choose another name.',
    )
    await server.does('POST', 'experiments/restore', { experiment_id })
    expect(await tracker.experimentId()).toBe(experiment_id)
  })

  test('takes tags', async () => {
    const { tracker, server } = await startTracking()
    await tracker.setExperimentTags({ 'mlflow.note.content': 'A *note*', team: 'market' })

    const query = { experiment_id: await tracker.experimentId() }
    const { experiment } = await server.call('GET', 'experiments/get', query, getExperimentResponse)
    expect(experiment.tags).toEqual([
      { key: 'mlflow.note.content', value: 'A *note*' },
      { key: 'team', value: 'market' },
    ])
  })
})

describe('a run', () => {
  test('resolves to the result of its body and ends FINISHED, with the tags the Python client sets', async () => {
    const { tracker, server } = await startTracking()
    const before = Date.now()

    const id = await tracker.startRun('zscore', async (run) => {
      expect((await server.readRun(run.id)).info.status).toBe('RUNNING')
      expect(run.name).toBe('zscore')
      expect(run.experimentId).toBe(await tracker.experimentId())
      return run.id
    })

    const { info, data } = await server.readRun(id)
    expect(info).toMatchObject({ status: 'FINISHED', run_name: 'zscore', user_id: 'ada' })
    expect(info.start_time).toBeGreaterThanOrEqual(before)
    expect(info.end_time).toBeGreaterThanOrEqual(info.start_time ?? Infinity)
    const tags = Object.fromEntries(data.tags.map(({ key, value }) => [key, value]))
    const { 'mlflow.source.name': script = '', ...others } = tags
    expect(path.resolve(script)).toBe(process.argv[1])
    const commit = headCommit()
    expect(others).toEqual({
      'mlflow.user': 'ada',
      'mlflow.source.type': 'LOCAL',
      ...(commit && { 'mlflow.source.git.commit': commit }),
      'mlflow.runName': 'zscore',
    })
  })

  test('ends FAILED when its body throws, and rejects with the same error', async () => {
    const tracking = await startTracking()
    const error = new Error('diverged')
    let id = ''

    const failed = tracking.tracker.startRun('diverging', async (run) => {
      id = run.id
      void run.logMetrics({ loss: Number.NaN })
      throw error
    })

    await expect(failed).rejects.toBe(error)
    expect(await statusOf(tracking, id)).toBe('FAILED')
    expect(await tracking.history(id, 'loss')).toEqual([[0, Number.NaN]])
  })

  test("rejects with its body's error even when it cannot be marked FAILED", async () => {
    const { tracker, server } = await startTracking()
    const error = new Error('diverged')

    const failed = tracker.startRun('deleted meanwhile', async (run) => {
      await server.does('POST', 'runs/delete', { run_id: run.id })
      throw error
    })

    await expect(failed).rejects.toBe(error)
  })

  test('within a run names its parent, to any depth, and fails by itself', async () => {
    const tracking = await startTracking()
    const { server, tracker } = tracking
    const parentOf = async (id: string) =>
      (await server.readRun(id)).data.tags.find(({ key }) => key === 'mlflow.parentRunId')?.value

    const [outer, middle, inner] = await tracker.startRun('outer', async (outer) =>
      outer.startRun('middle', async (middle) => {
        let id = ''
        const failing = middle.startRun('inner', async (inner) => {
          id = inner.id
          throw new Error('one fold diverged')
        })
        await expect(failing).rejects.toThrow('one fold diverged')
        return [outer.id, middle.id, id] as const
      }),
    )

    expect(await parentOf(inner)).toBe(middle)
    expect(await parentOf(middle)).toBe(outer)
    expect(await parentOf(outer)).toBeUndefined()
    expect(await statusOf(tracking, inner)).toBe('FAILED')
    expect(await statusOf(tracking, middle)).toBe('FINISHED')
    expect(await statusOf(tracking, outer)).toBe('FINISHED')
  })

  test('ends after the runs within it that nobody awaits', async () => {
    const { tracker, server } = await startTracking()
    const children: string[] = []

    const id = await tracker.startRun('outer', async (outer) => {
      for (const name of ['a', 'b', 'c']) {
        void outer.startRun(name, async (child) => {
          await child.logMetrics({ loss: 1 })
          children.push(child.id)
        })
      }
      return outer.id
    })

    const end = (await server.readRun(id)).info.end_time ?? 0
    expect(children).toHaveLength(3)
    for (const child of children) {
      const { info } = await server.readRun(child)
      expect(info.status).toBe('FINISHED')
      expect(info.end_time).toBeLessThanOrEqual(end)
    }
  })

  test.each<[Fault]>([['lost request'], ['lost answer'], ['busy']])(
    'is one run when its creation meets a %s, among others of the same name at the same time',
    async (fault) => {
      const { tracker, server, proxy } = await startTracking()
      await tracker.experimentId()
      proxy.fail('runs/create', 'none', fault, 'none', fault)

      const ids = await Promise.all(
        Array.from({ length: 4 }, () => tracker.startRun('trial', async (run) => run.id)),
      )

      const query = { experiment_ids: [await tracker.experimentId()] }
      const { runs } = await server.call('POST', 'runs/search', query, searchRunsResponse)
      expect(runs.map(({ info }) => info.run_id).toSorted()).toEqual(ids.toSorted())
      expect(new Set(ids).size).toBe(4)
    },
  )

  test('needs a name', async () => {
    const { tracker } = await startTracking()

    await expect(tracker.startRun(' ', async () => {})).rejects.toThrow('name: a run needs one')
  })
})

describe('the server', () => {
  test('is tried six times while it is away, and then what waits for it fails, too', async () => {
    const { tracker, proxy } = await startTracking()
    const faults = Array.from({ length: 50 }, () => 'lost request' as const)
    proxy.fail('log-batch', ...faults)
    proxy.fail('artifacts', ...faults)

    const failed = tracker.startRun('offline', async (run) => {
      const logged = run.logMetrics({ loss: 1 })
      const uploaded = run.logText('hello', 'hello.txt')
      await expect(uploaded).rejects.toMatchObject({ code: 'UNREACHABLE' })
      await logged
    })

    await expect(failed).rejects.toMatchObject({ code: 'UNREACHABLE', status: 0 })
    expect(proxy.seenOf('log-batch')).toHaveLength(6)
    expect(proxy.seenOf('artifacts')).toHaveLength(0)
  })

  test('that is read-only refuses at once, in its own words', async () => {
    const backend = await embeddedBackend({ dataDir: await temporaryFolder() })
    const app = createApp(backend, { readOnly: true })
    const proxy = await startFaultyProxy(await app.listen({ port: 0, host: '127.0.0.1' }))
    onTestFinished(() => proxy.close())

    const refused = new MLflowTracker('any', { trackingUri: proxy.url }).experimentId()
    await expect(refused).rejects.toThrow('read-only')
    await expect(refused).rejects.toMatchObject({ code: 'PERMISSION_DENIED', status: 403 })
    expect(proxy.seenOf('experiments/create')).toHaveLength(1)
    await app.close()
  })

  test.each(['file:///mlruns', 'sqlite:///mlflow.db', 'localhost:5000', ''])(
    'is not at %j, which is said at once',
    (trackingUri) => {
      expect(() => new MLflowTracker('any', { trackingUri })).toThrow(
        `The tracking URI "${trackingUri}" is not the http:// or https:// address`,
      )
    },
  )

  test('is the one that MLFLOW_TRACKING_URI names', async () => {
    const { proxy, server } = await startTracking()
    vi.stubEnv('MLFLOW_TRACKING_URI', `${proxy.url}/`)
    vi.stubEnv('LOGNAME', 'grace')

    const id = await new MLflowTracker('by environment').startRun('any', async (run) => run.id)

    expect((await server.readRun(id)).info).toMatchObject({ status: 'FINISHED', user_id: 'grace' })
  })

  test.each([
    [{ MLFLOW_TRACKING_USERNAME: 'ada', MLFLOW_TRACKING_PASSWORD: 'pä$$' }, '', 'ada:pä$$'],
    [{ MLFLOW_TRACKING_TOKEN: 'secret' }, '', null],
    [{ MLFLOW_TRACKING_TOKEN: 'secret' }, 'ad%40:p%3Aw@', 'ad@:p:w'],
  ])('is told who is asking: %j %s', async (env, userInfo, basic) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
    const { proxy } = await startTracking()
    const trackingUri = proxy.url.replace('://', `://${userInfo}`)

    await new MLflowTracker('any', { trackingUri }).experimentId()

    const expected = basic ? `Basic ${Buffer.from(basic).toString('base64')}` : 'Bearer secret'
    expect(proxy.seen.map(({ authorization }) => authorization)).toEqual([expected, expected])
  })
})
