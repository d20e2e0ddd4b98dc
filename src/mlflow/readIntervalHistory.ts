import { askTogether } from './askTogether.ts'
import { decodeHistories } from './decodeHistories.ts'
import { countSteps, grown, NO_POINTS, renewed } from './historyColumns.ts'
import { guessPoints, type HistoryQuestion, type KnownHistory, restAfter } from './knownHistory.ts'
import { int64Text } from './int64Text.ts'
import {
  isBehind,
  type MetricHistory,
  type PointColumns,
  type StepWindow,
} from './metricHistory.ts'
import { requestHistories } from './requestHistories.ts'
import { isActive, type LatestMetric } from './runs.ts'

const ENDPOINT = '/api/2.0/mlflow/metrics/get-history-bulk-interval'
/** The most that MLflow samples: points since 3.12, before that steps of all runs together. */
const MOST_SAMPLED = 2_500
/** Where MLflow before 3.12 cuts what it found at the sampled steps off, for each run. */
const MOST_ROWS = 25_000
const RUNS_AT_ONCE = 20
/** A sample that has grown to this is read anew. */
const MOST_KEPT = 20_000
/** Without an interval, older versions leave out negative steps. */
const ALL_STEPS: StepWindow = { from: -Infinity, to: Infinity }

/** `unsure` where points may be missing that no sample would leave out. */
type Answer = { points: PointColumns; read: 'whole' | 'sample' | 'unsure'; tookMs: number }

/** Whole histories for some runs, which share one sample before MLflow 3.12: only short ones go together. */
const askWhole = askTogether<HistoryQuestion, Answer>({
  topicOf: ({ metric }) => metric,
  weightOf: (question) =>
    guessPoints(question) < MOST_SAMPLED ? MOST_SAMPLED : MOST_SAMPLED * RUNS_AT_ONCE,
  most: MOST_SAMPLED * RUNS_AT_ONCE,
  ask: async (questions, signal) => {
    const [first] = questions
    const metric = first?.metric ?? ''
    const ids = questions.map(({ run }) => run.id)
    const answers = await askInterval(metric, ids, ALL_STEPS, signal)
    if (ids.length === 1 || answers.every(({ read }) => read === 'whole')) return answers
    const alone = ids.map((id) => askInterval(metric, [id], ALL_STEPS, signal))
    return (await Promise.all(alone)).flat()
  },
})

/** One answer for each run, in their order. */
async function askInterval(
  metric: string,
  runIds: readonly string[],
  { from, to }: StepWindow,
  signal: AbortSignal,
): Promise<Answer[]> {
  const query = new URLSearchParams({ metric_key: metric, max_results: String(MOST_SAMPLED) })
  for (const id of runIds) query.append('run_ids', id)
  // Last: the first parser takes them for 32 bits, gives up where they are more, and another reads them again.
  query.set('start_step', int64Text(Math.floor(from)))
  query.set('end_step', int64Text(Math.ceil(to)))
  const { text, tookMs } = await requestHistories(ENDPOINT, query, signal)
  const histories = decodeHistories(text, ENDPOINT)
  const steps = countSteps(histories.values())
  return runIds.map((id) => {
    const points = histories.get(id) ?? NO_POINTS
    return { points, read: howRead(points.steps.length, steps), tookMs }
  })
}

/**
 * MLflow does not say whether it sampled. Since 3.12 it answers at most 2,500 points of each run, all of them where there
 * are fewer; before that, all points at 2,500 steps and the last one, or at all steps where there are no more.
 */
function howRead(points: number, steps: number): Answer['read'] {
  if (points >= MOST_ROWS) return 'unsure'
  if (points > MOST_SAMPLED) return steps > MOST_SAMPLED ? 'sample' : 'whole'
  return points < MOST_SAMPLED && steps <= MOST_SAMPLED ? 'whole' : 'sample'
}

/**
 * Reads a history that MLflow samples where it is long. While the run is active, only from the last known step on: what
 * is logged to earlier ones is found once the run has ended, when the whole is read again. Null where points may be
 * missing that no sample would leave out.
 */
export async function readIntervalHistory(
  question: HistoryQuestion,
  samplesWindows: boolean,
  signal: AbortSignal,
): Promise<KnownHistory | null> {
  const { run, metric, window, known } = question
  const isTrusted = (range: StepWindow) => samplesWindows || isNarrow(range)
  if (window && !isTrusted(window)) return null

  const lastStep = known?.history.steps.at(-1) ?? NaN
  // A step beyond 2^53 is rounded, and may be rounded up.
  if (known && Number.isSafeInteger(lastStep) && isActive(run) && isBounded(known.history)) {
    const range = { from: lastStep, to: window?.to ?? ALL_STEPS.to }
    const [news] = await askInterval(metric, [run.id], range, signal)
    // The last known point is among them, where they are what was asked for.
    const newest = news?.points.steps.at(-1)
    if (
      news?.read === 'whole' &&
      newest !== undefined &&
      isTrusted({ from: lastStep, to: newest })
    ) {
      const history = grown(known.history, news.points, known.history.sampled)
      return { history, cursor: null, restMs: restAfter(news.tookMs, 0) }
    }
  }

  const [answer] = window
    ? await askInterval(metric, [run.id], window, signal)
    : [await askWhole(question, signal)]
  if (!answer || answer.read === 'unsure') return null
  if (!window && lacks(answer.points, run.metrics.get(metric))) return null
  const { points, read, tookMs } = answer
  const sampled = read === 'sample' ? { logged: null, undrawable: null } : null
  // A sample may lack what was there already.
  const history =
    known && sampled && isBounded(known.history)
      ? grown(known.history, points, sampled)
      : renewed(known?.history, { ...points, sampled })
  return { history, cursor: null, restMs: restAfter(tookMs, 0) }
}

/** Whether an answer lacks even the point that its run knows as the last. */
const lacks = (points: PointColumns, latest: LatestMetric | undefined) =>
  latest !== undefined && (points.steps.length === 0 || isBehind(points, latest))

/** Whether there are too few steps in a range to be sampled at all. */
const isNarrow = ({ from, to }: StepWindow) => Math.ceil(to) - Math.floor(from) < MOST_SAMPLED

const isBounded = ({ sampled, steps }: MetricHistory) =>
  sampled === null || steps.length <= MOST_KEPT
