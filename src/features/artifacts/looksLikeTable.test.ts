import { expect, test } from 'vitest'
import { looksLikeTable } from './looksLikeTable.ts'

test('tables of MLflow and pandas, and lists of flat records, are tables', () => {
  expect(looksLikeTable('{"columns": ["a"], "data": [[1]]}')).toBe('likely')
  expect(looksLikeTable(' {\n "index": [0], "columns": ["a"]')).toBe('likely')
  expect(looksLikeTable('[{"a": 1, "b": "x"}, {"a": 2')).toBe('likely')
})

test('records that hold more may be read as a table', () => {
  expect(looksLikeTable('[{"a": {"b": 1}}]')).toBe('possible')
})

test('anything else is none', () => {
  for (const text of ['{"labels": ["a"], "matrix": [[1]]}', '[1, 2]', '{}', '[[1]]', '']) {
    expect(looksLikeTable(text)).toBe('none')
  }
})
