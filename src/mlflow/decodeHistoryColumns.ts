import { readAnswer } from '#protocol/answers.ts'
import { EVERY_POINT_PATH, HISTORY_COLUMNS_PATH } from '#protocol/historyColumnsReply.ts'
import { unclampInfinity } from '#protocol/wire.ts'
import * as z from 'zod/mini'
import type { HistoryPage } from './decodeHistories.ts'
import { inOrder } from './historyColumns.ts'
import type { PointColumns, Sampled } from './metricHistory.ts'
import {
  each,
  type JsonObject,
  readByHand,
  readInt64,
  readList,
  readText,
  refuse,
  within,
} from './readJson.ts'

/** What our own server tells of one history; `since` points are those that came after the cursor asked with. */
export type ColumnsOfRun = PointColumns & { kind: 'whole' | 'since'; sampled: Sampled | null }

/** A `HistoryColumnsReply` of our own server, by run, each in order. Throws NOT_JSON or UNEXPECTED_ANSWER. */
export function decodeHistoryColumns(text: string) {
  const body = readAnswer(text, z.unknown(), HISTORY_COLUMNS_PATH)
  return readByHand(body, HISTORY_COLUMNS_PATH, (answer) => {
    const byRun = new Map<string, ColumnsOfRun>()
    each(answer, 'histories', (history) => byRun.set(readText(history, 'run_id'), readRun(history)))
    return { cursor: readText(answer, 'cursor'), byRun }
  })
}

/** An `EveryPointReply` of our own server. Throws NOT_JSON or UNEXPECTED_ANSWER. */
export function decodeEveryPoint(text: string): HistoryPage {
  const body = readAnswer(text, z.unknown(), EVERY_POINT_PATH)
  return readByHand(body, EVERY_POINT_PATH, (answer) => {
    const token = answer['next_page_token']
    const nextPageToken = token === null ? null : readText(answer, 'next_page_token')
    return { points: readColumns(answer), nextPageToken }
  })
}

function readRun(history: JsonObject): ColumnsOfRun {
  const kind = readText(history, 'points') === 'since' ? 'since' : 'whole'
  return { ...inOrder(readColumns(history)), kind, sampled: readSampled(history) }
}

function readColumns(object: JsonObject): PointColumns {
  const steps = readNumbers(object, 'steps')
  const times = readNumbers(object, 'timestamps', steps.length)
  const values = readNumbers(object, 'values', steps.length).map(unclampInfinity)
  return { steps, times, values }
}

function readSampled(history: JsonObject): Sampled | null {
  if (history['logged'] === null) return null
  let sampled: Sampled | null = null
  within(history, 'logged', (logged) => {
    const read = (field: string) => readInt64(logged, field)
    sampled = {
      logged: read('count'),
      undrawable: { nan: read('nan'), positive: read('positive'), negative: read('negative') },
    }
  })
  return sampled
}

/** Null becomes NaN. */
function readNumbers(object: JsonObject, field: string, length?: number): Float64Array {
  const list = readList(object, field)
  if (length !== undefined && list.length !== length) refuse(field)
  const numbers = new Float64Array(list.length)
  for (let i = 0; i < list.length; i++) {
    const number = list[i]
    if (typeof number === 'number') numbers[i] = number
    else numbers[i] = number === null ? NaN : refuse(field)
  }
  return numbers
}
