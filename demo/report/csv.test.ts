import { expect, test } from 'vitest'
import { rounded, toCsv } from './csv.ts'

test('cells that need it are quoted, and what is no number is empty', () => {
  const csv = toCsv(
    ['name', 'value'],
    [
      ['a, "b"', 1.5],
      ['c', Number.NaN],
    ],
  )

  expect(csv).toBe('name,value\n"a, ""b""",1.5\nc,\n')
})

test('figures keep their first digits', () => {
  expect(rounded(0.123456789)).toBe(0.12346)
  expect(rounded(1_234_567, 3)).toBe(1_230_000)
})
