import type { ActiveRun } from '../../tracker/ActiveRun.ts'
import { Autoencoder, type AutoencoderParams } from '../detectors/autoencoder.ts'
import { weightMegabytes, weightsAsJson } from '../detectors/tensors.ts'
import { mean, quantile } from '../evaluation/statistics.ts'
import { FEATURES } from '../market/features.ts'
import type { Sample } from '../market/samples.ts'
import { describeRun, type Engine, openExperiment, type Purpose } from './engine.ts'
import { logFeatureImportance, logShapleyImportance } from './importance.ts'
import { logDetections } from './logDetections.ts'
import { DETECTOR_SIGNATURE, exampleOf } from './signature.ts'
import { medianMilliseconds } from './stopwatch.ts'
import { type Member, trySweep } from './sweep.ts'
import { TrainingLog } from './TrainingLog.ts'

const AUTOENCODER_MODEL = 'AutoencoderDetector'

export const BASE: AutoencoderParams = {
  encoding_dim: 32,
  learning_rate: 0.001,
  batch_size: 256,
  epochs: 100,
  optimizer: 'adam',
  noise: 0.2,
  weight_decay: 0.001,
  window_days: 5,
  scored_days: 3,
  contamination: 0.05,
  random_state: 42,
}

const SWEEP: readonly Partial<AutoencoderParams>[] = [
  { encoding_dim: 4 },
  { encoding_dim: 8 },
  { encoding_dim: 16 },
  { learning_rate: 0.0003 },
  { learning_rate: 0.003 },
  { batch_size: 128 },
  { batch_size: 512 },
  { noise: 0 },
  { contamination: 0.03 },
  { contamination: 0.1 },
  { random_state: 7 },
  { random_state: 123 },
]

/** Plain gradient descent with steps far too long. */
const DIVERGING: AutoencoderParams = { ...BASE, optimizer: 'sgd', learning_rate: 10 }

const NOTE = `Week 2: denoising autoencoders that learn to repeat five ordinary days of a share.

The score is the mean squared error over the last three of them. They learn from January to September 2023, from windows in which nothing is labelled. Losses, and every fifth epoch the figures and a confusion matrix of the last quarter of 2023, are logged while they learn; all other figures are of the test year 2024.`

export const openAutoencoders = (engine: Engine) =>
  openExperiment(engine, { name: 'autoencoder', note: NOTE })

/** Returns the autoencoder that was chosen, on the validation quarter, to go on with. */
export async function runAutoencoders(engine: Engine): Promise<Member> {
  const tracker = await openAutoencoders(engine)
  const train = (
    params: AutoencoderParams,
    name: string,
    purpose: Omit<Purpose, 'modelType'>,
    version?: string,
  ) =>
    tracker.startRun(name, async (run) => {
      await describeRun(run, engine, { modelType: 'autoencoder', ...purpose })
      return trainAutoencoder(run, engine, { params, ...(version !== undefined && { version }) })
    })

  const baseline = await train(BASE, 'encoding_dim_32', {
    status: 'baseline',
    note: 'The values that every other autoencoder changes one of.',
  })
  const best = await trySweep(
    { ...baseline, name: 'encoding_dim_32', params: BASE },
    SWEEP,
    (params, name, note) => train(params, name, { status: 'tuning', note }),
  )
  await train(DIVERGING, 'sgd_learning_rate_10', {
    status: 'tuning',
    note: 'Gradient descent with a learning rate of 10 instead of Adam with 0.001. It diverged: the loss is not a number from the first epochs on, and such a model raises no alert. Kept, so that nobody tries again.',
  })
  const { member } = await train(
    best.params,
    `final_${best.name}`,
    {
      status: 'final',
      purpose: 'production',
      note: `\`${best.name}\` once more: it had the best average precision on the validation quarter, ${best.validation.toFixed(3)}.`,
    },
    'The autoencoder with the best average precision on the validation quarter among all that were tried.',
  )
  return member
}

type Options = {
  params: AutoencoderParams
  /** What the version is described with that is registered of it; without it none is. */
  version?: string
  /** Waited for before the next epoch begins. */
  afterEpoch?: () => Promise<unknown>
}

/** Every so many epochs a look at the validation quarter. */
const EVALUATED_EPOCHS = 5
/** So many epochs without a number are no training any more. */
const PATIENCE = 10

/** Trains one autoencoder and logs all of it. */
export async function trainAutoencoder(
  run: ActiveRun,
  engine: Engine,
  { params, version, afterEpoch }: Options,
) {
  const { split } = engine
  await run.logParams(params)
  const network = new Autoencoder(FEATURES.length, params)
  const scoreAll = (samples: readonly Sample[]) =>
    network.reconstruct(samples).map(({ score }) => score)
  // A model that has diverged has no threshold either.
  const findThreshold = () => quantile(scoreAll(split.train), 1 - params.contamination)

  const log = new TrainingLog(run, split.validation)
  let epochsWithoutNumber = 0
  for await (const { epoch, loss } of network.train(split.train)) {
    const reconstructed = network.reconstruct(split.validation)
    await log.epoch(epoch, {
      loss,
      val_loss: mean(reconstructed.map(({ loss }) => loss)),
    })
    if (epoch % EVALUATED_EPOCHS === 0) {
      const scores = reconstructed.map(({ score }) => score)
      await log.evaluation(epoch, { scores, threshold: findThreshold() })
    }
    epochsWithoutNumber = Number.isNaN(loss) ? epochsWithoutNumber + 1 : 0
    if (epochsWithoutNumber === PATIENCE) break
    await afterEpoch?.()
  }

  const threshold = findThreshold()
  const today = split.test.slice(0, 24)
  await run.logMetrics({
    training_time_seconds: log.seconds,
    inference_latency_ms: medianMilliseconds(() => void scoreAll(today)),
    model_memory_mb: weightMegabytes(network.model),
  })
  const detections = { samples: split.test, scores: scoreAll(split.test), threshold }
  await logDetections(run, detections)
  await log.curves()
  // Of a network that has diverged nothing is left that is worth explaining or keeping.
  if (epochsWithoutNumber === 0) {
    await keepAutoencoder(run, engine, { network, threshold, params, version })
  }
  network.dispose()
  const member: Member = {
    name: 'autoencoder',
    validation: log.lastScores,
    test: detections.scores,
    threshold,
  }
  return { member, validation: log.lastPrecision }
}

type Kept = {
  network: Autoencoder
  threshold: number
  params: AutoencoderParams
  version: string | undefined
}

/** Explains the network's scores, and logs it as a model; with `version` as one that is registered. */
async function keepAutoencoder(
  run: ActiveRun,
  { split }: Engine,
  { network, threshold, params, version }: Kept,
) {
  const scoreRows = (rows: readonly (readonly number[])[]) => network.scoreFeatures(rows)
  await logFeatureImportance(run, scoreRows, split.validation)
  if (version !== undefined) {
    await logShapleyImportance(run, scoreRows, { background: split.train, samples: split.test })
  }
  await run.logModel(
    {
      format: 'autoencoder/1',
      features: FEATURES,
      threshold,
      ...params,
      weights: weightsAsJson(network.model),
    },
    'model',
    {
      signature: DETECTOR_SIGNATURE,
      inputExample: exampleOf(split.test),
      ...(version !== undefined && {
        registeredModelName: AUTOENCODER_MODEL,
        description: version,
      }),
    },
  )
}
