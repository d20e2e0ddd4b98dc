import { quantile } from '../evaluation/statistics.ts'
import { at, type Random, seededRandom } from '../random.ts'

export type IsolationForestParams = {
  /** The share of the training samples that is taken for anomalous, which sets the threshold. */
  contamination: number
  n_estimators: number
  /** How many training samples each tree sees. */
  max_samples: number
  random_state: number
}

/** A leaf holds how many training samples ended in it; `f` is the feature's index and `t` what it is compared with. */
type IsolationTree = { n: number } | { f: number; t: number; l: IsolationTree; r: IsolationTree }

export type IsolationForest = {
  trees: readonly IsolationTree[]
  max_samples: number
}

type Row = readonly number[]

/** Liu, Ting and Zhou, Isolation Forest (2008): anomalies are split off by fewer random cuts than ordinary rows. */
export function growForest(
  rows: readonly Row[],
  { n_estimators, max_samples, random_state }: Omit<IsolationForestParams, 'contamination'>,
): IsolationForest {
  const sampleSize = Math.min(max_samples, rows.length)
  const maxDepth = Math.ceil(Math.log2(sampleSize))
  const trees = Array.from({ length: n_estimators }, (_, i) => {
    const random = seededRandom(random_state, `tree ${i}`)
    return growTree(random.shuffle(rows).slice(0, sampleSize), maxDepth, random)
  })
  return { trees, max_samples: sampleSize }
}

function growTree(rows: readonly Row[], depthLeft: number, random: Random): IsolationTree {
  const cut = depthLeft === 0 || rows.length < 2 ? null : drawCut(rows, random)
  if (cut === null) return { n: rows.length }
  const { f, t } = cut
  return {
    f,
    t,
    l: growTree(
      rows.filter((row) => at(row, f) < t),
      depthLeft - 1,
      random,
    ),
    r: growTree(
      rows.filter((row) => at(row, f) >= t),
      depthLeft - 1,
      random,
    ),
  }
}

/** A random place between the least and the greatest value of a random feature; null when the rows are all equal. */
function drawCut(rows: readonly Row[], random: Random): { f: number; t: number } | null {
  const features = random.shuffle(at(rows, 0).map((_, feature) => feature))
  for (const f of features) {
    const values = rows.map((row) => at(row, f))
    const [least, greatest] = [Math.min(...values), Math.max(...values)]
    // Two decimals are enough to cut standard deviations by, and keep the stored model small.
    const t = Math.round(random.uniform(least, greatest) * 100) / 100
    if (t > least && t <= greatest) return { f, t }
  }
  return null
}

/**
 * From 0 to 1 for each row, greater for more anomalous; 0.5 is what a row gets that needs as many cuts as one expects.
 */
export const forestScores = (forest: IsolationForest, rows: readonly Row[]): number[] =>
  at(scoresByTrees(forest, rows, forest.trees.length), 0)

/** The scores that the first `every` trees give, the first two times as many, and so on. */
export function scoresByTrees(
  { trees, max_samples }: IsolationForest,
  rows: readonly Row[],
  every: number,
): number[][] {
  const lengths = new Float64Array(rows.length)
  const scores: number[][] = []
  for (const [i, tree] of trees.entries()) {
    for (const [r, row] of rows.entries()) lengths[r] = at(lengths, r) + pathLength(tree, row)
    if ((i + 1) % every !== 0) continue
    scores.push(
      Array.from(lengths, (length) => 2 ** (-length / (i + 1) / expectedCuts(max_samples))),
    )
  }
  return scores
}

function pathLength(tree: IsolationTree, row: Row): number {
  let node = tree
  let depth = 0
  while ('f' in node) {
    node = at(row, node.f) < node.t ? node.l : node.r
    depth += 1
  }
  return depth + expectedCuts(node.n)
}

const EULER = 0.5772156649015329

/** The mean path length of an unsuccessful search in a binary tree of `n` rows: equation 1 of the paper. */
export function expectedCuts(n: number): number {
  if (n <= 1) return 0
  if (n === 2) return 1
  return 2 * (Math.log(n - 1) + EULER) - (2 * (n - 1)) / n
}

/** What a forest's numbers take in memory, 8 bytes each: two in a node, one in a leaf. */
export const forestMegabytes = ({ trees }: IsolationForest): number =>
  (8 * trees.reduce((numbers, tree) => numbers + countNumbers(tree), 0)) / 1024 / 1024

const countNumbers = (tree: IsolationTree): number =>
  'f' in tree ? 2 + countNumbers(tree.l) + countNumbers(tree.r) : 1

/** The score above which `contamination` of the training rows lie. */
export const forestThreshold = (scores: readonly number[], contamination: number): number =>
  quantile(scores, 1 - contamination)
