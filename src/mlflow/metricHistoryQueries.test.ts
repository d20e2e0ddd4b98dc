// @vitest-environment jsdom
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import type { RunStatus } from '#protocol/runs.ts'
import { startServer } from '#src/testing/renderApp.tsx'
import { metricHistoryQueries } from './metricHistoryQueries.ts'
import type { MetricHistory, StepWindow } from './metricHistory.ts'

afterEach(() => vi.useRealTimers())

type Server = Awaited<ReturnType<typeof startServer>>
type Point = { step: number; value: number | string; timestamp?: number }

const START = Date.UTC(2024, 0)

async function logTo(server: Server, runId: string, points: Point[]) {
  for (let i = 0; i < points.length; i += 1_000) {
    await server.post('runs/log-batch', {
      run_id: runId,
      metrics: points.slice(i, i + 1_000).map(({ step, value, timestamp }) => ({
        key: 'loss',
        step,
        value,
        timestamp: timestamp ?? START + Math.abs(step),
      })),
    })
  }
}

/** A run that logged a loss, as the app knows it. */
async function run(server: Server, points: Point[], status: RunStatus = 'FINISHED') {
  const id = await server.logRun({ status })
  await logTo(server, id, points)
  const step = Math.max(...points.map(({ step }) => step))
  return knownRun(id, step, status)
}

const knownRun = (id: string, step: number, status: RunStatus = 'FINISHED') => ({
  id,
  status,
  metrics: new Map([['loss', { value: 0, step, loggedAt: new Date(START + step) }]]),
})

const steps = (count: number, from = 0): Point[] =>
  Array.from({ length: count }, (_, i) => ({ step: from + i, value: Math.sin(from + i) }))

const SPIKE: Point = { step: 7_777, value: 99 }
/** Longer than any server samples at once, with one spike. */
const long = steps(12_000).map((point) => (point.step === SPIKE.step ? SPIKE : point))

/** An MLflow of a version: our own server answers for it what any MLflow does. */
async function startMlflow(version: string): Promise<Server> {
  const server = await startServer({ only: 'mlflow' })
  const send = globalThis.fetch
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    if (path === '/version') return Promise.resolve(new Response(version))
    const knowsIntervals = version !== '2.9.2'
    return path.includes('bulk-interval') && !knowsIntervals
      ? Promise.resolve(new Response('<title>404 Not Found</title>', { status: 404 }))
      : send(path, init)
  })
  return server
}

type HistoryRun = ReturnType<typeof knownRun>

function startClient() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  onTestFinished(() => client.clear())
  const fetched = vi.spyOn(globalThis, 'fetch')
  onTestFinished(() => fetched.mockRestore())
  return {
    client,
    /** Reads, whether or not it was read before, and answers as a component gets it. */
    read: async (run: HistoryRun, window: StepWindow | null = null): Promise<MetricHistory> =>
      (
        await client.fetchQuery({
          ...metricHistoryQueries.points(run, 'loss', window),
          staleTime: 0,
        })
      ).history,
    /** What was asked about histories since the last time, in full. */
    asked: () => {
      const paths = fetched.mock.calls.flatMap(([path]) => (typeof path === 'string' ? path : []))
      fetched.mockClear()
      return paths
        .filter((path) => path.includes('/metrics/'))
        .map((path) => new URL(path, 'http://x'))
    },
  }
}

const paramOf = (url: URL | undefined, name: string) => url?.searchParams.getAll(name)
const spikes = ({ values }: MetricHistory) => values.filter((value) => value === 99).length
const within = ({ steps }: MetricHistory, { from, to }: StepWindow) =>
  steps.filter((step) => step >= from && step <= to).length

test('our own server is asked for all runs of a metric at once, and tells every point', async () => {
  const server = await startServer()
  const runs = await Promise.all([
    run(server, [
      { step: 3, value: 'NaN' },
      { step: -4, value: 'Infinity' },
    ]),
    run(server, steps(2_600)),
    run(server, steps(1)),
  ])
  const { read, asked } = startClient()

  const [odd, longer, single] = await Promise.all(runs.map((run) => read(run)))

  expect(odd).toEqual({
    steps: Float64Array.of(-4, 3),
    times: Float64Array.of(START + 4, START + 3),
    values: Float64Array.of(Infinity, NaN),
    sampled: null,
  })
  expect(longer).toMatchObject({ sampled: null, steps: { length: 2_600 } })
  expect(single?.steps).toHaveLength(1)
  expect(asked()).toHaveLength(1)
})

test('a long history is a sample that says of how many, and a window of it tells all there', async () => {
  const server = await startServer()
  const logged = await run(server, long)
  const { read, asked } = startClient()
  const window = { from: 7_000.5, to: 9_999 }

  const whole = await read(logged)
  const closer = await read(logged, window)

  expect(whole.sampled).toMatchObject({ logged: 12_000 })
  expect([spikes(whole), spikes(closer)]).toEqual([1, 1])
  expect(within(closer, { from: 7_000, to: 9_999 })).toBe(3_000)
  expect(closer.sampled).toBe(null)
  // Around the window it goes on as before.
  expect([closer.steps.at(0), closer.steps.at(-1)]).toEqual([0, 11_999])
  expect(asked()).toHaveLength(2)
  expect(await read(logged, window)).toBe(closer)
})

test.each(['ours', '2.9.2', '3.17.0'])(
  'a window of a history that is there whole costs no request (%s)',
  async (server) => {
    const logged = await run(
      server === 'ours' ? await startServer() : await startMlflow(server),
      steps(2_000),
    )
    const { client, read, asked } = startClient()
    const whole = await read(logged)
    asked()

    const window = metricHistoryQueries.points(logged, 'loss', { from: 5, to: 9 })

    expect((await client.fetchQuery(window)).history).toBe(whole)
    expect(asked()).toEqual([])
  },
)

test('of an active run only what came since is asked for, and nothing new changes nothing', async () => {
  const server = await startServer()
  const active = await run(server, long, 'RUNNING')
  const { read, asked } = startClient()
  const first = await read(active)
  expect(await read(active)).toBe(first)
  asked()

  await logTo(server, active.id, [
    ...steps(2, 12_000),
    { step: 5, value: 7, timestamp: START },
    { step: 12_001, value: 'NaN' },
  ])
  const next = await read(active)
  const [poll] = asked()

  expect(paramOf(poll, 'cursor')).toHaveLength(1)
  expect(next.steps.length).toBe(first.steps.length + 4)
  expect(next.sampled).toEqual({
    logged: 12_004,
    undrawable: { nan: 1, positive: 0, negative: 0 },
  })
  expect(next.steps).toEqual(next.steps.toSorted())
  expect(await read(active)).toBe(next)
})

test.each(['ours', '3.17.0'])(
  'every point can be loaded, stays, and is gone on from (%s)',
  async (kind) => {
    const server = kind === 'ours' ? await startServer() : await startMlflow(kind)
    const active = await run(server, long, 'RUNNING')
    const { client, read, asked } = startClient()
    expect((await read(active)).sampled).not.toBe(null)

    const every = await client.fetchQuery(metricHistoryQueries.everyPoint(active, 'loss'))
    expect(every).toMatchObject({ sampled: null, steps: { length: 12_000 } })
    expect(spikes(every)).toBe(1)
    expect(await read(active)).toBe(every)

    await logTo(server, active.id, steps(1, 12_000))
    asked()
    expect(await read(active)).toMatchObject({ sampled: null, steps: { length: 12_001 } })
    expect(asked()).toHaveLength(1)

    await logTo(server, active.id, [{ step: -1, value: 5 }])
    const ended = knownRun(active.id, 12_000)
    const last = await read(ended)
    expect(last).toMatchObject({ sampled: null, steps: { length: 12_002 } })
    expect(last.steps[0]).toBe(-1)
    // A window of it is there already.
    asked()
    expect(await read(ended, { from: 5, to: 9 })).toBe(last)
    expect(asked()).toEqual([])
  },
)

test('how far loading every point has come is told where it takes a while, and not afterwards', async () => {
  const server = await startMlflow('3.17.0')
  const logged = await run(server, steps(30_000))
  vi.useFakeTimers({ toFake: ['performance'] })
  const send = globalThis.fetch
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    if (path.includes('page_token')) vi.advanceTimersByTime(1_000)
    return send(path, init)
  })
  const { client } = startClient()
  const progress = metricHistoryQueries.everyPointProgress(logged, 'loss')
  const told: (number | undefined)[] = []
  onTestFinished(
    client.getQueryCache().subscribe(() => told.push(client.getQueryData(progress.queryKey))),
  )

  const every = await client.fetchQuery(metricHistoryQueries.everyPoint(logged, 'loss'))

  expect(every.steps).toHaveLength(30_000)
  expect([...new Set(told)]).toEqual([undefined, 30_000])
  expect(client.getQueryData(progress.queryKey)).toBe(undefined)
})

test('MLflow is asked for short histories together and for long ones alone, negative steps included', async () => {
  const server = await startMlflow('3.17.0')
  const short = await Promise.all([run(server, steps(40, -20)), run(server, steps(30))])
  const longer = await run(server, steps(2_600))
  const { read, asked } = startClient()

  const [first, second, third] = await Promise.all([...short, longer].map((run) => read(run)))

  expect(first).toMatchObject({ sampled: null, steps: { length: 40, 0: -20 } })
  expect(second).toMatchObject({ sampled: null, steps: { length: 30 } })
  expect(third?.sampled).toEqual({ logged: null, undrawable: null })
  const ids = asked().map((url) => paramOf(url, 'run_ids'))
  expect(ids).toEqual([short.map(({ id }) => id), [longer.id]])
})

test('runs whose steps are too many together are asked for again, each alone', async () => {
  const server = await startMlflow('3.17.0')
  // Each logged few steps, but all of them other ones.
  const runs = await Promise.all(
    [0, 1, 2].map((offset) =>
      run(
        server,
        Array.from({ length: 1_000 }, (_, i) => ({ step: i * 3 + offset - 1_000, value: i })),
      ),
    ),
  )
  const { read } = startClient()

  for (const history of await Promise.all(runs.map((run) => read(run)))) {
    expect(history).toMatchObject({ sampled: null, steps: { length: 1_000 } })
  }
})

test('a sample of MLflow says so, may lack a spike, and shows it in a window', async () => {
  const server = await startMlflow('3.17.0')
  const logged = await run(server, long)
  const { read } = startClient()

  const whole = await read(logged)
  expect(whole.sampled).toEqual({ logged: null, undrawable: null })
  expect(whole.steps.length).toBeLessThan(2_600)
  expect(whole.steps.at(-1)).toBe(11_999)
  expect(spikes(whole)).toBe(0)

  const closer = await read(logged, { from: 7_000, to: 8_000 })
  expect(closer.sampled).toBe(null)
  expect(within(closer, { from: 7_000, to: 8_000 })).toBe(1_001)
  expect(spikes(closer)).toBe(1)
})

test('where MLflow loses most of a sampled window, only windows that it cannot sample are asked for', async () => {
  const server = await startMlflow('2.22.0')
  const logged = await run(server, long)
  const { read, asked } = startClient()
  const whole = await read(logged)
  asked()

  expect(await read(logged, { from: 3_000, to: 9_000 })).toBe(whole)
  expect(asked()).toEqual([])
  const closer = await read(logged, { from: 3_000, to: 5_000 })
  expect(within(closer, { from: 3_000, to: 5_000 })).toBe(2_001)
})

test('of an active run MLflow is asked from the last step on; what came late is found when it has ended', async () => {
  const server = await startMlflow('3.17.0')
  const active = await run(server, steps(2_000), 'RUNNING')
  const { read, asked } = startClient()
  await read(active)
  asked()

  await logTo(server, active.id, [...steps(600, 2_000), { step: 1_999, value: 8 }])
  await logTo(server, active.id, [{ step: 3, value: 5, timestamp: START + 9 }])
  const next = await read(active)
  expect(paramOf(asked()[0], 'start_step')).toEqual(['1999'])
  expect(next).toMatchObject({ sampled: null, steps: { length: 2_601 } })
  expect(next.values).not.toContain(5)
  expect(await read(active)).toBe(next)

  const ended = await read(knownRun(active.id, 2_599))
  // By now there are too many to be told without sampling, but none is lost again.
  expect(ended.sampled).toEqual({ logged: null, undrawable: null })
  expect(ended.steps.length).toBeGreaterThanOrEqual(2_601)
})

test('where more was logged since than MLflow tells at once, the whole is read anew', async () => {
  const server = await startMlflow('3.17.0')
  const active = await run(server, steps(10), 'RUNNING')
  const { read } = startClient()
  await read(active)

  await logTo(server, active.id, steps(4_000, 10))
  const next = await read(active)

  expect(next.sampled).not.toBe(null)
  expect(next.steps.at(-1)).toBe(4_009)
  expect(next.steps.length).toBeGreaterThan(2_000)
})

test('steps of any size are among those that MLflow is asked for', async () => {
  const server = await startMlflow('3.17.0')
  const active = await run(
    server,
    [-(2 ** 60), -5, 1_700_000_000_000, 2 ** 60].map((step) => ({ step, value: 4, timestamp: 1 })),
    'RUNNING',
  )
  const { read } = startClient()

  const first = await read(active)
  expect(first.steps).toEqual(Float64Array.of(-(2 ** 60), -5, 1_700_000_000_000, 2 ** 60))
  expect(await read(active)).toBe(first)
})

test('MLflow 2.9.2 is asked for whole histories, some runs at a time, and for intervals never', async () => {
  const server = await startMlflow('2.9.2')
  const runs = await Promise.all([run(server, steps(40, -20)), run(server, steps(30))])
  const logged = await run(server, long)
  const { read, asked } = startClient()

  const [first, second, third] = await Promise.all([...runs, logged].map((run) => read(run)))

  expect(first).toMatchObject({ sampled: null, steps: { length: 40, 0: -20 } })
  expect(second).toMatchObject({ sampled: null, steps: { length: 30 } })
  expect(third).toMatchObject({ sampled: null, steps: { length: 12_000 } })
  expect(asked().map(({ pathname }) => pathname)).toEqual([
    '/ajax-api/2.0/mlflow/metrics/get-history-bulk',
  ])
  expect(await read(logged)).toBe(third)
})

test('an interval that lacks what the run is known to have logged is not believed', async () => {
  const server = await startMlflow('3.17.0')
  const logged = await run(server, steps(3))
  const send = globalThis.fetch
  vi.stubGlobal('fetch', (path: string, init: RequestInit) =>
    path.includes('bulk-interval') ? Promise.resolve(Response.json({})) : send(path, init),
  )
  const { read } = startClient()

  expect(await read(logged)).toMatchObject({ sampled: null, steps: { length: 3 } })
})

test('where the interval is missing all the same, that is found out once', async () => {
  const server = await startMlflow('3.17.0')
  const runs = [await run(server, steps(2)), await run(server, steps(3))]
  const send = globalThis.fetch
  vi.stubGlobal('fetch', (path: string, init: RequestInit) =>
    path.includes('bulk-interval')
      ? Promise.resolve(new Response('Not Found', { status: 404 }))
      : send(path, init),
  )
  const { read, asked } = startClient()

  for (const run of runs) expect((await read(run)).sampled).toBe(null)

  const missing = asked().filter(({ pathname }) => pathname.includes('bulk-interval'))
  expect(missing).toHaveLength(1)
})

/** Lets so many seconds pass, and what they bring be answered. */
async function pass(seconds: number) {
  for (let second = 0; second < seconds; second++) {
    await vi.advanceTimersByTimeAsync(1_000)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** How often a history was asked for in so many seconds of looking at it. */
async function pollsIn(seconds: number, run: HistoryRun, client: QueryClient, asked: () => URL[]) {
  const observer = new QueryObserver(client, metricHistoryQueries.points(run, 'loss'))
  onTestFinished(observer.subscribe(() => {}))
  await expect.poll(() => observer.getCurrentResult().data).toBeDefined()
  asked()
  await pass(seconds)
  return { polls: asked().length, observer }
}

test('the longer a history that is told whole, the less often it is asked for anew', async () => {
  const server = await startMlflow('2.9.2')
  const shorter = await run(server, steps(10), 'RUNNING')
  const longer = await run(server, steps(20_000), 'RUNNING')
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
  const { client, asked } = startClient()

  expect((await pollsIn(18, longer, client, asked)).polls).toBe(0)
  expect((await pollsIn(18, shorter, client, asked)).polls).toBeGreaterThan(1)
})

test('a run that has ended is asked for once more, and then no longer', async () => {
  const server = await startServer()
  const active = await run(server, steps(3), 'RUNNING')
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
  const { client, asked } = startClient()
  const { observer } = await pollsIn(6, active, client, asked)
  await logTo(server, active.id, steps(1, 3))

  observer.setOptions(metricHistoryQueries.points(knownRun(active.id, 3), 'loss'))
  await pass(6)
  expect(observer.getCurrentResult().data?.steps).toHaveLength(4)
  asked()
  await pass(20)

  expect(asked()).toEqual([])
})

test('a page of charts asks for few histories at a time, and for all in the end', async () => {
  const answers: (() => void)[] = []
  const send = (path: string) => {
    if (!path.includes('/metrics/')) return Promise.resolve(new Response('2.9.2'))
    return new Promise<Response>((resolve) => {
      answers.push(() => resolve(Response.json({ metrics: [] })))
    })
  }
  vi.stubGlobal('fetch', send)
  onTestFinished(() => void vi.unstubAllGlobals())
  const client = new QueryClient()
  const logged = knownRun('run', 3)

  const all = Array.from({ length: 40 }, (_, i) =>
    client.fetchQuery(metricHistoryQueries.points(logged, `metric ${i}`)),
  )
  for (let answered = 0; answered < all.length; answered++) {
    await expect.poll(() => answers.length).toBeGreaterThan(answered)
    expect(answers.length - answered).toBeLessThanOrEqual(6)
    answers[answered]?.()
  }

  await Promise.all(all)
  expect(answers).toHaveLength(40)
})
