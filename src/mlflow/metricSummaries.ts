import { limitConcurrency } from './limitConcurrency.ts'
import { metricHistories, RUNS_AT_ONCE } from './metricHistories.ts'
import { type MetricSummary, summarise } from './metricSummary.ts'

/** A run as its last known point of a metric has it. `timestamp` in ms since the epoch. */
export type LastPoint = { runId: string; step: number; timestamp: number }

/** A run whose history could not be read is asked for again after this long. */
const RETRY_MS = 30_000

/**
 * What metrics did over the course of their runs. MLflow tells no more than the last value with a run, so histories are
 * asked for when somebody wants them, for many runs at a time, and are kept until the run goes on.
 */
export class MetricSummaries {
  /** Goes up whenever something is known that was not. */
  version = 0
  readonly #known = new Map<string, Map<string, MetricSummary>>()
  readonly #asked = new Map<string, Map<string, number>>()
  readonly #listeners = new Set<() => void>()
  readonly #inTurn = limitConcurrency(2)

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly getVersion = (): number => this.version

  get(runId: string, metric: string): MetricSummary | undefined {
    return this.#known.get(metric)?.get(runId)
  }

  /** Asks for those of some runs that are unknown, or behind their run. Says for how many it waits. */
  want(metric: string, points: readonly LastPoint[]): number {
    const known = mapIn(this.#known, metric)
    const asked = mapIn(this.#asked, metric)
    const now = Date.now()
    const missing = points.filter((point) => isBehind(known.get(point.runId), point))
    const due = missing.filter(({ runId }) => now - (asked.get(runId) ?? -Infinity) > RETRY_MS)
    for (let start = 0; start < due.length; start += RUNS_AT_ONCE) {
      const runIds = due.slice(start, start + RUNS_AT_ONCE).map(({ runId }) => runId)
      for (const runId of runIds) asked.set(runId, now)
      void this.#inTurn(() => this.#ask(metric, runIds))
    }
    return missing.length
  }

  async #ask(metric: string, runIds: readonly string[]) {
    const known = mapIn(this.#known, metric)
    const asked = mapIn(this.#asked, metric)
    try {
      for (const [runId, points] of await metricHistories(metric, runIds)) {
        known.set(runId, summarise(points))
        asked.delete(runId)
      }
    } catch {
      // What is missing stays missing, and is asked for again when it is still wanted later.
      return
    }
    this.version++
    for (const listener of this.#listeners) listener()
  }
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
