import { MlflowError } from '#protocol/errors.ts'
import { askTogether } from './askTogether.ts'
import { NO_POINTS, renewed } from './historyColumns.ts'
import { guessPoints, type HistoryQuestion, type KnownHistory, restAfter } from './knownHistory.ts'
import {
  metricHistories,
  metricHistory,
  MOST_BULK_POINTS,
  RUNS_AT_ONCE,
} from './metricHistories.ts'
import type { PointColumns } from './metricHistory.ts'

type Answer = { points: PointColumns; tookMs: number }

const ask = askTogether<HistoryQuestion, Answer>({
  topicOf: ({ metric }) => metric,
  weightOf: (question) => Math.max(MOST_BULK_POINTS / RUNS_AT_ONCE, guessPoints(question)),
  most: MOST_BULK_POINTS,
  ask: async (questions, signal) => {
    const [first] = questions
    const metric = first?.metric ?? ''
    const start = performance.now()
    const histories = await readTogether(
      metric,
      questions.map(({ run }) => run.id),
      signal,
    )
    const tookMs = performance.now() - start
    return questions.map(({ run }) => ({ points: histories.get(run.id) ?? NO_POINTS, tookMs }))
  },
})

async function readTogether(metric: string, runIds: string[], signal: AbortSignal) {
  if (runIds.length > 1) {
    try {
      return await metricHistories(metric, runIds, signal)
    } catch (error) {
      // The bulk histories are for MLflow's own pages, and not every server has them.
      if (!(error instanceof MlflowError) || error.status !== 404) throw error
    }
  }
  const histories = new Map<string, PointColumns>()
  for (const id of runIds) histories.set(id, await metricHistory(id, metric, { signal }))
  return histories
}

/** Reads every point of a history each time: what MLflow offers before 2.12, and what is certain on any. */
export async function readWholeHistory(
  question: HistoryQuestion,
  signal: AbortSignal,
): Promise<KnownHistory> {
  const { points, tookMs } = await ask(question, signal)
  return {
    history: renewed(question.known?.history, { ...points, sampled: null }),
    cursor: null,
    restMs: restAfter(tookMs, points.steps.length),
  }
}
