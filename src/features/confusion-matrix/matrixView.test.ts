import { expect, test } from 'vitest'
import { readMatrixView, writeMatrixView } from './matrixView.ts'

test('the view of matrices reads back from the URL and leaves the rest of it alone', () => {
  const params = writeMatrixView(new URLSearchParams('runs=a.0'), 'shareOfTrueClass')

  expect(readMatrixView(params)).toBe('shareOfTrueClass')
  expect(params.get('runs')).toBe('a.0')
  expect(writeMatrixView(params, 'counts').toString()).toBe('runs=a.0')
})
