import type { ActiveRun } from '../../tracker/ActiveRun.ts'
import { judgeRanking } from '../evaluation/judge.ts'
import { labelsOf, type Sample } from '../market/samples.ts'
import { type CurvePoint, drawCurves } from '../report/charts.ts'
import { alertsOf, CLASSES, judgeDetections } from './logDetections.ts'

/** What is logged while a network learns: losses by epoch, and now and then how it does on held-out days. */
export class TrainingLog {
  readonly #run: ActiveRun
  readonly #validation: readonly Sample[]
  readonly #start = performance.now()
  readonly #losses: CurvePoint[] = []
  readonly #figures: CurvePoint[] = []
  /** Of the last evaluation: the scores of the held-out days, and their average precision. */
  lastScores: number[] = []
  lastPrecision = Number.NaN

  constructor(run: ActiveRun, validation: readonly Sample[]) {
    this.#run = run
    this.#validation = validation
  }

  /** Since the training began; what was logged meanwhile took its share. */
  get seconds(): number {
    return (performance.now() - this.#start) / 1000
  }

  async epoch(epoch: number, losses: { loss: number; val_loss: number }): Promise<void> {
    for (const [curve, value] of Object.entries(losses)) {
      this.#losses.push({ step: epoch, value, curve })
    }
    await this.#run.logMetrics(losses, { step: epoch })
  }

  /** Figures and a confusion matrix of the held-out days. */
  async evaluation(
    epoch: number,
    { scores, threshold }: { scores: number[]; threshold: number },
  ): Promise<void> {
    const detections = { samples: this.#validation, scores, threshold }
    const { precision, recall, f1_score } = judgeDetections(detections)
    this.lastScores = scores
    const { average_precision } = judgeRanking(labelsOf(this.#validation), scores)
    this.lastPrecision = average_precision
    for (const [curve, value] of Object.entries({ precision, recall, F1: f1_score })) {
      this.#figures.push({ step: epoch, value, curve })
    }
    await this.#run.logMetrics(
      {
        validation_precision: precision,
        validation_recall: recall,
        validation_f1_score: f1_score,
        validation_average_precision: average_precision,
      },
      { step: epoch },
    )
    await this.#run.logConfusionMatrix(labelsOf(this.#validation), alertsOf(detections), {
      labels: CLASSES,
      step: epoch,
    })
  }

  /** The curves as pictures. */
  async curves(): Promise<void> {
    await this.#run.logText(
      await drawCurves('Loss by epoch', this.#losses, { x: 'epoch', y: 'loss' }),
      'training_curve.svg',
    )
    await this.#run.logText(
      await drawCurves('Validation by epoch', this.#figures, {
        x: 'epoch',
        y: 'on the last quarter of 2023',
      }),
      'validation_curve.svg',
    )
  }
}
