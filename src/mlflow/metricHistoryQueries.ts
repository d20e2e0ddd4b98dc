import { type QueryClient, queryOptions, skipToken } from '@tanstack/react-query'
import { grown } from './historyColumns.ts'
import { type HistoryQuestion, type KnownHistory, POLL_MS } from './knownHistory.ts'
import { isBehind, type MetricHistory, type StepWindow } from './metricHistory.ts'
import { readEveryPoint, readHistory, readSteps } from './readHistory.ts'
import { isActive } from './runs.ts'

type HistoryRun = HistoryQuestion['run']

/** A history as it is kept. */
type Entry = {
  /** What to draw. */
  history: MetricHistory
  /** What was read of the window, or of all steps, to be gone on from. */
  known: KnownHistory
  window: StepWindow | null
  /** The history of all steps that a window's points were put into. */
  around: MetricHistory | null
  /** Whether the run had ended when it was read: else its last points are still to come. */
  ended: boolean
  /** Whether every point was asked for, where the backend would sample. */
  every: boolean
}

/** An ended run seldom gets more points, but may. */
const ENDED_STALE_MS = 60_000
/** A shorter wait needs no word of how far it has come. */
const PATIENCE_MS = 500

const keyOf = (run: HistoryRun, metric: string, window: StepWindow | null) =>
  ['metricHistory', run.id, metric, window] as const
const progressKeyOf = (run: HistoryRun, metric: string) =>
  ['metricHistory', run.id, metric, 'progress'] as const

export const metricHistoryQueries = {
  /**
   * One metric of one run, by step, then time. What is too long for the backend to tell whole is sampled; with a window,
   * the steps in it are told as closely as they can be, and those around it as without. `sampled` is then of the window.
   * Where the whole is there anyway, a window is answered with it and costs no request.
   */
  points: (run: HistoryRun, metric: string, window: StepWindow | null = null) =>
    queryOptions({
      queryKey: keyOf(run, metric, window),
      queryFn: ({ client, signal }) =>
        window
          ? readWindow(client, run, metric, window, signal)
          : readAll(client, run, metric, signal),
      select: ({ history }: Entry) => history,
      // What is the same is the same object already, and columns are not to be copied.
      structuralSharing: false,
      staleTime: ({ state }) => staleAfter(run, state.data),
      // The last points of a run that has just ended may be younger than the last poll.
      refetchInterval: ({ state: { data } }) => {
        const isDue =
          isActive(run) ||
          (data !== undefined && (!data.ended || isBehind(data.history, run.metrics.get(metric))))
        return isDue ? (data?.known.restMs ?? POLL_MS) : false
      },
    }),

  /**
   * Loads every point of a history that is sampled, and puts it in the place of the sample, where it is then kept up to
   * date. To be fetched when somebody asks for it: 1,000,000 points are some 100 MB of MLflow's JSON.
   */
  everyPoint: (run: HistoryRun, metric: string) =>
    queryOptions({
      queryKey: ['metricHistory', run.id, metric, 'every'] as const,
      queryFn: async ({ client, signal }): Promise<MetricHistory> => {
        const { queryKey } = allOf(run, metric)
        const before = await client.ensureQueryData(allOf(run, metric))
        const progressKey = progressKeyOf(run, metric)
        const start = performance.now()
        const onProgress = (points: number) => {
          if (performance.now() - start > PATIENCE_MS) client.setQueryData(progressKey, points)
        }
        try {
          const points = await readEveryPoint(client, run.id, metric, { signal, onProgress })
          await client.cancelQueries({ queryKey, exact: true })
          const { known, ended } = client.getQueryData<Entry>(queryKey) ?? before
          const history = grown(known.history, points, null)
          client.setQueryData<Entry>(queryKey, {
            history,
            known: { ...known, history },
            window: null,
            around: null,
            ended,
            every: true,
          })
          return history
        } finally {
          client.removeQueries({ queryKey: progressKey, exact: true })
        }
      },
      staleTime: Infinity,
      gcTime: 0,
    }),

  /** How many points have been loaded by `everyPoint`, which is never fetched itself; nothing within half a second. */
  everyPointProgress: (run: HistoryRun, metric: string) =>
    queryOptions<number>({ queryKey: progressKeyOf(run, metric), queryFn: skipToken }),
}

const allOf = (run: HistoryRun, metric: string) =>
  queryOptions({
    queryKey: keyOf(run, metric, null),
    queryFn: ({ client, signal }): Promise<Entry> => readAll(client, run, metric, signal),
    structuralSharing: false,
  })

function staleAfter(run: HistoryRun, entry: Entry | undefined): number {
  const restMs = entry?.known.restMs ?? 0
  return isActive(run) ? restMs - POLL_MS : Math.max(ENDED_STALE_MS, restMs)
}

async function readAll(
  client: QueryClient,
  run: HistoryRun,
  metric: string,
  signal: AbortSignal,
): Promise<Entry> {
  const entry = client.getQueryData<Entry>(keyOf(run, metric, null))
  const ended = !isActive(run)
  const isComplete = ended && entry?.ended && !isBehind(entry.history, run.metrics.get(metric))
  if (entry?.every && isComplete) return entry
  const question = { run, metric, known: entry?.known }
  const known = await readHistory(client, question, signal)
  if (entry?.every && known.history.sampled) {
    const points = await readEveryPoint(client, run.id, metric, { signal })
    const history = grown(known.history, points, null)
    return { ...entry, history, known: { ...known, history }, ended }
  }
  const every = entry?.every === true
  return { history: known.history, known, window: null, around: null, ended, every }
}

async function readWindow(
  client: QueryClient,
  run: HistoryRun,
  metric: string,
  window: StepWindow,
  signal: AbortSignal,
): Promise<Entry> {
  const staleTime = isActive(run) ? POLL_MS : ENDED_STALE_MS
  const all = await client.fetchQuery({ ...allOf(run, metric), staleTime })
  if (all.history.sampled === null) return all
  const before = client.getQueryData<Entry>(keyOf(run, metric, window))
  const entry = before?.window ? before : undefined
  const known = await readSteps(client, { run, metric, window, known: entry?.known }, signal)
  if (!known) return all
  const around = all.history
  const isSame = entry?.around === around && entry.known.history === known.history
  const history = isSame ? entry.history : grown(around, known.history, known.history.sampled)
  return { history, known, window, around, ended: !isActive(run), every: false }
}
