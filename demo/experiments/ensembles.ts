import type { ActiveRun } from '../../tracker/ActiveRun.ts'
import { stackingScore, type StackingParams, trainStacking } from '../detectors/stacking.ts'
import { judgeRanking, type Label } from '../evaluation/judge.ts'
import { percentileRanks } from '../evaluation/ranks.ts'
import { shapleyImportance, type ScoreRows } from '../evaluation/shapley.ts'
import { mean } from '../evaluation/statistics.ts'
import { labelsOf } from '../market/samples.ts'
import { at, seededRandom } from '../random.ts'
import { rounded } from '../report/csv.ts'
import { describeRun, type Engine, openExperiment, type Purpose } from './engine.ts'
import { logBars, mostAnomalous } from './importance.ts'
import { bestThreshold, judgeDetections, logDetections } from './logDetections.ts'
import { medianMilliseconds } from './stopwatch.ts'
import { bestOf, type Member } from './sweep.ts'

const ENSEMBLE_MODEL = 'EnsembleDetector'

const COMBINATIONS = ['mean_rank', 'max_rank', 'majority_vote', 'stacking'] as const
type Combination = (typeof COMBINATIONS)[number]

type EnsembleParams = {
  combination: Combination
  members: string[]
  random_state: number
}

const STACKING: Omit<StackingParams, 'random_state'> = { epochs: 60, learning_rate: 0.03 }

const NOTE = `Week 2: several detectors asked at once.

A member's score is taken as its percentile among that member's scores of the last quarter of 2023. \`stacking\` is a logistic regression on those percentiles, learned on that quarter, which flatters its figures there. Every threshold is the one with the best F1 on it; all other figures are of the test year 2024.`

/** Tries combinations of the members, and registers the one with the best average precision on the validation quarter. */
export async function runEnsembles(engine: Engine, members: readonly Member[]): Promise<void> {
  const tracker = await openExperiment(engine, { name: 'ensemble', note: NOTE })
  const names = members.map(({ name }) => name)
  const base: EnsembleParams = { combination: 'mean_rank', members: names, random_state: 42 }
  const trial = (params: EnsembleParams, name: string, purpose: Omit<Purpose, 'modelType'>) =>
    tracker.startRun(name, async (run) => {
      await describeRun(run, engine, { modelType: 'ensemble', ...purpose })
      return tryEnsemble(run, engine, { members, params, register: purpose.status === 'final' })
    })

  const name = `mean_rank_of_${names.length}`
  const validation = await trial(base, name, {
    status: 'baseline',
    note: 'The mean of all members, each as much as the other.',
  })
  const trials = [{ name, params: base, change: {}, validation }]
  for (const { name, note, change } of changesOf(names)) {
    const params = { ...base, ...change }
    const validation = await trial(params, name, { status: 'tuning', note })
    trials.push({ name, params, change, validation })
  }
  const best = bestOf(trials)
  await trial(best.params, `final_model_${best.name}`, {
    status: 'final',
    purpose: 'production',
    note: `\`${best.name}\` once more: it had the best average precision on the validation quarter, ${best.validation.toFixed(3)}.`,
  })
}

type Change = { name: string; note: string; change: Partial<EnsembleParams> }

function changesOf(names: readonly string[]): Change[] {
  const combined = COMBINATIONS.slice(1).map((combination) => ({
    name: `${combination}_of_${names.length}`,
    note: `One change: the members are combined by \`${combination}\` instead of \`mean_rank\`.`,
    change: { combination },
  }))
  const withoutOne = names.map((left) => ({
    name: `mean_rank_without_${left}`,
    note: `One change: \`${left}\` is not asked.`,
    change: { members: names.filter((name) => name !== left) },
  }))
  const seeds = [7, 123].map((random_state) => ({
    name: `stacking_of_${names.length}_seed_${random_state}`,
    note: 'Stacking with another seed, to see what chance does.',
    change: { combination: 'stacking' as const, random_state },
  }))
  return [...combined, ...withoutOne, ...seeds]
}

type Options = { members: readonly Member[]; params: EnsembleParams; register: boolean }

/** Returns the average precision on the validation quarter. */
async function tryEnsemble(
  run: ActiveRun,
  { split }: Engine,
  { members, params, register }: Options,
): Promise<number> {
  await run.logParams({
    ...params,
    ...(params.combination === 'stacking' && STACKING),
  })
  const asked = members.filter(({ name }) => params.members.includes(name))
  const start = performance.now()
  const validationRows = figuresOf(asked, 'validation', params.combination)
  const testRows = figuresOf(asked, 'test', params.combination)
  const score = await buildEnsemble(params, validationRows, labelsOf(split.validation))
  const validation = { samples: split.validation, scores: score(validationRows) }
  const threshold = bestThreshold(split.validation, validation.scores)
  const { f1_score, precision, recall } = judgeDetections({ ...validation, threshold })
  const ranking = judgeRanking(labelsOf(split.validation), validation.scores)
  await run.logMetrics({
    training_time_seconds: (performance.now() - start) / 1000,
    // The members' own time comes on top.
    inference_latency_ms: medianMilliseconds(() => void score(testRows.slice(0, 24))),
    validation_f1_score: f1_score,
    validation_precision: precision,
    validation_recall: recall,
    validation_average_precision: ranking.average_precision,
  })
  await logDetections(run, { samples: split.test, scores: score(testRows), threshold })
  await logMemberImportance(run, score, { names: asked.map(({ name }) => name), rows: testRows })
  await run.logModel(
    {
      format: 'ensemble/1',
      ...params,
      threshold,
      member_thresholds: Object.fromEntries(asked.map(({ name, threshold }) => [name, threshold])),
    },
    'model',
    {
      signature: {
        inputs: asked.map(({ name }) => ({ name, type: 'double' })),
        outputs: [{ name: 'score', type: 'double' }],
      },
      inputExample: {
        columns: asked.map(({ name }) => name),
        data: testRows.slice(0, 3).map((row) => row.map((value) => rounded(value))),
      },
      ...(register && {
        registeredModelName: ENSEMBLE_MODEL,
        description: `${params.members.join(', ')} combined by ${params.combination}, which did best on the validation quarter.`,
      }),
    },
  )
  return ranking.average_precision
}

/** One row for each sample, one figure for each member: its percentile, or for a vote whether it raises an alert. */
function figuresOf(
  members: readonly Member[],
  period: 'validation' | 'test',
  combination: Combination,
): number[][] {
  const columns = members.map((member) =>
    combination === 'majority_vote'
      ? member[period].map((score) => (score > member.threshold ? 1 : 0))
      : percentileRanks(member[period], member.validation),
  )
  return at(columns, 0).map((_, row) => columns.map((column) => at(column, row)))
}

async function buildEnsemble(
  { combination, random_state }: EnsembleParams,
  rows: readonly (readonly number[])[],
  labels: readonly Label[],
): Promise<ScoreRows> {
  if (combination === 'max_rank') return (rows) => rows.map((row) => Math.max(...row))
  if (combination !== 'stacking') return (rows) => rows.map(mean)
  const stacking = await trainStacking(rows, labels, { ...STACKING, random_state })
  return (rows) => rows.map((row) => stackingScore(stacking, row))
}

async function logMemberImportance(
  run: ActiveRun,
  score: ScoreRows,
  { names, rows }: { names: readonly string[]; rows: readonly (readonly number[])[] },
) {
  const values = shapleyImportance(score, mostAnomalous(score, rows, 200), {
    background: rows,
    permutations: 30,
    random: seededRandom(0, 'members'),
  })
  await logBars(run, values, {
    file: 'shapley_importance',
    title: 'Shapley importance of the members over the 200 most anomalous days',
    unit: 'mean absolute Shapley value of the score',
    names,
  })
}
