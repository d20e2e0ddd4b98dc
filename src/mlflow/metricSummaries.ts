import { columnHistories } from './columnHistories.ts'
import { historySourceQuery } from './historySource.ts'
import { limitConcurrency } from './limitConcurrency.ts'
import { metricHistories, RUNS_AT_ONCE } from './metricHistories.ts'
import type { MetricHistory } from './metricHistory.ts'
import { type MetricSummary, summarise } from './metricSummary.ts'
import { queryClient } from './queryClient.ts'

/** A run as its last known point of a metric has it. `timestamp` in ms since the epoch. */
export type LastPoint = { runId: string; step: number; timestamp: number }

/** A run whose history could not be read is asked for again after this long. */
const RETRY_MS = 30_000
/** What arrives within this time is told at once: whoever listens may have thousands of runs to sort. */
const TELL_MS = 100

/**
 * What metrics did over the course of their runs. MLflow tells no more than the last value with a run, so histories are
 * asked for when somebody wants them, for many runs at a time, and are kept until the run goes on.
 */
export class MetricSummaries {
  #version = 0
  #problem: Error | null = null
  readonly #known = new Map<string, Map<string, MetricSummary>>()
  /** When a run may be asked for again, in ms since the epoch; infinite while it is asked for. */
  readonly #notBefore = new Map<string, Map<string, number>>()
  readonly #listeners = new Set<() => void>()
  readonly #inTurn = limitConcurrency(2)
  #tellTimer: ReturnType<typeof setTimeout> | undefined
  #retryTimer: ReturnType<typeof setTimeout> | undefined

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Goes up whenever something is known that was not. */
  readonly getVersion = (): number => this.#version

  /** Why histories could not be read of late; null again as soon as they may be asked for once more. */
  readonly getProblem = (): Error | null => this.#problem

  /** What is known of a run, which may have gone on since. */
  get(runId: string, metric: string): MetricSummary | undefined {
    return this.#known.get(metric)?.get(runId)
  }

  /** Asks for those of some runs that are unknown, or behind their run, in this order. */
  want(metric: string, points: readonly LastPoint[]): void {
    const known = mapIn(this.#known, metric)
    const notBefore = mapIn(this.#notBefore, metric)
    const now = Date.now()
    const due = points.filter(
      (point) =>
        isBehind(known.get(point.runId), point) && now >= (notBefore.get(point.runId) ?? 0),
    )
    for (let start = 0; start < due.length; start += RUNS_AT_ONCE) {
      const runIds = due.slice(start, start + RUNS_AT_ONCE).map(({ runId }) => runId)
      for (const runId of runIds) notBefore.set(runId, Infinity)
      void this.#inTurn(() => this.#ask(metric, runIds))
    }
  }

  async #ask(metric: string, runIds: readonly string[]) {
    const known = mapIn(this.#known, metric)
    const notBefore = mapIn(this.#notBefore, metric)
    let found = new Map<string, unknown>()
    try {
      const histories = await readHistories(metric, runIds)
      for (const [runId, history] of histories) known.set(runId, summarise(history))
      found = histories
    } catch (error) {
      this.#fail(error instanceof Error ? error : new Error(String(error)))
    }
    for (const runId of runIds) {
      if (found.has(runId)) notBefore.delete(runId)
      else notBefore.set(runId, Date.now() + RETRY_MS)
    }
    this.#version++
    this.#tellSoon()
  }

  #fail(problem: Error) {
    this.#problem = problem
    clearTimeout(this.#retryTimer)
    this.#retryTimer = setTimeout(() => {
      this.#problem = null
      this.#tellSoon()
    }, RETRY_MS)
  }

  #tellSoon() {
    if (this.#tellTimer !== undefined) return
    this.#tellTimer = setTimeout(() => {
      this.#tellTimer = undefined
      for (const listener of this.#listeners) listener()
    }, TELL_MS)
  }
}

/** Of the runs that have the metric. Whole, or a sample of our own server's, which keeps what a summary tells. */
async function readHistories(
  metric: string,
  runIds: readonly string[],
): Promise<Map<string, MetricHistory>> {
  const source = await queryClient.ensureQueryData(historySourceQuery())
  const histories =
    source.kind === 'columns'
      ? (await columnHistories({ metric, window: null, cursor: null }, runIds)).byRun
      : await metricHistories(metric, runIds)
  return new Map(
    [...histories]
      .filter(([, { steps }]) => steps.length > 0)
      .map(([runId, columns]) => [runId, { sampled: null, ...columns }]),
  )
}

const isBehind = (summary: MetricSummary | undefined, { step, timestamp }: LastPoint) =>
  summary === undefined ||
  summary.lastStep < step ||
  (summary.lastStep === step && summary.lastTimestamp < timestamp)

function mapIn<Value>(maps: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  const map = maps.get(key) ?? new Map<string, Value>()
  maps.set(key, map)
  return map
}
