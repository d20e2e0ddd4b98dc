import { at, type Random } from '../random.ts'

/** Scores many rows at once. */
export type ScoreRows = (rows: readonly (readonly number[])[]) => number[]

type Options = {
  /** Rows that stand for "feature unknown". */
  background: readonly (readonly number[])[]
  permutations: number
  random: Random
}

/**
 * The Shapley value of each feature for one row, estimated by sampling (Štrumbelj and Kononenko 2014): features are
 * taken over from the row in random order, starting from a random background row, and each gets the change that it made.
 * The values of one row sum to its score less the mean score of the background rows drawn, exactly.
 */
export function shapleyValues(
  score: ScoreRows,
  row: readonly number[],
  { background, permutations, random }: Options,
): number[] {
  const features = row.map((_, feature) => feature)
  const orders = Array.from({ length: permutations }, () => random.shuffle(features))
  const steps = orders.flatMap((order) => {
    const mixed = [...random.pick(background)]
    return [
      [...mixed],
      ...order.map((feature) => {
        mixed[feature] = at(row, feature)
        return [...mixed]
      }),
    ]
  })
  const scores = score(steps)
  const values = features.map(() => 0)
  for (const [i, order] of orders.entries()) {
    const first = i * (features.length + 1)
    for (const [step, feature] of order.entries()) {
      const gain = at(scores, first + step + 1) - at(scores, first + step)
      values[feature] = at(values, feature) + gain / permutations
    }
  }
  return values
}

/** How much each feature moves the scores of these rows: the mean of the absolute Shapley values. */
export function shapleyImportance(
  score: ScoreRows,
  rows: readonly (readonly number[])[],
  options: Options,
): number[] {
  const totals = at(rows, 0).map(() => 0)
  for (const row of rows) {
    for (const [feature, value] of shapleyValues(score, row, options).entries()) {
      totals[feature] = at(totals, feature) + Math.abs(value) / rows.length
    }
  }
  return totals
}
