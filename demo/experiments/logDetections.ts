import type { ActiveRun } from '../../tracker/ActiveRun.ts'
import {
  countMatrix,
  judge,
  type Judgement,
  judgeRanking,
  type Label,
} from '../evaluation/judge.ts'
import { FEATURES } from '../market/features.ts'
import { EVENT_KINDS } from '../market/marketEvents.ts'
import { labelsOf, type Sample } from '../market/samples.ts'
import { at } from '../random.ts'
import { rounded, toCsv } from '../report/csv.ts'

/** Rows and columns of every confusion matrix here; the index is the label. */
export const CLASSES = ['normal', 'anomaly']

/** How anomalous each sample is to a detector, and from which score on it raises an alert. */
export type Detections = {
  samples: readonly Sample[]
  scores: readonly number[]
  threshold: number
}

/** A score that is not a number raises no alert. */
export const alertsOf = ({ scores, threshold }: Detections): Label[] =>
  scores.map((score) => (score > threshold ? 1 : 0))

export const judgeDetections = (detections: Detections): Judgement =>
  judge(countMatrix(labelsOf(detections.samples), alertsOf(detections)))

const SAMPLE_ROWS = 40

/** The figures on the test year, and the files that they can be computed from again. */
export async function logDetections(run: ActiveRun, detections: Detections): Promise<Judgement> {
  const { samples, scores, threshold } = detections
  const truth = labelsOf(samples)
  const alerts = alertsOf(detections)
  const judgement = judgeDetections(detections)
  await run.logMetrics({
    ...judgement,
    ...judgeRanking(truth, scores),
    threshold,
    ...recallByKind(samples, alerts),
  })
  await run.logConfusionMatrix(truth, alerts, { labels: CLASSES })
  await run.logText(predictionsCsv(detections, alerts), 'predictions.csv')
  await run.logText(sampleCsv(detections, alerts), 'sample_detections.csv')
  return judgement
}

/** Of the days in events of each kind, the share with an alert. */
function recallByKind(samples: readonly Sample[], alerts: readonly Label[]) {
  return Object.fromEntries(
    EVENT_KINDS.map((kind) => {
      const days = alerts.filter((_, i) => samples[i]?.event?.kind === kind)
      return [`recall_by_event/${kind}`, days.filter((alert) => alert === 1).length / days.length]
    }),
  )
}

const predictionsCsv = ({ samples, scores }: Detections, alerts: readonly Label[]) =>
  toCsv(
    ['date', 'ticker', 'y_true', 'y_pred', 'score'],
    samples.map(({ date, symbol, label }, i) => [
      date,
      symbol,
      label,
      at(alerts, i),
      rounded(at(scores, i), 4),
    ]),
  )

/** The alerts with the greatest scores, with what the detector saw. */
function sampleCsv({ samples, scores }: Detections, alerts: readonly Label[]) {
  const found = samples
    .map((sample, i) => ({ sample, score: at(scores, i), alert: at(alerts, i) }))
    .filter(({ alert }) => alert === 1)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, SAMPLE_ROWS)
  return toCsv(
    ['date', 'ticker', 'score', 'y_true', 'event', ...FEATURES],
    found.map(({ sample: { date, symbol, label, event, features }, score }) =>
      [date, symbol, rounded(score, 4), label, event?.kind ?? ''].concat(
        features.map((value) => rounded(value, 4)),
      ),
    ),
  )
}

/** The threshold that gives the best F1 on these samples: halfway between two scores. */
export function bestThreshold(samples: readonly Sample[], scores: readonly number[]): number {
  const order = scores.map((_, i) => i).toSorted((a, b) => at(scores, b) - at(scores, a))
  const positives = samples.filter(({ label }) => label === 1).length
  let best = { f1: -1, threshold: Number.POSITIVE_INFINITY }
  let hits = 0
  for (const [place, index] of order.entries()) {
    hits += samples[index]?.label ?? 0
    const score = at(scores, index)
    const next = scores[order[place + 1] ?? -1] ?? score - 1e-9
    if (next === score) continue
    const f1 = (2 * hits) / (positives + place + 1)
    if (f1 > best.f1) best = { f1, threshold: (score + next) / 2 }
  }
  return best.threshold
}
