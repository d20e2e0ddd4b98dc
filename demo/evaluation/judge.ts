import { at } from '../random.ts'

/** 1 for an anomaly, 0 for an ordinary day. */
export type Label = 0 | 1

/** Rows are the true class, columns the predicted one; both in the order normal, anomaly. */
export type BinaryMatrix = [[number, number], [number, number]]

export function countMatrix(truth: readonly Label[], predicted: readonly Label[]): BinaryMatrix {
  const matrix: BinaryMatrix = [
    [0, 0],
    [0, 0],
  ]
  for (const [i, label] of truth.entries()) matrix[label][at(predicted, i)] += 1
  return matrix
}

/** NaN where a share has no base: there is no precision before the first alert. */
export type Judgement = {
  precision: number
  recall: number
  f1_score: number
  false_positive_rate: number
}

export function judge([[quiet, falseAlarms], [missed, hits]]: BinaryMatrix): Judgement {
  return {
    precision: hits / (hits + falseAlarms),
    recall: hits / (hits + missed),
    f1_score: (2 * hits) / (2 * hits + falseAlarms + missed),
    false_positive_rate: falseAlarms / (falseAlarms + quiet),
  }
}

/**
 * How well scores put anomalies first, without any threshold. `average_precision` is the step sum that scikit-learn
 * computes, `roc_auc` the share of pairs in the right order, ties counting half. NaN where a class is missing or a
 * score is not a number.
 */
export function judgeRanking(truth: readonly Label[], scores: readonly number[]) {
  if (scores.some(Number.isNaN)) return { average_precision: Number.NaN, roc_auc: Number.NaN }
  const order = scores.map((_, i) => i).toSorted((a, b) => at(scores, b) - at(scores, a))
  const positives = truth.filter((label) => label === 1).length
  const negatives = truth.length - positives
  let [hits, seen, precisionSum, pairs] = [0, 0, 0, 0]
  for (let first = 0; first < order.length;) {
    // Equal scores come in one step, whatever their order.
    let last = first
    const score = at(scores, at(order, first))
    while (last + 1 < order.length && at(scores, at(order, last + 1)) === score) last += 1
    const hitsHere = order.slice(first, last + 1).filter((i) => truth[i] === 1).length
    const missesHere = last - first + 1 - hitsHere
    pairs += missesHere * (hits + hitsHere / 2)
    hits += hitsHere
    seen = last + 1
    precisionSum += hitsHere * (hits / seen)
    first = last + 1
  }
  return { average_precision: precisionSum / positives, roc_auc: pairs / (positives * negatives) }
}
