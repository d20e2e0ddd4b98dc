import { expect, test } from 'vitest'
import { comparedKind } from './comparedKind.ts'

test('files are compared by what their names say that they are', () => {
  expect(
    ['roc.PNG', 'days.csv', 'a/MLmodel', 'eval.jsonl', 'page.html', 'days.parquet', 'x.npy'].map(
      comparedKind,
    ),
  ).toEqual(['image', 'table', 'text', 'text', 'text', 'other', 'other'])
})
