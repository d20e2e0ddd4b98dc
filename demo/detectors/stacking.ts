import * as tf from '@tensorflow/tfjs'
import type { Label } from '../evaluation/judge.ts'
import { at } from '../random.ts'
import { batchesOf } from './tensors.ts'

export type StackingParams = { epochs: number; learning_rate: number; random_state: number }

/** A logistic regression over the members' figures. */
export type Stacking = { weights: number[]; bias: number }

const BATCH_SIZE = 128

/** Learns how much each member's figure says; the weights come in the order of the figures. */
export async function trainStacking(
  figures: readonly (readonly number[])[],
  labels: readonly Label[],
  { epochs, learning_rate, random_state: seed }: StackingParams,
): Promise<Stacking> {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({
        units: 1,
        activation: 'sigmoid',
        inputShape: [at(figures, 0).length],
        kernelInitializer: 'zeros',
      }),
    ],
  })
  model.compile({ optimizer: tf.train.adam(learning_rate), loss: 'binaryCrossentropy' })
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const batch of batchesOf(figures.length, BATCH_SIZE, { seed, epoch })) {
      const inputs = tf.tensor2d(batch.map((row) => [...at(figures, row)]))
      const targets = tf.tensor2d(batch.map((row) => [at(labels, row)]))
      await model.trainOnBatch(inputs, targets)
      inputs.dispose()
      targets.dispose()
    }
  }
  const [weights = [], bias = []] = model
    .getWeights()
    .map((tensor) => Array.from(tensor.dataSync()))
  model.dispose()
  return { weights, bias: at(bias, 0) }
}

/** Between 0 and 1. */
export function stackingScore({ weights, bias }: Stacking, figures: readonly number[]): number {
  const sum = weights.reduce((total, weight, i) => total + weight * at(figures, i), bias)
  return 1 / (1 + Math.exp(-sum))
}
