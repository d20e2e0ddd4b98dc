import { expect, test } from 'vitest'
import type { ColumnKind } from '#files/table.ts'
import { importanceOf } from './importanceTable.ts'

const table = (...columns: [name: string, kind: ColumnKind][]) => ({
  state: 'done' as const,
  rows: 12,
  columns: columns.map(([name, kind]) => ({ name, kind, numbers: null, widest: 3 })),
})

test('a name and a number in each row are bars', () => {
  expect(importanceOf(table(['feature', 'text'], ['importance', 'number']), 'a.csv')).toEqual({
    names: 0,
    values: 1,
    label: 'importance',
    isLikely: true,
  })
  expect(importanceOf(table(['ticker', 'text'], ['price', 'number']), 'a.csv')?.isLikely).toBe(
    false,
  )
  expect(importanceOf(table(['x', 'text'], ['y', 'number']), 'shap_values.csv')?.isLikely).toBe(
    true,
  )
})

test('an index of pandas is left aside', () => {
  const indexed = table(['', 'number'], ['feature', 'text'], ['gain', 'number'])

  expect(importanceOf(indexed, 'a.csv')).toMatchObject({ names: 1, values: 2 })
})

test('other tables, and what is still being read, are none', () => {
  expect(importanceOf(table(['a', 'number'], ['b', 'number']), 'importance.csv')).toBeNull()
  expect(importanceOf(table(['a', 'text'], ['b', 'number'], ['c', 'number']), 'x.csv')).toBeNull()
  const reading = { ...table(['a', 'text'], ['b', 'number']), state: 'reading' as const }
  expect(importanceOf(reading, 'importance.csv')).toBeNull()
})
