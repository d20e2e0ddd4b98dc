import { invalid } from '#protocol/errors.ts'
import { keyProblem, LIMITS } from '#protocol/keyRules.ts'

/** One metric, param or tag of a log-batch, as the JSON that is sent: whatever is sent again is the same to the byte. */
export type Entry = {
  list: 'metrics' | 'params' | 'tags'
  /** Entries of one list with the same identity say the same; of tags, the last one holds. */
  identity: string
  json: string
}

type ParamValue = string | number | boolean | readonly (string | number)[]
export type Params = Record<string, ParamValue>

/** `timestamp` in ms since the epoch. Throws INVALID_PARAMETER_VALUE, naming the metric and what is wrong with it. */
export function metricEntries(
  metrics: Record<string, number>,
  step: number,
  timestamp: number,
): Entry[] {
  if (!Number.isSafeInteger(step)) throw invalid(`step: expected an integer, got ${step}`)
  return Object.entries(metrics).map(([key, value]) => {
    checkKey('metrics', key)
    if (typeof value !== 'number') {
      throw invalid(`metrics[${JSON.stringify(key)}]: expected a number, got ${typeof value}`)
    }
    // JSON has no NaN or Infinity, so MLflow spells them out.
    const spelled = Number.isFinite(value) ? value : String(value)
    const json = JSON.stringify({ key, value: spelled, timestamp, step })
    return { list: 'metrics', identity: json, json }
  })
}

/** Lists become JSON. MLflow would cut a value that is too long, so it is refused. */
export const paramTexts = (params: Params): [key: string, value: string][] =>
  Object.entries(params).map(([key, value]) => {
    checkKey('params', key)
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
    checkLength('params', key, text, LIMITS.paramValue)
    return [key, text]
  })

export function paramEntry(key: string, value: string): Entry {
  const json = JSON.stringify({ key, value })
  return { list: 'params', identity: key, json }
}

/** Up to 8,000 characters; servers before MLflow 2.17 take 5,000, and say so themselves. */
export const tagEntries = (tags: Record<string, string>): Entry[] =>
  Object.entries(tags).map(([key, value]) => {
    checkKey('tags', key)
    checkLength('tags', key, value, LIMITS.runTagValue)
    return { list: 'tags', identity: key, json: JSON.stringify({ key, value }) }
  })

export function checkKey(field: string, key: string) {
  if (key === '') throw invalid(`${field}: a key is empty`)
  const problem = keyProblem(key)
  if (problem !== null) throw invalid(`${field}: ${problem}`)
  if (key.length > LIMITS.key) {
    throw invalid(
      `${field}: the key "${key.slice(0, 60)}…" has ${key.length} characters, more than the ${LIMITS.key} allowed`,
    )
  }
}

/** Also tells a caller without types that a value is no text. */
export function checkLength(field: string, key: string, value: string, limit: number) {
  if (typeof value !== 'string') {
    throw invalid(`${field}[${JSON.stringify(key)}]: expected a string, got ${typeof value}`)
  }
  if (value.length <= limit) return
  throw invalid(
    `${field}[${JSON.stringify(key)}]: ${value.length} characters are more than the ${limit} allowed`,
  )
}
