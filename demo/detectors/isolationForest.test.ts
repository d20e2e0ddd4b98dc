import { expect, test } from 'vitest'
import { seededRandom } from '../random.ts'
import {
  expectedCuts,
  forestMegabytes,
  forestScores,
  forestThreshold,
  growForest,
  scoresByTrees,
} from './isolationForest.ts'

const random = seededRandom(1, 'rows')
const rows = Array.from({ length: 400 }, () => [random.normal(), random.normal()])
const params = { n_estimators: 60, max_samples: 128, random_state: 42 }
const forest = growForest(rows, params)

test('the expected number of cuts is that of the paper', () => {
  expect(expectedCuts(1)).toBe(0)
  expect(expectedCuts(2)).toBe(1)
  expect(expectedCuts(256)).toBeCloseTo(10.2448, 3)
})

test('a row far from all others is more anomalous than one among them', () => {
  const [far = 0, near = 0] = forestScores(forest, [
    [6, -6],
    [0, 0],
  ])

  expect(far).toBeGreaterThan(0.7)
  expect(near).toBeLessThan(0.5)
})

test('the threshold leaves the wanted share of the training rows above it', () => {
  const scores = forestScores(forest, rows)
  const threshold = forestThreshold(scores, 0.05)

  expect(scores.filter((score) => score > threshold)).toHaveLength(20)
})

test('scores by number of trees end with those of the whole forest', () => {
  const steps = scoresByTrees(forest, rows, 20)

  expect(steps).toHaveLength(3)
  expect(steps.at(-1)).toEqual(forestScores(forest, rows))
  expect(steps[0]).toEqual(forestScores({ ...forest, trees: forest.trees.slice(0, 20) }, rows))
})

test('the seed decides the forest', () => {
  expect(growForest(rows, params)).toEqual(forest)
  expect(growForest(rows, { ...params, random_state: 7 })).not.toEqual(forest)
})

test('memory is counted by the numbers that a forest holds', () => {
  const leaf = { n: 1 }
  const tree = { f: 0, t: 0.5, l: leaf, r: { f: 1, t: 2, l: leaf, r: leaf } }

  expect(forestMegabytes({ trees: [tree], max_samples: 3 })).toBe((7 * 8) / 1024 / 1024)
})

test('rows that are all equal make trees of one leaf', () => {
  const same = growForest([[1], [1], [1]], { ...params, n_estimators: 1 })

  expect(same.trees).toEqual([{ n: 3 }])
})
