import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { scanTime } from './scanTime.ts'

const scan = (text: string) => {
  const bytes = new TextEncoder().encode(text)
  return scanTime(bytes, 0, bytes.length)
}

test('a time in ISO 8601 is the one that JavaScript reads', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('0000-01-01Z'), max: new Date('9999-12-31Z'), noInvalidDate: true }),
      (date) => {
        expect(scan(date.toISOString())).toBeCloseTo(date.getTime(), 3)
      },
    ),
  )
})

test('days, minutes, blanks and zones are understood', () => {
  expect(scan('2024-02-29')).toBe(Date.UTC(2024, 1, 29))
  expect(scan('2024-01-02 03:04')).toBe(Date.UTC(2024, 0, 2, 3, 4))
  expect(scan('2024-01-02 03:04:05.5+07:00')).toBe(Date.UTC(2024, 0, 1, 20, 4, 5, 500))
  expect(scan('2024-01-02T03:04:05-0130')).toBe(Date.UTC(2024, 0, 2, 4, 34, 5))
})

test('anything else is none', () => {
  for (const text of [
    '2024-13-01',
    '2024-1-1',
    '2024-01-01x',
    '2024-01-01T',
    '2024-01-01 25:00',
    '2024-01-01 03:04:05+7',
    '20240101',
    'a',
  ]) {
    expect(scan(text)).toBeNaN()
  }
})
