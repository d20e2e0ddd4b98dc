import { mean } from './statistics.ts'
import { type Label, judgeRanking } from './judge.ts'
import { at, type Random } from '../random.ts'
import type { ScoreRows } from './shapley.ts'

/**
 * How much average precision is lost when one feature's values are dealt out anew among the rows (Breiman 2001), as the
 * mean over `repeats` deals. Negative where chance made it better.
 */
export function permutationImportance(
  score: ScoreRows,
  rows: readonly (readonly number[])[],
  { truth, repeats, random }: { truth: readonly Label[]; repeats: number; random: Random },
): number[] {
  const whole = judgeRanking(truth, score(rows)).average_precision
  return at(rows, 0).map((_, feature) =>
    mean(
      Array.from({ length: repeats }, () => {
        const dealt = random.shuffle(rows.map((row) => at(row, feature)))
        const changed = rows.map((row, i) => row.with(feature, at(dealt, i)))
        return whole - judgeRanking(truth, score(changed)).average_precision
      }),
    ),
  )
}
