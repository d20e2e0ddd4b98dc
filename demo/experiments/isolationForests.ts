import type { ActiveRun } from '../../tracker/ActiveRun.ts'
import {
  forestMegabytes,
  forestScores,
  forestThreshold,
  growForest,
  type IsolationForestParams,
  scoresByTrees,
} from '../detectors/isolationForest.ts'
import { judgeRanking } from '../evaluation/judge.ts'
import { FEATURES } from '../market/features.ts'
import { labelsOf, type Sample } from '../market/samples.ts'
import { at } from '../random.ts'
import { drawCurves } from '../report/charts.ts'
import { describeRun, type Engine, openExperiment, type Purpose } from './engine.ts'
import { logFeatureImportance, logShapleyImportance } from './importance.ts'
import { judgeDetections, logDetections } from './logDetections.ts'
import { DETECTOR_SIGNATURE, exampleOf } from './signature.ts'
import { medianMilliseconds, timed } from './stopwatch.ts'
import { type Member, trySweep } from './sweep.ts'

const FOREST_MODEL = 'IsolationForestDetector'

const BASE: IsolationForestParams = {
  contamination: 0.05,
  n_estimators: 100,
  max_samples: 256,
  random_state: 42,
}

const SWEEP: readonly Partial<IsolationForestParams>[] = [
  { contamination: 0.03 },
  { contamination: 0.1 },
  { n_estimators: 50 },
  { n_estimators: 200 },
  { max_samples: 64 },
  { max_samples: 128 },
  { max_samples: 512 },
  { random_state: 7 },
  { random_state: 123 },
  { random_state: 2024 },
]

const NOTE = `Week 2: isolation forests (Liu, Ting and Zhou 2008) over twelve features of a share's day.

They learn from January to September 2023 without labels; \`contamination\` is the share of those days that raises an alert. Curves are of the last quarter of 2023, by number of trees; all other figures are of the test year 2024.`

/** Returns the forest that was chosen, on the validation quarter, to go on with. */
export async function runIsolationForests(engine: Engine): Promise<Member> {
  const tracker = await openExperiment(engine, { name: 'isolation_forest', note: NOTE })
  const train = (params: IsolationForestParams, name: string, purpose: Purpose, version?: string) =>
    tracker.startRun(name, async (run) => {
      await describeRun(run, engine, purpose)
      return trainForest(run, engine, { params, ...(version !== undefined && { version }) })
    })

  const baseline = await train(
    BASE,
    'contamination_0.05',
    {
      modelType: 'isolation_forest',
      status: 'baseline',
      purpose: 'production',
      note: 'The values that every other forest changes one of. Registered, and the first to be in production.',
    },
    'The first forest: 100 trees, a twentieth of the days raises an alert.',
  )
  const best = await trySweep(
    { ...baseline, name: 'contamination_0.05', params: BASE },
    SWEEP,
    (params, name, note) =>
      train(params, name, { modelType: 'isolation_forest', status: 'tuning', note }),
  )
  const { member } = await train(
    best.params,
    `final_${best.name}`,
    {
      modelType: 'isolation_forest',
      status: 'final',
      purpose: 'production',
      note: `\`${best.name}\` once more: it had the best average precision on the validation quarter, ${best.validation.toFixed(3)}.`,
    },
    'The forest with the best average precision on the validation quarter among all that were tried.',
  )
  return member
}

type Options = {
  params: IsolationForestParams
  /** What the version is described with that is registered of it; without it none is. */
  version?: string
}

/** Every tenth tree a look at the validation quarter. */
const PROGRESS_TREES = 10

async function trainForest(run: ActiveRun, { split }: Engine, { params, version }: Options) {
  await run.logParams(params)
  const rows = split.train.map(({ features }) => features)
  const { result: forest, milliseconds } = await timed(() => growForest(rows, params))
  const scoreAll = (samples: readonly Sample[]) =>
    forestScores(
      forest,
      samples.map(({ features }) => features),
    )

  const ofTrain = scoresByTrees(forest, rows, PROGRESS_TREES)
  const ofValidation = scoresByTrees(
    forest,
    split.validation.map(({ features }) => features),
    PROGRESS_TREES,
  )
  const curve = []
  for (const [i, scores] of ofValidation.entries()) {
    const step = (i + 1) * PROGRESS_TREES
    const { f1_score } = judgeDetections({
      samples: split.validation,
      scores,
      threshold: forestThreshold(at(ofTrain, i), params.contamination),
    })
    const { average_precision } = judgeRanking(labelsOf(split.validation), scores)
    const figures = {
      validation_f1_score: f1_score,
      validation_average_precision: average_precision,
    }
    await run.logMetrics(figures, { step })
    curve.push({ step, f1: f1_score, precision: average_precision })
  }

  const threshold = forestThreshold(at(ofTrain, ofTrain.length - 1), params.contamination)
  const today = split.test.slice(0, 24)
  await run.logMetrics({
    training_time_seconds: milliseconds / 1000,
    inference_latency_ms: medianMilliseconds(() => void scoreAll(today)),
    model_memory_mb: forestMegabytes(forest),
  })
  await logDetections(run, { samples: split.test, scores: scoreAll(split.test), threshold })
  await run.logText(
    await drawCurves(
      'Validation by number of trees',
      curve.flatMap(({ step, f1, precision }) => [
        { step, value: f1, curve: 'F1' },
        { step, value: precision, curve: 'average precision' },
      ]),
      { x: 'trees', y: 'on the last quarter of 2023' },
    ),
    'training_curve.svg',
  )
  const scoreRows = (some: readonly (readonly number[])[]) => forestScores(forest, some)
  await logFeatureImportance(run, scoreRows, split.validation)
  if (version !== undefined) {
    await logShapleyImportance(run, scoreRows, { background: split.train, samples: split.test })
  }
  await run.logModel(
    { format: 'isolation-forest/1', features: FEATURES, threshold, ...forest },
    'model',
    {
      signature: DETECTOR_SIGNATURE,
      inputExample: exampleOf(split.test),
      ...(version !== undefined && { registeredModelName: FOREST_MODEL, description: version }),
    },
  )
  const member: Member = {
    name: 'isolation_forest',
    validation: scoreAll(split.validation),
    test: scoreAll(split.test),
    threshold,
  }
  return { member, validation: curve.at(-1)?.precision ?? Number.NaN }
}
