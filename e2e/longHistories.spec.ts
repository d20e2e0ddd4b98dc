import path from 'node:path'
import { QueryClient } from '@tanstack/react-query'
import type { Page, Request } from '@playwright/test'
import type { MetricHistory, StepWindow } from '#mlflow/metricHistory.ts'
import { metricHistoryQueries } from '#mlflow/metricHistoryQueries.ts'
import { trainingClient } from '#src/testing/trainingClient.ts'
import type { BackendName } from './backendNames.ts'
import { expect, test as base } from './emptyServer.ts'
import { startTidemark } from './startTidemark.ts'

const root = path.dirname(import.meta.dirname)

type Point = { step: number; value: number | string }
type Server = {
  /** Where Tidemark is: before the server, or the server itself. */
  url: string
  /** Where training scripts log to. */
  training: ReturnType<typeof trainingClient>
  log: (runId: string, points: Point[]) => Promise<void>
}

const test = base.extend<{ server: Server }>({
  server: [
    async ({ emptyServer, backendName }, provide) => {
      const gateway = backendName.startsWith('gateway')
        ? await startTidemark(root, [emptyServer.url])
        : null
      const training = trainingClient((address, init) => fetch(emptyServer.url + address, init))
      const log = async (runId: string, points: Point[]) => {
        for (let i = 0; i < points.length; i += 1_000) {
          const metrics = points.slice(i, i + 1_000).map(({ step, value }) => ({
            key: 'loss',
            step,
            value,
            timestamp: START + 10_000 + step,
          }))
          await training.post('runs/log-batch', { run_id: runId, metrics })
        }
      }
      await provide({ url: (gateway ?? emptyServer).url, training, log })
      await gateway?.stop()
    },
    { timeout: 60_000 },
  ],
})

const START = Date.UTC(2025, 0)
const COUNT = 12_000
const SPIKE = 7_777
/** Longer than any server samples at once; one point is a spike, another is no number. */
const long: Point[] = Array.from({ length: COUNT }, (_, step) => ({
  step,
  value: step === SPIKE ? 99 : step === 4_321 ? 'NaN' : Math.sin(step),
}))

/** How histories are asked for, and whether all of this one come at once. */
const kinds: Record<BackendName, { endpoint: RegExp; sees: 'all' | 'extremes' | 'some' }> = {
  'embedded with client 2.9.2': { endpoint: /history-columns/, sees: 'extremes' },
  'embedded with client 3.x': { endpoint: /history-columns/, sees: 'extremes' },
  'gateway to MLflow 2.9.2': { endpoint: /metrics\/get-history\?/, sees: 'all' },
  'gateway to MLflow 3.x': { endpoint: /get-history-bulk-interval/, sees: 'some' },
}

/** What a page asks about histories. */
function watchHistories(page: Page): Request[] {
  const asked: Request[] = []
  page.on('requestfinished', (request) => {
    if (/\/metrics\//.test(request.url())) asked.push(request)
  })
  return asked
}

const sizeOf = async (request: Request | undefined) =>
  (await (await request?.response())?.body())?.length

test('a history longer than servers sample is shown as it is told, and followed by what is new alone', async ({
  page,
  server,
  backendName,
}) => {
  const { endpoint, sees } = kinds[backendName]
  const runId = await server.training.logRun({ status: 'RUNNING', startedAt: new Date(START) })
  await server.log(runId, long)
  const asked = watchHistories(page)

  await page.goto(`${server.url}/runs/${runId}`)
  const curve = page.getByRole('figure', { name: /^loss/ })
  await expect(curve).toHaveAccessibleName(sees === 'some' ? /max 0\.99/ : /max 99\b/)
  if (sees !== 'some') await expect(curve).toContainText('1 point NaN')
  expect(asked.map((request) => request.url()).filter((url) => !endpoint.test(url))).toEqual([])
  const whole = await sizeOf(asked[0])
  expect(whole).toBeLessThan(sees === 'all' ? 2_000_000 : 600_000)

  asked.length = 0
  await server.log(runId, [{ step: COUNT, value: -50 }])
  await expect(curve).toHaveAccessibleName(/min −50\b/, { timeout: 40_000 })
  const last = asked.at(-1)
  if (sees === 'extremes') expect(last?.url()).toContain('cursor=')
  if (sees === 'some') expect(last?.url()).toContain(`start_step=${COUNT - 1}`)
  if (sees !== 'all') expect(await sizeOf(last)).toBeLessThan(1_000)

  // A point before all others, and the end of the run: what a poll from the last step on would miss.
  await server.log(runId, [{ step: -5, value: -60 }])
  await server.training.post('runs/update', { run_id: runId, status: 'FINISHED' })
  await expect(curve).toHaveAccessibleName(/min −60\b/, { timeout: 40_000 })
})

test('of a long history, a window tells every point in it, and every point can be loaded', async ({
  server,
  backendName,
}) => {
  const { sees } = kinds[backendName]
  const id = await server.training.logRun({ startedAt: new Date(START) })
  await server.log(id, long)
  const latest = { value: 0, step: COUNT - 1, loggedAt: new Date(START + 10_000 + COUNT - 1) }
  const run = { id, status: 'FINISHED' as const, metrics: new Map([['loss', latest]]) }
  const client = new QueryClient()
  const read = async (window: StepWindow | null = null) =>
    (await client.fetchQuery(metricHistoryQueries.points(run, 'loss', window))).history

  await fetchingFrom(server.url, async () => {
    const whole = await read()
    expect(whole.sampled?.logged).toBe({ all: undefined, extremes: COUNT, some: null }[sees])
    expect(has(whole, 99)).toBe(sees !== 'some')
    expect([whole.steps.at(0), whole.steps.at(-1)]).toEqual([0, COUNT - 1])

    const closer = await read({ from: 7_000, to: 8_999 })
    const inWindow = closer.steps.filter((step) => step >= 7_000 && step <= 8_999)
    expect(inWindow).toEqual(Float64Array.from({ length: 2_000 }, (_, i) => 7_000 + i))
    expect(closer.sampled).toBe(null)
    expect(has(closer, 99)).toBe(true)
    expect([closer.steps.at(0), closer.steps.at(-1)]).toEqual([0, COUNT - 1])

    const every = await client.fetchQuery(metricHistoryQueries.everyPoint(run, 'loss'))
    expect(every.sampled).toBe(null)
    expect(every.steps).toEqual(Float64Array.from({ length: COUNT }, (_, step) => step))
    expect([has(every, 99), has(every, NaN)]).toEqual([true, true])
    expect(await read()).toBe(every)
  })
  client.clear()
})

const has = ({ values }: MetricHistory, value: number) => values.includes(value)

/** Lets the app's own code ask a server from here, as it would from a page. */
async function fetchingFrom(url: string, work: () => Promise<void>) {
  const { fetch } = globalThis
  globalThis.fetch = (address, init) =>
    fetch(typeof address === 'string' && address.startsWith('/') ? url + address : address, init)
  try {
    await work()
  } finally {
    globalThis.fetch = fetch
  }
}
