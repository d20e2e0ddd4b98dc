import type { ActiveRun } from '../../tracker/ActiveRun.ts'
import { crossEntropy, LstmDetector, type LstmParams } from '../detectors/lstm.ts'
import { weightMegabytes, weightsAsJson } from '../detectors/tensors.ts'
import { FEATURES } from '../market/features.ts'
import { describeRun, type Engine, openExperiment, type Purpose } from './engine.ts'
import { bestThreshold, logDetections } from './logDetections.ts'
import { DETECTOR_SIGNATURE, exampleOf } from './signature.ts'
import { medianMilliseconds } from './stopwatch.ts'
import { changedOne, type Member, trySweep } from './sweep.ts'
import { TrainingLog } from './TrainingLog.ts'

const BASE: LstmParams = {
  units: 64,
  seq_length: 30,
  dropout: 0.2,
  learning_rate: 0.001,
  batch_size: 128,
  epochs: 15,
  negatives_per_positive: 4,
  random_state: 42,
}

const SWEEP: readonly Partial<LstmParams>[] = [
  { units: 16 },
  { units: 32 },
  { seq_length: 10 },
  { seq_length: 20 },
  { dropout: 0 },
  { dropout: 0.4 },
  { learning_rate: 0.0003 },
  { learning_rate: 0.003 },
  { random_state: 7 },
  { random_state: 123 },
]

/** More days than any share has in the training period. */
const IMPOSSIBLE: Partial<LstmParams> = { seq_length: 250 }

const NOTE = `Week 2: recurrent networks that read a share's last days and say how likely the last one is part of an event.

They learn from the labels of January to September 2023, all anomalous days and four ordinary ones for each. The threshold is the one with the best F1 on the last quarter of 2023, whose figures and confusion matrix are logged at every epoch; all other figures are of the test year 2024.`

/** Returns the network that was chosen, on the validation quarter, to go on with. */
export async function runLstmDetectors(engine: Engine): Promise<Member> {
  const tracker = await openExperiment(engine, { name: 'lstm_detector', note: NOTE })
  const train = (params: LstmParams, name: string, purpose: Omit<Purpose, 'modelType'>) =>
    tracker.startRun(name, async (run) => {
      await describeRun(run, engine, { modelType: 'lstm', ...purpose })
      return trainLstm(run, engine, params)
    })

  const baseline = await train(BASE, 'units_64_seq_30', {
    status: 'baseline',
    note: 'The values that every other network changes one of.',
  })
  const best = await trySweep(
    { ...baseline, name: 'units_64_seq_30', params: BASE },
    SWEEP,
    (params, name, note) => train(params, name, { status: 'tuning', note }),
  )
  const { name, note } = changedOne('units_64_seq_30', BASE, IMPOSSIBLE)
  await train({ ...BASE, ...IMPOSSIBLE }, name, {
    status: 'tuning',
    note: `${note} It failed: no share has so many days in the training period.`,
  }).catch((error: unknown) => {
    console.log(`${name} failed, as it should: ${String(error)}`)
  })
  return best.member
}

async function trainLstm(run: ActiveRun, { split }: Engine, params: LstmParams) {
  await run.logParams(params)
  const network = new LstmDetector(FEATURES.length, params)
  const log = new TrainingLog(run, split.validation)
  for await (const { epoch, loss } of network.train(split.train)) {
    const scores = network.score(split.validation)
    await log.epoch(epoch, { loss, val_loss: crossEntropy(split.validation, scores) })
    await log.evaluation(epoch, { scores, threshold: bestThreshold(split.validation, scores) })
  }

  const threshold = bestThreshold(split.validation, log.lastScores)
  const today = split.test.slice(0, 24)
  await run.logMetrics({
    training_time_seconds: log.seconds,
    inference_latency_ms: medianMilliseconds(() => void network.score(today)),
    model_memory_mb: weightMegabytes(network.model),
  })
  const test = network.score(split.test)
  await logDetections(run, { samples: split.test, scores: test, threshold })
  await log.curves()
  await run.logModel(
    {
      format: 'lstm/1',
      features: FEATURES,
      threshold,
      ...params,
      weights: weightsAsJson(network.model),
    },
    'model',
    { signature: DETECTOR_SIGNATURE, inputExample: exampleOf(split.test) },
  )
  network.model.dispose()
  const member: Member = { name: 'lstm', validation: log.lastScores, test, threshold }
  return { member, validation: log.lastPrecision }
}
