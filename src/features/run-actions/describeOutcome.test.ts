import { expect, test } from 'vitest'
import { describeOutcome } from './describeOutcome.ts'

const runs = (count: number) => Array.from({ length: count }, (_, index) => `r${index}`)
const failures = (...reasons: string[]) =>
  reasons.map((reason, index) => ({ runId: `id${index}`, reason }))

test('a single run is named', () => {
  expect(describeOutcome('deleted', runs(1), [])).toBe('“r0” was deleted.')
  expect(describeOutcome('renamed', runs(1), failures('It is deleted.'))).toBe(
    '“r0” was not renamed. It is deleted.',
  )
})

test('many runs are counted, with those that failed and why', () => {
  expect(describeOutcome('restored', runs(1_200), [])).toBe('1,200 runs were restored.')
  expect(describeOutcome('retagged', runs(20), failures('Gone.', 'Gone.', 'Locked.'))).toBe(
    '17 of 20 runs were retagged; 3 failed: Gone. Locked.',
  )
  expect(describeOutcome('deleted', runs(2), failures('Gone.', 'Gone.'))).toBe(
    'None of 2 runs was deleted. Gone.',
  )
})

test('of many reasons the first few are told, the others counted', () => {
  expect(describeOutcome('deleted', runs(9), failures('A.', 'B.', 'C.', 'D.', 'E.'))).toBe(
    '4 of 9 runs were deleted; 5 failed: A. B. C. And 2 other reasons.',
  )
})
