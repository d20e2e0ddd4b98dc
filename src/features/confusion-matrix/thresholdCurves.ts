import type { ConfusionMatrix } from './confusionMatrix.ts'
import type { Samples } from './countSamples.ts'

/** Samples of two classes with a score each, in the order of falling scores for the positive class. */
export type ScoredSamples = {
  /** From the one that is most surely positive; a score that is not a number has no place. */
  scores: Float64Array
  /** 1 where the sample truly is positive. */
  positive: Uint8Array
  positives: number
  negatives: number
  /** Samples without a score. */
  left: number
  /** Which scores speak for the positive class. */
  positiveSide: 'high' | 'low'
}

/** What a threshold makes of the samples: one point of both curves. */
export type ThresholdPoint = {
  /** The score of the last sample that is called positive; infinite, on the positive side, where none is. */
  threshold: number
  truePositives: number
  falsePositives: number
}

/**
 * Samples in the order of their scores. Whether high or low scores speak for the positive class is told by the
 * predictions of the file: those called positive have the higher scores on average, or the lower ones.
 */
export function scoredSamples(samples: Samples, positive: number): ScoredSamples | null {
  const { scores, actual, predicted } = samples
  if (!scores) return null
  const places = [...scores.keys()].filter((i) => !Number.isNaN(scores[i]))
  if (places.length === 0) return null
  const meanOf = (chosen: readonly number[]) =>
    chosen.reduce((sum, i) => sum + (scores[i] ?? 0), 0) / chosen.length
  const called = places.filter((i) => predicted[i] === positive)
  const others = places.filter((i) => predicted[i] !== positive)
  const low = called.length > 0 && others.length > 0 && meanOf(called) < meanOf(others)
  const order = places.toSorted((a, b) => {
    const difference = (scores[b] ?? 0) - (scores[a] ?? 0)
    return low ? -difference : difference
  })
  const isPositive = Uint8Array.from(order, (i) => (actual[i] === positive ? 1 : 0))
  const positives = isPositive.reduce((sum, one) => sum + one, 0)
  return {
    scores: Float64Array.from(order, (i) => scores[i] ?? 0),
    positive: isPositive,
    positives,
    negatives: order.length - positives,
    left: scores.length - places.length,
    positiveSide: low ? 'low' : 'high',
  }
}

/** A point for each different score, from calling nothing positive to calling everything so. */
export function thresholdPoints({
  scores,
  positive,
  positiveSide,
}: ScoredSamples): ThresholdPoint[] {
  const none = positiveSide === 'high' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
  const points: ThresholdPoint[] = [{ threshold: none, truePositives: 0, falsePositives: 0 }]
  let truePositives = 0
  let falsePositives = 0
  for (const [i, threshold] of scores.entries()) {
    if (positive[i] === 1) truePositives++
    else falsePositives++
    if (scores[i + 1] !== threshold) points.push({ threshold, truePositives, falsePositives })
  }
  return points
}

/** The area under the ROC curve by trapezoids, as scikit-learn's `roc_auc_score` has it; null with one class alone. */
export function areaUnderRoc(samples: ScoredSamples, points: readonly ThresholdPoint[]) {
  const { positives, negatives } = samples
  if (positives === 0 || negatives === 0) return null
  let area = 0
  for (const [i, point] of points.entries()) {
    const before = points[i - 1]
    if (!before) continue
    const width = point.falsePositives - before.falsePositives
    area += (width * (point.truePositives + before.truePositives)) / 2
  }
  return area / (positives * negatives)
}

/** The mean precision over recalls, without interpolation, as scikit-learn's `average_precision_score` has it. */
export function averagePrecision({ positives }: ScoredSamples, points: readonly ThresholdPoint[]) {
  if (positives === 0) return null
  let sum = 0
  for (const [i, { truePositives, falsePositives }] of points.entries()) {
    const gained = truePositives - (points[i - 1]?.truePositives ?? 0)
    if (gained > 0) sum += (gained / positives) * (truePositives / (truePositives + falsePositives))
  }
  return sum
}

/** The place of the point that calls about as many samples positive as these predictions do. */
export function pointOfFile(
  points: readonly ThresholdPoint[],
  { predicted, scores }: Samples,
  positive: number,
): number {
  const called = predicted.filter(
    (place, i) => place === positive && !Number.isNaN(scores?.[i]),
  ).length
  const distance = ({ truePositives, falsePositives }: ThresholdPoint) =>
    Math.abs(truePositives + falsePositives - called)
  return points.reduce(
    (best, point, i) => (distance(point) < distance(points[best] ?? point) ? i : best),
    0,
  )
}

/** A point of a curve: two shares, 0 to 1. */
export type CurvePoint = { x: number; y: number }

/** The false and the true positive rate at each threshold, as scikit-learn's `roc_curve` has them. */
export const rocCurve = (
  { positives, negatives }: ScoredSamples,
  points: readonly ThresholdPoint[],
): CurvePoint[] =>
  points.map(({ truePositives, falsePositives }) => ({
    x: negatives === 0 ? 0 : falsePositives / negatives,
    y: positives === 0 ? 0 : truePositives / positives,
  }))

/** Recall and precision at each threshold but the first, which calls nothing positive and so has no precision. */
export const precisionRecallCurve = (
  { positives }: ScoredSamples,
  points: readonly ThresholdPoint[],
): CurvePoint[] =>
  points.slice(1).map(({ truePositives, falsePositives }) => ({
    x: positives === 0 ? 0 : truePositives / positives,
    y: truePositives / (truePositives + falsePositives),
  }))

/** Without those points that nobody could tell from the one before: nearer to it than `least` in both directions. */
export function thinnedCurve(points: readonly CurvePoint[], least: number): CurvePoint[] {
  const kept: CurvePoint[] = []
  for (const [i, point] of points.entries()) {
    const last = kept.at(-1)
    const isApart =
      !last || Math.abs(point.x - last.x) >= least || Math.abs(point.y - last.y) >= least
    if (isApart || i === points.length - 1) kept.push(point)
  }
  return kept
}

/** The matrix that a threshold makes, over the labels of the file's own. */
export function matrixAtPoint(
  { positives, negatives }: ScoredSamples,
  { truePositives, falsePositives }: ThresholdPoint,
  labels: readonly string[],
  positive: number,
): ConfusionMatrix {
  const cells = new Float64Array(4)
  const negative = 1 - positive
  cells[positive * 2 + positive] = truePositives
  cells[positive * 2 + negative] = positives - truePositives
  cells[negative * 2 + positive] = falsePositives
  cells[negative * 2 + negative] = negatives - falsePositives
  return { labels, cells, content: 'counts' }
}

/** The samples as a threshold calls them; those without a score are left out. */
export function samplesAtPoint(
  samples: Samples,
  { positiveSide }: Pick<ScoredSamples, 'positiveSide'>,
  { threshold }: Pick<ThresholdPoint, 'threshold'>,
  positive: number,
): Samples {
  const { scores, actual, rows, columns, packed } = samples
  const places = [...(scores?.keys() ?? [])].filter((i) => !Number.isNaN(scores?.[i]))
  const scoreOf = (i: number) => scores?.[i] ?? Number.NaN
  const isCalled = (i: number) =>
    positiveSide === 'high' ? scoreOf(i) >= threshold : scoreOf(i) <= threshold
  return {
    columns,
    packed,
    rows: Uint32Array.from(places, (i) => rows[i] ?? 0),
    actual: Uint32Array.from(places, (i) => actual[i] ?? 0),
    predicted: Uint32Array.from(places, (i) => (isCalled(i) ? positive : 1 - positive)),
    scores: Float64Array.from(places, scoreOf),
  }
}
