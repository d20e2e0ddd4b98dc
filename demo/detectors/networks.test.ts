import { beforeAll, expect, test } from 'vitest'
import { FEATURES } from '../market/features.ts'
import { generateMarket } from '../market/generateMarket.ts'
import { samplesOf, splitByTime } from '../market/samples.ts'
import { BASE } from '../experiments/autoencoders.ts'
import { Autoencoder, type AutoencoderParams } from './autoencoder.ts'
import { LstmDetector, type LstmParams } from './lstm.ts'
import { stackingScore, trainStacking } from './stacking.ts'
import { startTensors } from './tensors.ts'

const { train, validation } = splitByTime(samplesOf(generateMarket(42)))
const some = train.slice(0, 600)
const LSTM: LstmParams = {
  units: 8,
  seq_length: 5,
  dropout: 0.2,
  learning_rate: 0.01,
  batch_size: 32,
  epochs: 4,
  negatives_per_positive: 2,
  random_state: 42,
}

beforeAll(startTensors)

async function lossesOf(epochs: AsyncIterable<{ loss: number }>): Promise<number[]> {
  const losses: number[] = []
  for await (const { loss } of epochs) losses.push(loss)
  return losses
}

async function trainAutoencoder(change: Partial<AutoencoderParams> = {}) {
  const network = new Autoencoder(FEATURES.length, { ...BASE, epochs: 8, ...change })
  const losses = await lossesOf(network.train(some))
  return { losses, scores: network.reconstruct(validation).map(({ score }) => score) }
}

async function trainLstm(change: Partial<LstmParams> = {}) {
  const network = new LstmDetector(FEATURES.length, { ...LSTM, ...change })
  const losses = await lossesOf(network.train(some))
  return { losses, scores: network.score(validation) }
}

test('an autoencoder learns, the same way every time', async () => {
  const first = await trainAutoencoder()

  expect(first.losses).toHaveLength(8)
  expect(first.losses.at(-1)).toBeLessThan(0.9 * (first.losses[0] ?? 0))
  expect(await trainAutoencoder()).toEqual(first)
  expect(await trainAutoencoder({ random_state: 7 })).not.toEqual(first)
})

test('an autoencoder with far too long steps ends without a number', async () => {
  const { losses, scores } = await trainAutoencoder({ optimizer: 'sgd', learning_rate: 1_000 })

  expect(losses.at(-1)).toBeNaN()
  expect(scores.every(Number.isNaN)).toBe(true)
})

test('a recurrent network learns, the same way every time', async () => {
  const first = await trainLstm()

  expect(first.losses.at(-1)).toBeLessThan(first.losses[0] ?? 0)
  expect(await trainLstm()).toEqual(first)
})

test('a recurrent network that would read more days than there are says so', async () => {
  await expect(trainLstm({ seq_length: 250 })).rejects.toThrow('seq_length is longer')
})

test('stacking gives weight to the figure that tells, and none to noise', async () => {
  const figures = validation.map(({ label }, i) => [label === 1 ? 0.9 : 0.1, (i % 10) / 10 - 0.45])
  const labels = validation.map(({ label }) => label)

  const stacking = await trainStacking(figures, labels, {
    epochs: 30,
    learning_rate: 0.05,
    random_state: 1,
  })

  expect(stacking.weights[0]).toBeGreaterThan(2)
  expect(Math.abs(stacking.weights[1] ?? 9)).toBeLessThan(0.5)
  expect(stackingScore(stacking, [0.9, 0])).toBeGreaterThan(stackingScore(stacking, [0.1, 0]))
})
