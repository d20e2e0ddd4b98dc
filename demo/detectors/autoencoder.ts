import * as tf from '@tensorflow/tfjs'
import { mean } from '../evaluation/statistics.ts'
import type { Sample } from '../market/samples.ts'
import { at } from '../random.ts'
import { batchesOf } from './tensors.ts'

export type AutoencoderParams = {
  /** Units of the narrow middle. */
  encoding_dim: number
  learning_rate: number
  batch_size: number
  epochs: number
  optimizer: 'adam' | 'sgd'
  /** The share of inputs that are blanked while learning, so that each has to be told from the others. */
  noise: number
  weight_decay: number
  /** How many days, the last one being the day in question, the network sees at once. */
  window_days: number
  /** Over how many of the last days the error is taken. */
  scored_days: number
  /** The share of the training days that is taken for anomalous, which sets the threshold. */
  contamination: number
  random_state: number
}

const HIDDEN_UNITS = 64

/** The features of the last `days` days, oldest first, in one list; a share's first days repeat its very first. */
const windowOf = ({ history, place }: Sample, days: number): number[] =>
  Array.from(
    { length: days },
    (_, i) => at(history, Math.max(0, place - days + 1 + i)).features,
  ).flat()

/** A denoising autoencoder (Vincent et al. 2008): it learns to repeat ordinary days, and fails on others. */
export class Autoencoder {
  readonly model: tf.Sequential
  readonly #params: AutoencoderParams
  /** Numbers of one day. */
  readonly #width: number
  readonly #seen = new Map<readonly Sample[], tf.Tensor2D>()

  constructor(featureCount: number, params: AutoencoderParams) {
    this.#params = params
    this.#width = featureCount
    const inputs = featureCount * params.window_days
    const seed = params.random_state
    const dense = (units: number, index: number, activation: 'tanh' | 'linear') =>
      tf.layers.dense({
        units,
        activation,
        kernelInitializer: tf.initializers.glorotUniform({ seed: seed + index }),
        kernelRegularizer: tf.regularizers.l2({ l2: params.weight_decay }),
        name: `dense_${index}`,
      })
    this.model = tf.sequential({
      layers: [
        tf.layers.dropout({ rate: params.noise, seed, inputShape: [inputs], name: 'noise' }),
        dense(HIDDEN_UNITS, 0, 'tanh'),
        dense(params.encoding_dim, 1, 'tanh'),
        dense(HIDDEN_UNITS, 2, 'tanh'),
        dense(inputs, 3, 'linear'),
      ],
    })
    this.model.compile({
      optimizer: tf.train[params.optimizer](params.learning_rate),
      loss: 'meanSquaredError',
    })
  }

  /**
   * Learns from windows in which nothing is labelled. Yields each epoch, from 1, with the mean loss of its batches,
   * weight decay included. A network that diverges goes on with NaN.
   */
  async *train(samples: readonly Sample[]): AsyncGenerator<{ epoch: number; loss: number }> {
    const { batch_size, epochs, window_days, random_state: seed } = this.#params
    const ordinary = samples.filter((sample) => isOrdinary(sample, window_days))
    const windows = this.#windowsOf(ordinary)
    for (let epoch = 1; epoch <= epochs; epoch++) {
      const losses: number[] = []
      for (const batch of batchesOf(ordinary.length, batch_size, { seed, epoch })) {
        const rows = tf.tensor1d(batch, 'int32')
        const inputs = tf.gather(windows, rows)
        losses.push(Number(await this.model.trainOnBatch(inputs, inputs)))
        tf.dispose([rows, inputs])
      }
      yield { epoch, loss: mean(losses) }
    }
  }

  /** For each sample the mean squared error of the repeated window: `loss` over all of it, `score` over its last days. */
  reconstruct(samples: readonly Sample[]): { loss: number; score: number }[] {
    return this.#errors(this.#windowsOf(samples))
  }

  /** The scores of days with these features, each taken for a day after an ordinary past: zero everywhere. */
  scoreFeatures(days: readonly (readonly number[])[]): number[] {
    const past = Array<number>(this.#width * (this.#params.window_days - 1)).fill(0)
    return tf.tidy(() => {
      const windows = tf.tensor2d(days.map((features) => past.concat(features)))
      return this.#errors(windows).map(({ score }) => score)
    })
  }

  /** Frees the memory of the network and of all that it has seen. */
  dispose(): void {
    this.model.dispose()
    tf.dispose([...this.#seen.values()])
  }

  /** One row for each sample. Kept, since the same samples come again every few epochs. */
  #windowsOf(samples: readonly Sample[]): tf.Tensor2D {
    const { window_days } = this.#params
    const windows =
      this.#seen.get(samples) ??
      tf.keep(tf.tensor2d(samples.map((sample) => windowOf(sample, window_days))))
    this.#seen.set(samples, windows)
    return windows
  }

  #errors(windows: tf.Tensor2D): { loss: number; score: number }[] {
    const { window_days, scored_days } = this.#params
    const length = this.#width * window_days
    const errors = tf.tidy(() => {
      const output = this.model.predict(windows)
      if (Array.isArray(output)) throw new Error('An autoencoder has one output')
      return tf.squaredDifference(windows, output).dataSync()
    })
    return Array.from({ length: windows.shape[0] }, (_, row) => {
      const ofRow = errors.subarray(row * length, (row + 1) * length)
      return { loss: mean(ofRow), score: mean(ofRow.subarray(-this.#width * scored_days)) }
    })
  }
}

const isOrdinary = ({ history, place }: Sample, days: number) =>
  history.slice(Math.max(0, place - days + 1), place + 1).every(({ label }) => label === 0)
