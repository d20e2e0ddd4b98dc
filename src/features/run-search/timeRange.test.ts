import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readStarted, writeStarted } from './timeRange.ts'

const bound = (written: string, time: number) => ({ written, time })

test.each([
  ['attributes.start_time >= 1000', { from: bound('1000', 1000), until: null }],
  ['created > 1000 start_time <= 2000', { from: bound('1000', 1001), until: bound('2000', 2001) }],
  [
    'start_time >= 1000 AND start_time >= 1500 baseline',
    { from: bound('1500', 1500), until: null },
  ],
  [
    "start_time < '2026-11-25'",
    { from: null, until: bound('2026-11-25', new Date(2026, 10, 25).getTime()) },
  ],
  ['NOT start_time >= 1000', { from: null, until: null }],
  ['start_time = 1000', { from: null, until: null }],
  ['end_time > 1000', { from: null, until: null }],
  ['', { from: null, until: null }],
])('%j leaves the range %j', (text, range) => {
  expect(readStarted(text)).toEqual(range)
})

test('a side that does not change stays as it was typed', () => {
  expect(writeStarted('start_time <= -2d baseline', { from: '-7d' })).toBe(
    'start_time <= -2d AND baseline AND start_time >= -7d',
  )
})

const written = fc.option(
  fc.constantFrom('-7d', '-30d', '2026-11-20', '2026-11-25', '1700000000000'),
)

test('a range that is written is read again, in place of the former one, and other conditions stay', () => {
  fc.assert(
    fc.property(written, written, written, written, (from, until, oldFrom, oldUntil) => {
      const before = writeStarted('metrics.loss < 1', { from: oldFrom, until: oldUntil })
      const text = writeStarted(before, { from, until })

      const range = readStarted(text)
      expect([range.from?.written ?? null, range.until?.written ?? null]).toEqual([from, until])
      expect(writeStarted(text, { from: null, until: null })).toBe('metrics.loss < 1')
    }),
  )
})
