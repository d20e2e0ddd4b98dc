import { expect, test } from 'vitest'
import { inputDate } from './inputDate.ts'

test('a time is kept to the minute, in the zone of the reader', () => {
  const time = new Date(2024, 4, 1, 9, 5, 42).getTime()
  expect(inputDate.write(time)).toBe('2024-05-01T09:05')
  expect(inputDate.read('2024-05-01T09:05')).toBe(time - 42_000)
  expect(inputDate.read('')).toBeNull()
})
