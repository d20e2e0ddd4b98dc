import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { BATCH_LIMITS } from '#protocol/keyRules.ts'
import { logBatchRequest } from '#protocol/runRequests.ts'
import { batchBody, cutBatches } from './batches.ts'
import { type Entry, metricEntries, paramEntry, tagEntries } from './entries.ts'

const entry = fc.oneof(
  fc.nat(2_000).map((step): Entry[] => metricEntries({ loss: step }, step, 1)),
  fc.nat(2_000).map((i): Entry[] => [paramEntry(`p${i}`, 'é'.repeat(i))]),
  fc.nat(2_000).map((i): Entry[] => tagEntries({ [`t${i}`]: '🎉'.repeat(i) })),
)
const calls = fc.array(
  fc.record({
    entries: fc
      .array(fc.tuple(entry, fc.constantFrom(1, 1, 700)), { maxLength: 6 })
      .map((groups) =>
        groups.flatMap(([group, times]) => Array.from({ length: times }, () => group)),
      )
      .map((groups) => groups.flat()),
  }),
  { maxLength: 8 },
)

test('batches hold every entry once, in order, each within the limits', () => {
  fc.assert(
    fc.property(calls, (calls) => {
      const batches = cutBatches(calls)

      expect(batches.flat().flatMap(({ entries }) => entries)).toEqual(
        calls.flatMap(({ entries }) => entries),
      )
      for (const parts of batches) {
        const entries = parts.flatMap(({ entries }) => entries)
        for (const { call, entries } of parts) {
          expect(entries.every((entry) => call.entries.includes(entry))).toBe(true)
        }
        for (const list of ['metrics', 'params', 'tags'] as const) {
          const held = entries.filter((entry) => entry.list === list)
          expect(held.length).toBeLessThanOrEqual(BATCH_LIMITS[list])
        }
        expect(entries.length).toBeLessThanOrEqual(BATCH_LIMITS.total)
        expect(new Blob([batchBody('a'.repeat(32), entries)]).size).toBeLessThan(501_000)
      }
    }),
    { numRuns: 50 },
  )
})

test('what is said twice is sent once, and of a tag the last value', () => {
  const entries = [
    ...metricEntries({ loss: Number.NaN }, 1, 5),
    ...metricEntries({ loss: Number.NaN }, 1, 5),
    ...tagEntries({ phase: 'one' }),
    paramEntry('lr', '0.1'),
    ...tagEntries({ phase: 'two' }),
    paramEntry('lr', '0.1'),
  ]

  expect(logBatchRequest.parse(JSON.parse(batchBody('run', entries)))).toMatchObject({
    run_id: 'run',
    metrics: [{ key: 'loss', value: Number.NaN, timestamp: 5, step: 1 }],
    params: [{ key: 'lr', value: '0.1' }],
    tags: [{ key: 'phase', value: 'two' }],
  })
})
