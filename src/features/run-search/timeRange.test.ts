import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFilter } from '#protocol/filterLanguage.ts'
import { readStarted, writeStarted } from './timeRange.ts'

function read(text: string) {
  const { filter, problem } = readFilter(text)
  if (filter === null) throw new Error(problem.message)
  return readStarted(filter)
}

test.each([
  ['attributes.start_time >= 1000', { from: 1000, until: null }],
  ['created > 1000 AND start_time <= 2000', { from: 1001, until: 2001 }],
  ['start_time >= 1000 AND start_time >= 1500 AND baseline', { from: 1500, until: null }],
  ['NOT start_time >= 1000', { from: null, until: null }],
  ['start_time = 1000', { from: null, until: null }],
  ['', { from: null, until: null }],
])('%j leaves the range %j', (text, range) => {
  expect(read(text)).toEqual(range)
})

const bound = fc.option(fc.integer({ min: 0, max: 4e12 }))

test('a range that is written is read again, in place of the former one, and other conditions stay', () => {
  fc.assert(
    fc.property(bound, bound, bound, bound, (from, until, oldFrom, oldUntil) => {
      const before = writeStarted('metrics.loss < 1', { from: oldFrom, until: oldUntil })
      const text = writeStarted(before, { from, until })

      expect(read(text)).toEqual({ from, until })
      expect(writeStarted(text, { from: null, until: null })).toBe('metrics.loss < 1')
    }),
  )
})
