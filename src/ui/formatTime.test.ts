import { expect, test } from 'vitest'
import { formatAge, formatBytes, formatDateTime, formatDuration } from './formatTime.ts'

test('durations name their two largest units', () => {
  expect(formatDuration(0)).toBe('0 ms')
  expect(formatDuration(1_540)).toBe('1.5 s')
  expect(formatDuration(65_000)).toBe('1 min 5 s')
  expect(formatDuration(7_500_000)).toBe('2 h 5 min')
  expect(formatDuration(86_400_000)).toBe('1 d')
})

test('ages name one unit, and a moment ago is now', () => {
  const now = new Date(100_000_000)
  expect(formatAge(now, now)).toBe('just now')
  expect(formatAge(new Date(100_000_000 - 90_000), now)).toBe('1 min ago')
  expect(formatAge(new Date(100_000_000 + 9_000), now)).toBe('just now')
})

test('dates are padded', () => {
  expect(formatDateTime(new Date(2024, 0, 2, 3, 4, 5))).toBe('2024-01-02 03:04:05')
})

test('bytes go by thousands', () => {
  expect(formatBytes(0)).toBe('0 B')
  expect(formatBytes(999)).toBe('999 B')
  expect(formatBytes(1_250_000)).toBe('1.3 MB')
})
