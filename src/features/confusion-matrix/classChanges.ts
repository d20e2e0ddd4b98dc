import { type ClassScore, type ConfusionMatrix, scoreClasses } from './confusionMatrix.ts'

/** The scores of one class in two matrices. */
export type ClassChange = { label: string; before: ClassScore; after: ClassScore }

/** With more classes than these, those whose scores changed most come first. */
const MOST_IN_ORDER = 12

/** How each class of two matrices of the same classes changed, and whether they are in the order of the change. */
export function classChanges(
  a: ConfusionMatrix,
  b: ConfusionMatrix,
): { changes: ClassChange[]; order: 'asInMatrix' | 'byChange' } {
  const before = scoreClasses(a)
  const changes = scoreClasses(b).flatMap((after, i): ClassChange[] => {
    const score = before[i]
    return score ? [{ label: after.label, before: score, after }] : []
  })
  if (changes.length <= MOST_IN_ORDER) return { changes, order: 'asInMatrix' }
  const order = changes.toSorted((one, other) => sizeOf(other) - sizeOf(one))
  return { changes: order, order: 'byChange' }
}

/** The largest change of a score that both have; less than any where there is none. */
function sizeOf({ before, after }: ClassChange): number {
  const sizes = (['precision', 'recall', 'f1'] as const).map((key) => {
    const [from, to] = [before[key], after[key]]
    return from === null || to === null ? -1 : Math.abs(to - from)
  })
  return Math.max(...sizes)
}
