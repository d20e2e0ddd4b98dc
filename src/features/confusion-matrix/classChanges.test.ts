import { expect, test } from 'vitest'
import { countsMatrix } from '#src/testing/countsMatrix.ts'
import { classChanges } from './classChanges.ts'

/** Each class has ten samples, so many of which are right; the others go to the next class. */
function withHits(hits: readonly number[]) {
  const labels = hits.map((_hits, i) => `class ${i}`)
  return countsMatrix(
    labels,
    hits.map((right, i) =>
      labels.map((_label, j) => (i === j ? right : j === (i + 1) % hits.length ? 10 - right : 0)),
    ),
  )
}

test('a few classes stay in the order of the matrix', () => {
  const { changes, order } = classChanges(withHits([5, 5]), withHits([5, 9]))
  expect(order).toBe('asInMatrix')
  expect(changes.map(({ label }) => label)).toEqual(['class 0', 'class 1'])
  expect([changes[1]?.before.recall, changes[1]?.after.recall]).toEqual([0.5, 0.9])
})

test('of many, those whose scores changed most come first, either way', () => {
  const before = withHits(Array.from({ length: 20 }, () => 9))
  const after = withHits(Array.from({ length: 20 }, (_, i) => (i === 7 ? 2 : 9)))
  const { changes, order } = classChanges(before, after)
  expect(order).toBe('byChange')
  expect(changes[0]?.label).toBe('class 7')
})
