import { expect, test } from 'vitest'
import { describeRange, fromDay, startOfDay, toDay } from './days.ts'

const noon = new Date(2026, 10, 25, 12).getTime()
const day = (date: number) => new Date(2026, 10, date).getTime()

test('a day begins at midnight in the own zone, some days later as well', () => {
  expect(startOfDay(noon)).toBe(day(25))
  expect(startOfDay(noon, -6)).toBe(day(19))
  expect(startOfDay(noon, 6)).toBe(new Date(2026, 11, 1).getTime())
})

test('date inputs are read and written; a year that is half typed counts as none', () => {
  expect(toDay(noon)).toBe('2026-11-25')
  expect(fromDay('2026-11-25')).toBe(day(25))
  expect(fromDay('')).toBeNull()
  expect(fromDay('0202-11-25')).toBeNull()
})

test.each([
  [{ from: null, until: null }, null],
  [{ from: day(20), until: null }, 'from 2026-11-20'],
  [{ from: null, until: day(26) }, 'until 2026-11-25'],
  [{ from: day(20), until: day(26) }, '2026-11-20 to 2026-11-25'],
  [{ from: day(25), until: day(26) }, '2026-11-25'],
  [{ from: noon, until: null }, 'from 2026-11-25 12:00:00'],
  [{ from: 1e20, until: null }, 'from 100000000000000000000'],
])('%j is described as %j', (range, words) => {
  expect(describeRange(range)).toBe(words)
})
