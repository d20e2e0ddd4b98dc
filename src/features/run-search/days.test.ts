import { expect, test } from 'vitest'
import { dayAfter, describeRange, firstDay, isDay, lastDay } from './days.ts'
import { readStarted } from './timeRange.ts'

test('a day is followed by the next one, over the end of a month as well', () => {
  expect(dayAfter('2026-11-30', 1)).toBe('2026-12-01')
  expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28')
})

test('a year that is half typed makes no day', () => {
  expect(isDay('2026-11-25')).toBe(true)
  expect(isDay('0202-11-25')).toBe(false)
})

test('the days of a range are known where it consists of whole days', () => {
  const days = readStarted('start_time >= 2026-11-20 start_time < 2026-11-26')
  expect([firstDay(days), lastDay(days)]).toEqual(['2026-11-20', '2026-11-25'])

  const others = readStarted('start_time > 2026-11-20T12:00 start_time < -7d')
  expect([firstDay(others), lastDay(others)]).toEqual(['', ''])
})

test.each([
  ['', null],
  ['start_time >= 2026-11-20', 'from 2026-11-20'],
  ['start_time < 2026-11-26', 'until 2026-11-25'],
  ['start_time >= 2026-11-20 start_time < 2026-11-26', '2026-11-20 to 2026-11-25'],
  ['start_time >= 2026-11-25 start_time < 2026-11-26', '2026-11-25'],
  ['start_time >= 2026-11-25T12:00', 'from 2026-11-25 12:00:00'],
  ['start_time > -7d', 'last 7 days'],
  ['start_time > 1e20', 'from 1e20'],
])('%j is described as %j', (filter, words) => {
  expect(describeRange(readStarted(filter))).toBe(words)
})
