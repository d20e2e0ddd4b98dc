import * as tf from '@tensorflow/tfjs'
import { mean } from '../evaluation/statistics.ts'
import type { Sample } from '../market/samples.ts'
import { at, seededRandom } from '../random.ts'
import { batchesOf } from './tensors.ts'

export type LstmParams = {
  units: number
  /** How many days, the last one being the day in question, the network reads. */
  seq_length: number
  dropout: number
  learning_rate: number
  batch_size: number
  epochs: number
  /** Ordinary days for each anomalous one among those that it learns from. */
  negatives_per_positive: number
  random_state: number
}

/** Reads a share's last days one after the other, and says how likely the last one is part of an event. */
export class LstmDetector {
  readonly model: tf.Sequential
  readonly #params: LstmParams

  constructor(featureCount: number, params: LstmParams) {
    this.#params = params
    const { units, seq_length, dropout, learning_rate, random_state: seed } = params
    this.model = tf.sequential({
      layers: [
        tf.layers.lstm({
          units,
          inputShape: [seq_length, featureCount],
          kernelInitializer: tf.initializers.glorotUniform({ seed }),
          recurrentInitializer: tf.initializers.glorotUniform({ seed: seed + 1 }),
          name: 'lstm',
        }),
        tf.layers.dropout({ rate: dropout, seed: seed + 2, name: 'dropout' }),
        tf.layers.dense({
          units: 1,
          activation: 'sigmoid',
          kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 3 }),
          name: 'dense',
        }),
      ],
    })
    this.model.compile({ optimizer: tf.train.adam(learning_rate), loss: 'binaryCrossentropy' })
  }

  /** Yields each epoch, from 1, with the mean loss of its batches. Throws when no share has days enough to read. */
  async *train(samples: readonly Sample[]): AsyncGenerator<{ epoch: number; loss: number }> {
    const { batch_size, epochs, seq_length, random_state: seed } = this.#params
    const readable = samples.filter(({ place }) => place + 1 >= seq_length)
    if (readable.length === 0) {
      throw new Error(
        `No training sample has a past of ${seq_length} days: seq_length is longer than the training period.`,
      )
    }
    const chosen = this.#balance(readable)
    for (let epoch = 1; epoch <= epochs; epoch++) {
      const losses: number[] = []
      for (const batch of batchesOf(chosen.length, batch_size, { seed, epoch })) {
        const batchSamples = batch.map((row) => at(chosen, row))
        const inputs = tf.tensor3d(batchSamples.map((sample) => this.#read(sample)))
        const labels = tf.tensor2d(batchSamples.map(({ label }) => [label]))
        losses.push(Number(await this.model.trainOnBatch(inputs, labels)))
        inputs.dispose()
        labels.dispose()
      }
      yield { epoch, loss: mean(losses) }
    }
  }

  /** A probability for each sample. */
  score(samples: readonly Sample[]): number[] {
    const chunk = 1_024
    const scores: number[] = []
    for (let first = 0; first < samples.length; first += chunk) {
      tf.tidy(() => {
        const some = samples.slice(first, first + chunk)
        const output = this.model.predict(tf.tensor3d(some.map((sample) => this.#read(sample))))
        if (Array.isArray(output)) throw new Error('The detector has one output')
        scores.push(...output.dataSync())
      })
    }
    return scores
  }

  /** All anomalous days and some of the others, which are many times more. */
  #balance(samples: readonly Sample[]): Sample[] {
    const { negatives_per_positive, random_state } = this.#params
    const positives = samples.filter(({ label }) => label === 1)
    const negatives = seededRandom(random_state, 'negatives').shuffle(
      samples.filter(({ label }) => label === 0),
    )
    return [...positives, ...negatives.slice(0, positives.length * negatives_per_positive)]
  }

  /** One row of features for each day; a share's first days repeat its very first. */
  #read({ history, place }: Sample): number[][] {
    return Array.from({ length: this.#params.seq_length }, (_, i) => [
      ...at(history, Math.max(0, place - this.#params.seq_length + 1 + i)).features,
    ])
  }
}

/** The mean of −log of the probability given to the true class. */
export const crossEntropy = (samples: readonly Sample[], scores: readonly number[]): number =>
  mean(
    samples.map(({ label }, i) => {
      const score = Math.min(1 - 1e-7, Math.max(1e-7, at(scores, i)))
      return -Math.log(label === 1 ? score : 1 - score)
    }),
  )
