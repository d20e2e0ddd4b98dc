import * as tf from '@tensorflow/tfjs'
import { setThreadsCount } from '@tensorflow/tfjs-backend-wasm'
import '@tensorflow/tfjs-backend-wasm'
import { seededRandom } from '../random.ts'

/**
 * TensorFlow.js on its WebAssembly backend: no native code to install, and with one thread the same sums in the same
 * order every time.
 */
export async function startTensors(): Promise<void> {
  setThreadsCount(1)
  await tf.setBackend('wasm')
  await tf.ready()
}

/** Whole batches of row numbers in a new order for each epoch; what does not fill a batch is left for another epoch. */
export function batchesOf(
  count: number,
  batchSize: number,
  { seed, epoch }: { seed: number; epoch: number },
): number[][] {
  const order = seededRandom(seed, `epoch ${epoch}`).shuffle(
    Array.from({ length: count }, (_, i) => i),
  )
  const size = Math.min(batchSize, count)
  return Array.from({ length: Math.floor(count / size) }, (_, i) =>
    order.slice(i * size, (i + 1) * size),
  )
}

/** A layer's weights as nested lists of numbers, with six significant digits. */
export function weightsAsJson(
  model: tf.LayersModel,
): { name: string; shape: number[]; values: number[] }[] {
  return model.layers.flatMap((layer) =>
    layer.getWeights().map((tensor, i) => ({
      name: `${layer.name}/${i}`,
      shape: tensor.shape,
      values: Array.from(tensor.dataSync(), (value) => Number(value.toPrecision(6))),
    })),
  )
}

/** What a network's weights take in memory: 4 bytes each. */
export const weightMegabytes = (model: tf.LayersModel): number =>
  (4 * model.countParams()) / 1024 / 1024
