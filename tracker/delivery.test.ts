import * as fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { MlflowError } from '#protocol/errors.ts'
import type { ActiveRun } from './ActiveRun.ts'
import type { Fault } from './testing/faultyProxy.ts'
import { startTracking } from './testing/startTracking.ts'

/** A store takes the largest double for an infinity. */
const finite = fc.double({
  noNaN: true,
  min: -Number.MAX_VALUE,
  minExcluded: true,
  max: Number.MAX_VALUE,
  maxExcluded: true,
})

const bodies = (requests: { body: string }[]) => requests.map(({ body }) => body)

test('calls that are made while a request is under way travel together in the next one', async () => {
  const { tracker, proxy, history } = await startTracking()
  proxy.fail('log-batch', 'slow')

  const id = await tracker.startRun('many calls', async (run) => {
    const first = run.logMetrics({ loss: 0 }, { step: 0 })
    await expect.poll(() => proxy.seenOf('log-batch'), { interval: 5 }).toHaveLength(1)
    for (let step = 1; step <= 200; step += 1) void run.logMetrics({ loss: step }, { step })
    void run.setTags({ phase: 'one' })
    void run.setTags({ phase: 'two' })
    void run.logParams({ lr: 0.1 })
    await first
    return run.id
  })

  expect(proxy.seenOf('log-batch')).toHaveLength(2)
  expect(proxy.mostUnderWay()).toBe(1)
  expect(await history(id, 'loss')).toEqual(Array.from({ length: 201 }, (_, step) => [step, step]))
})

test('2,500 metrics of one call are three requests, and the call waits for all of them', async () => {
  const { tracker, proxy, history } = await startTracking()
  const metrics = Object.fromEntries(Array.from({ length: 2_500 }, (_, i) => [`m${i}`, i]))

  await tracker.startRun('wide', async (run) => {
    await run.logMetrics(metrics)
    expect(proxy.seenOf('log-batch')).toHaveLength(3)
    expect(await history(run.id, 'm2499')).toEqual([[0, 2_499]])
  })
})

test.each<[Fault]>([['lost request'], ['lost answer'], ['busy'], ['broken']])(
  'a request that meets a %s is sent again, the same to the byte, and counts once',
  async (fault) => {
    const { tracker, proxy, history } = await startTracking()
    proxy.fail('log-batch', fault)

    const id = await tracker.startRun('faulty', async (run) => {
      await run.logMetrics({ loss: 0.5, nan: Number.NaN }, { step: 3 })
      return run.id
    })

    const [first, second, ...more] = bodies(proxy.seenOf('log-batch'))
    expect(second).toBe(first)
    expect(more).toEqual([])
    expect(await history(id, 'loss')).toEqual([[3, 0.5]])
    expect(await history(id, 'nan')).toEqual([[3, Number.NaN]])
  },
)

test('a server that takes longer than it may is asked again', async () => {
  const { tracker, proxy, history } = await startTracking()
  proxy.fail('log-batch', 'hung')

  const id = await tracker.startRun('hung', async (run) => {
    vi.stubEnv('MLFLOW_HTTP_REQUEST_TIMEOUT', '0.2')
    const logged = run.logMetrics({ loss: 1 })
    await expect.poll(() => proxy.seenOf('log-batch'), { interval: 5 }).toHaveLength(1)
    // The next may take as long as a busy machine needs.
    vi.unstubAllEnvs()
    await logged
    return run.id
  })

  expect(proxy.seenOf('log-batch')).toHaveLength(2)
  expect(await history(id, 'loss')).toEqual([[0, 1]])
})

test('whatever is called when, and whatever fails on the way, the server ends up with exactly what was logged', async () => {
  const { tracker, proxy, history } = await startTracking()
  const call = fc.record({
    key: fc.constantFrom('loss', 'accuracy', 'val/f1'),
    value: fc.oneof(finite, fc.constantFrom(Number.NaN, Infinity, -Infinity)),
    pause: fc.constantFrom('none', 'turn', 'acknowledged'),
  })
  const faults = fc.array(
    fc.constantFrom<Fault[]>('none', 'lost request', 'lost answer', 'busy', 'slow'),
    { maxLength: 3 },
  )

  await fc.assert(
    fc.asyncProperty(fc.array(call, { maxLength: 30 }), faults, async (calls, faults) => {
      proxy.fail('log-batch', ...faults)
      const id = await tracker.startRun('any', async (run) => {
        for (const [step, { key, value, pause }] of calls.entries()) {
          const logged = run.logMetrics({ [key]: value }, { step })
          if (pause === 'turn') await Promise.resolve()
          if (pause === 'acknowledged') await logged
        }
        return run.id
      })

      for (const key of ['loss', 'accuracy', 'val/f1']) {
        const logged = [...calls.entries()]
          .filter(([, call]) => call.key === key)
          // Stores keep no negative zero apart.
          .map(([step, { value }]) => [step, value + 0])
        expect(await history(id, key)).toEqual(logged)
      }
    }),
    { numRuns: 8 },
  )
})

test('one bad call among many is refused by itself', async () => {
  const { tracker, proxy, server, history } = await startTracking()
  proxy.fail('log-batch', 'slow')

  const outcomes = await tracker.startRun('one bad', async (run) => {
    // Somebody else has set a param of this run meanwhile.
    await server.does('POST', 'runs/log-parameter', { run_id: run.id, key: 'lr', value: '1' })
    const first = run.logMetrics({ loss: 1 })
    await expect.poll(() => proxy.seenOf('log-batch'), { interval: 5 }).toHaveLength(1)
    const good = run.logMetrics({ loss: 2 }, { step: 1 })
    const bad = run.logParams({ lr: 2 })
    const alsoGood = run.setTags({ phase: 'two' })
    const settled = await Promise.allSettled([first, good, bad, alsoGood])
    expect(await history(run.id, 'loss')).toEqual([
      [0, 1],
      [1, 2],
    ])
    return settled.map(({ status }) => status)
  })

  expect(outcomes).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
})

test('a param that is logged again with another value is refused before anything is sent', async () => {
  const { tracker, proxy } = await startTracking()

  await tracker.startRun('params', async (run) => {
    await run.logParams({ lr: 0.1, layers: [64, 32] })
    await run.logParams({ lr: 0.1 })
    await expect(run.logParams({ lr: 0.2, fresh: 1 })).rejects.toThrow(
      'params["lr"]: logged as "0.1" before, so it cannot become "0.2"',
    )
  })

  expect(proxy.seenOf('log-batch')).toHaveLength(1)
})

test('a param that the server refused can be logged anew', async () => {
  const { tracker, server } = await startTracking()

  await tracker.startRun('params', async (run) => {
    await expect(run.logParams({ ok: 1, bad: '\0' })).rejects.toThrow(MlflowError)
    await run.logParams({ bad: 'mended' })
    const { data } = await server.readRun(run.id)
    expect(data.params).toEqual([{ key: 'bad', value: 'mended' }])
  })
})

test('a run that is refused altogether is not tried call by call', async () => {
  const { tracker, proxy } = await startTracking()
  proxy.fail('log-batch', 'slow', ...Array.from({ length: 40 }, () => 'forbidden' as const))

  const failed = tracker.startRun('forbidden', async (run) => {
    const first = run.logMetrics({ loss: 0 })
    await expect.poll(() => proxy.seenOf('log-batch'), { interval: 5 }).toHaveLength(1)
    for (let step = 1; step <= 20; step += 1) void run.logMetrics({ loss: step }, { step })
    await first
  })

  await expect(failed).rejects.toMatchObject({ code: 'PERMISSION_DENIED' })
  expect(proxy.seenOf('log-batch')).toHaveLength(2)
})

test('a failure that nobody awaits crashes nothing, but fails the run', async () => {
  const { tracker, server } = await startTracking()
  let id = ''

  const failed = tracker.startRun('unawaited', async (run) => {
    id = run.id
    void run.logParams({ 'a//b': 1 })
    await run.logMetrics({ loss: 1 })
    return 'the result'
  })

  await expect(failed).rejects.toThrow('"a//b"')
  expect((await server.readRun(id)).info.status).toBe('FAILED')
})

test('a failure that the body awaits and copes with fails nothing', async () => {
  const { tracker, server } = await startTracking()

  const id = await tracker.startRun('coped with', async (run) => {
    await run.logParams({ 'a//b': 1 }).catch(() => {})
    await Promise.allSettled([run.setTags({ '/': 'x' })])
    return run.id
  })

  expect((await server.readRun(id)).info.status).toBe('FINISHED')
})

test('a call after the end of its run is refused', async () => {
  const { tracker } = await startTracking()
  const run = await tracker.startRun('ended', async (run): Promise<ActiveRun> => run)

  await expect(run.logMetrics({ late: 1 })).rejects.toThrow('The run ended has ended.')
})

test.each([
  ['metrics', (run: ActiveRun) => run.logMetrics({ 'loss?': 1 }), 'metrics: the key "loss?"'],
  ['metrics', (run: ActiveRun) => run.logMetrics({ '': 1 }), 'metrics: a key is empty'],
  ['step', (run: ActiveRun) => run.logMetrics({ loss: 1 }, { step: 0.5 }), 'step: expected'],
  [
    'params',
    (run: ActiveRun) => run.logParams({ long: 'x'.repeat(6_001) }),
    'params["long"]: 6001',
  ],
  ['tags', (run: ActiveRun) => run.setTags({ long: 'x'.repeat(8_001) }), 'tags["long"]: 8001'],
  ['tags', (run: ActiveRun) => run.setTags({ ['k'.repeat(251)]: '' }), 'tags: the key "kkk'],
])('a bad one among %s is named before anything is sent', async (_, log, words) => {
  const { tracker, proxy } = await startTracking()

  await tracker.startRun('checked', async (run) => {
    await expect(log(run)).rejects.toThrow(words)
    await expect(log(run)).rejects.toMatchObject({ code: 'INVALID_PARAMETER_VALUE' })
  })

  expect(proxy.seenOf('log-')).toEqual([])
})
