import type { ActiveRun } from '../../tracker/ActiveRun.ts'
import { permutationImportance } from '../evaluation/permutationImportance.ts'
import { shapleyImportance, type ScoreRows } from '../evaluation/shapley.ts'
import { FEATURES } from '../market/features.ts'
import { labelsOf, type Sample } from '../market/samples.ts'
import { at, seededRandom } from '../random.ts'
import { rounded, toCsv } from '../report/csv.ts'
import { drawBars } from '../report/charts.ts'

/** As CSV and as a picture: the average precision that is lost without each feature. */
export async function logFeatureImportance(
  run: ActiveRun,
  score: ScoreRows,
  samples: readonly Sample[],
): Promise<void> {
  const values = permutationImportance(score, featuresOf(samples), {
    truth: labelsOf(samples),
    repeats: 3,
    random: seededRandom(0, 'feature importance'),
  })
  await logBars(run, values, {
    file: 'feature_importance',
    title: 'Feature importance by permutation',
    names: FEATURES,
    unit: 'average precision lost',
  })
}

const EXPLAINED_DAYS = 40
const PERMUTATIONS = 60

/** As CSV and as a picture: the mean absolute Shapley value of each feature over the days with the greatest scores. */
export async function logShapleyImportance(
  run: ActiveRun,
  score: ScoreRows,
  { background, samples }: { background: readonly Sample[]; samples: readonly Sample[] },
): Promise<void> {
  const explained = mostAnomalous(score, featuresOf(samples), EXPLAINED_DAYS)
  const values = shapleyImportance(score, explained, {
    background: featuresOf(background.filter(({ label }) => label === 0)),
    permutations: PERMUTATIONS,
    random: seededRandom(0, 'shapley'),
  })
  await logBars(run, values, {
    file: 'shapley_importance',
    title: `Shapley importance over the ${EXPLAINED_DAYS} most anomalous days`,
    unit: 'mean absolute Shapley value of the score',
    names: FEATURES,
  })
}

/** The rows with the greatest scores. */
export function mostAnomalous(
  score: ScoreRows,
  rows: readonly (readonly number[])[],
  count: number,
): (readonly number[])[] {
  const scores = score(rows)
  return rows
    .map((row, i) => ({ row, score: at(scores, i) }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, count)
    .map(({ row }) => row)
}

const featuresOf = (samples: readonly Sample[]) => samples.map(({ features }) => features)

export type Bars = {
  file: string
  title: string
  unit: string
  /** What the values belong to, in their order. */
  names: readonly string[]
}

/** As `<file>.csv` and `<file>.svg`, the greatest value first. */
export async function logBars(
  run: ActiveRun,
  values: readonly number[],
  { file, title, unit, names }: Bars,
): Promise<void> {
  const bars = names
    .map((name, i) => ({ name, value: rounded(at(values, i)) }))
    .toSorted((a, b) => b.value - a.value)
  const csv = toCsv(
    ['feature', 'importance'],
    bars.map(({ name, value }) => [name, value]),
  )
  await run.logText(csv, `${file}.csv`)
  await run.logText(await drawBars(title, bars, unit), `${file}.svg`)
}
