import { Autoencoder } from '../detectors/autoencoder.ts'
import { forestScores, growForest } from '../detectors/isolationForest.ts'
import { ruleScore } from '../detectors/statistical.ts'
import { percentileRanks } from '../evaluation/ranks.ts'
import { mean, quantile } from '../evaluation/statistics.ts'
import { FEATURES } from '../market/features.ts'
import { between, type Sample } from '../market/samples.ts'
import { at } from '../random.ts'
import { BASE as AUTOENCODER } from './autoencoders.ts'
import type { Engine } from './engine.ts'
import type { Detections } from './logDetections.ts'
import { ruleScores, ZSCORE } from './statisticalMethods.ts'

/** The detectors that a backtest can ask; each learns anew at the start of every quarter. */
export const BACKTESTED = ['statistical', 'iso_forest', 'autoencoder'] as const
export type Backtested = (typeof BACKTESTED)[number]

/** Nothing is judged before this day: the first models need something to learn from. */
export const FIRST_JUDGED_DATE = '2023-07-01'

const QUARTERS = [
  ['2023-07-01', '2023-09-30'],
  ['2023-10-01', '2023-12-31'],
  ['2024-01-01', '2024-03-31'],
  ['2024-04-01', '2024-06-30'],
  ['2024-07-01', '2024-09-30'],
  ['2024-10-01', '2024-12-31'],
] as const

/** The share of past days above which the mean of the models raises an alert. */
const CONTAMINATION = 0.06
const AUTOENCODER_EPOCHS = 40

type Scorer = (samples: readonly Sample[]) => number[]

/**
 * Scores every day from `FIRST_JUDGED_DATE` on with models that have seen only the days before its quarter. A day's
 * score is the mean of the models' percentiles among those earlier days, and `threshold` is 0: the quarter's own
 * threshold is taken off.
 */
export async function walkForward(
  engine: Engine,
  models: readonly Backtested[],
): Promise<Detections> {
  const judged: Sample[] = []
  const scores: number[] = []
  for (const [first, last] of QUARTERS) {
    const past = engine.samples.filter(({ date }) => date < first)
    const quarter = between(engine.samples, first, last)
    const pastRanks: number[][] = []
    const ranks: number[][] = []
    for (const model of models) {
      const scorer = await learn[model](engine, past)
      const pastScores = scorer(past)
      pastRanks.push(percentileRanks(pastScores, pastScores))
      ranks.push(percentileRanks(scorer(quarter), pastScores))
    }
    const threshold = quantile(meanOfRows(pastRanks), 1 - CONTAMINATION)
    judged.push(...quarter)
    scores.push(...meanOfRows(ranks).map((rank) => rank - threshold))
  }
  return { samples: judged, scores, threshold: 0 }
}

/** Columns in, the mean of each row out. */
const meanOfRows = (columns: readonly number[][]) =>
  at(columns, 0).map((_, row) => mean(columns.map((column) => at(column, row))))

const learn: Record<Backtested, (engine: Engine, past: readonly Sample[]) => Promise<Scorer>> = {
  async statistical(engine) {
    return (samples) => samples.map((sample) => ruleScore(ruleScores(engine, sample, ZSCORE)))
  },

  async iso_forest(_, past) {
    const forest = growForest(
      past.map(({ features }) => features),
      { n_estimators: 100, max_samples: 256, random_state: 42 },
    )
    return (samples) =>
      forestScores(
        forest,
        samples.map(({ features }) => features),
      )
  },

  async autoencoder(_, past) {
    const network = new Autoencoder(FEATURES.length, { ...AUTOENCODER, epochs: AUTOENCODER_EPOCHS })
    for await (const { loss } of network.train(past)) {
      if (Number.isNaN(loss)) throw new Error('The autoencoder of a backtest diverged')
    }
    return (samples) => network.reconstruct(samples).map(({ score }) => score)
  },
}
