import { readAnswer } from '#protocol/answers.ts'
import { unclampInfinity } from '#protocol/wire.ts'
import * as z from 'zod/mini'
import { inOrder } from './historyColumns.ts'
import type { PointColumns } from './metricHistory.ts'
import { each, type JsonObject, readByHand, readInt64, readText, refuse } from './readJson.ts'

/** Some points of one history, in the order they came. */
export type HistoryPage = { points: PointColumns; nextPageToken: string | null }

/** An answer of `metrics/get-history`. Throws NOT_JSON or UNEXPECTED_ANSWER. */
export function decodeHistoryPage(text: string, endpoint: string): HistoryPage {
  return readByHand(parse(text, endpoint), endpoint, (answer) => {
    const points = new Points()
    each(answer, 'metrics', (metric) => points.read(metric))
    const token = readText(answer, 'next_page_token', '')
    return { points: points.columns(), nextPageToken: token === '' ? null : token }
  })
}

/**
 * An answer of the bulk histories, each in order, by run; a run without points is left out. Throws NOT_JSON or
 * UNEXPECTED_ANSWER.
 */
export function decodeHistories(text: string, endpoint: string): Map<string, PointColumns> {
  return readByHand(parse(text, endpoint), endpoint, (answer) => {
    const byRun = new Map<string, Points>()
    each(answer, 'metrics', (metric) => {
      const runId = readText(metric, 'run_id')
      const points = byRun.get(runId) ?? new Points()
      byRun.set(runId, points)
      points.read(metric)
    })
    return new Map([...byRun].map(([runId, points]) => [runId, inOrder(points.columns())]))
  })
}

/** Points as they are read, one after another. */
class Points {
  readonly #steps: number[] = []
  readonly #times: number[] = []
  readonly #values: number[] = []

  read(metric: JsonObject) {
    this.#steps.push(readInt64(metric, 'step', 0))
    this.#times.push(readInt64(metric, 'timestamp'))
    this.#values.push(readValue(metric))
  }

  columns(): PointColumns {
    return {
      steps: Float64Array.from(this.#steps),
      times: Float64Array.from(this.#times),
      values: Float64Array.from(this.#values),
    }
  }
}

const NOT_FINITE = new Set(['NaN', 'Infinity', '-Infinity'])

function readValue({ value }: JsonObject): number {
  if (typeof value === 'number') return unclampInfinity(value)
  return typeof value === 'string' && NOT_FINITE.has(value) ? Number(value) : refuse('value')
}

const parse = (text: string, endpoint: string): unknown =>
  readAnswer(quoteNonFinite(text), z.unknown(), endpoint)

/**
 * MLflow writes these as bare words in some answers, which JSON does not know. A quote inside a text is escaped, so
 * `"value":` with nothing before its quotes is always the field.
 */
const quoteNonFinite = (text: string) => text.replaceAll(/("value": ?)(NaN|-?Infinity)/g, '$1"$2"')
