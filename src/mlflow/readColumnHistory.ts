import { MOST_UNSAMPLED_POINTS } from '#protocol/historyColumnsReply.ts'
import { MlflowError } from '#protocol/errors.ts'
import { askTogether } from './askTogether.ts'
import { columnHistories } from './columnHistories.ts'
import type { ColumnsOfRun } from './decodeHistoryColumns.ts'
import { grown, renewed, withMore } from './historyColumns.ts'
import { guessPoints, type HistoryQuestion, type KnownHistory, restAfter } from './knownHistory.ts'
import type { MetricHistory } from './metricHistory.ts'

const MOST_RUNS = 100
/** Points of one answer: what is parsed at once should not be felt. */
const MOST_POINTS = 50_000
/** A sample that has grown to this is read anew. */
const MOST_SAMPLED = 2 * MOST_UNSAMPLED_POINTS

type Answer = ColumnsOfRun & { cursor: string; tookMs: number }

const ask = askTogether<HistoryQuestion, Answer>({
  topicOf: ({ metric, window, known }) => JSON.stringify([metric, window, known?.cursor]),
  weightOf: (question) =>
    Math.max(
      MOST_POINTS / MOST_RUNS,
      question.known ? 0 : Math.min(guessPoints(question), MOST_UNSAMPLED_POINTS),
    ),
  most: MOST_POINTS,
  ask: async (questions, signal) => {
    const [first] = questions
    const wanted = {
      metric: first?.metric ?? '',
      window: first?.window ?? null,
      cursor: first?.known?.cursor ?? null,
    }
    const ids = questions.map(({ run }) => run.id)
    const { cursor, byRun, tookMs } = await columnHistories(wanted, ids, signal)
    return questions.map(({ run }) => {
      const columns = byRun.get(run.id)
      if (columns) return { ...columns, cursor, tookMs }
      throw new MlflowError('UNEXPECTED_ANSWER', `The server left out run ${run.id}.`, 0)
    })
  },
})

/** Reads a history of our own server: at first the whole, sampled where it is long, then what came since. */
export async function readColumnHistory(
  question: HistoryQuestion,
  signal: AbortSignal,
): Promise<KnownHistory> {
  const known = question.known && isBounded(question.known.history) ? question.known : undefined
  const { kind, steps, times, values, sampled, cursor, tookMs } = await ask(
    { ...question, known },
    signal,
  )
  const columns = { steps, times, values }
  const history =
    known && kind === 'since'
      ? grown(known.history, columns, withMore(known.history.sampled, columns))
      : renewed(question.known?.history, { ...columns, sampled })
  return { history, cursor, restMs: restAfter(tookMs, 0) }
}

const isBounded = ({ sampled, steps }: MetricHistory) =>
  sampled === null || steps.length <= MOST_SAMPLED
