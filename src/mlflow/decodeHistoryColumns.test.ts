import { expect, test } from 'vitest'
import type { EveryPointReply, HistoryColumnsReply } from '#protocol/historyColumnsReply.ts'
import { decodeEveryPoint, decodeHistoryColumns } from './decodeHistoryColumns.ts'

const MAX = Number.MAX_VALUE

const sample: HistoryColumnsReply['histories'][number] = {
  run_id: 'a',
  points: 'sample',
  logged: { count: 9, nan: 1, positive: 1, negative: 0 },
  steps: [1, 1, 2],
  timestamps: [5, 6, 7],
  values: [0.5, null, MAX],
}
const news: typeof sample = {
  ...sample,
  run_id: 'b',
  points: 'since',
  logged: null,
  steps: [4, 3],
  timestamps: [1, 2],
  values: [-MAX, 1],
}
const reply: HistoryColumnsReply = { cursor: '9-f', histories: [sample, news] }

test('the histories of our own server are told in order, with what no JSON can hold', () => {
  const { cursor, byRun } = decodeHistoryColumns(JSON.stringify(reply))

  expect(cursor).toBe('9-f')
  expect(byRun.get('a')).toEqual({
    kind: 'whole',
    sampled: { logged: 9, undrawable: { nan: 1, positive: 1, negative: 0 } },
    steps: Float64Array.of(1, 1, 2),
    times: Float64Array.of(5, 6, 7),
    values: Float64Array.of(0.5, NaN, Infinity),
  })
  expect(byRun.get('b')).toEqual({
    kind: 'since',
    sampled: null,
    steps: Float64Array.of(3, 4),
    times: Float64Array.of(2, 1),
    values: Float64Array.of(1, -Infinity),
  })
})

test('a page of every point says whether another follows', () => {
  const page: EveryPointReply = {
    steps: [1],
    timestamps: [2],
    values: [null],
    next_page_token: 'next',
  }
  const points = {
    steps: Float64Array.of(1),
    times: Float64Array.of(2),
    values: Float64Array.of(NaN),
  }

  expect(decodeEveryPoint(JSON.stringify(page))).toEqual({ points, nextPageToken: 'next' })
  const last: EveryPointReply = { ...page, next_page_token: null }
  expect(decodeEveryPoint(JSON.stringify(last))).toEqual({ points, nextPageToken: null })
})

test.each<[unknown, string]>([
  [[], 'its answer'],
  [{ ...reply, cursor: 3 }, 'cursor'],
  [{ ...reply, histories: [sample, { ...news, steps: [1] }] }, 'histories.1.timestamps'],
  [{ ...reply, histories: [{ ...sample, values: [1, 2, '3'] }] }, 'histories.0.values'],
  [{ ...reply, histories: [{ ...sample, logged: { count: 3 } }] }, 'histories.0.logged.nan'],
  [{ ...reply, histories: [{ ...sample, run_id: null }] }, 'histories.0.run_id'],
])('%o is refused, naming the field', (answer, field) => {
  expect(() => decodeHistoryColumns(JSON.stringify(answer))).toThrow(
    `unexpected shape at ${field}.`,
  )
})
