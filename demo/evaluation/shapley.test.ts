import { expect, test } from 'vitest'
import { seededRandom } from '../random.ts'
import { permutationImportance } from './permutationImportance.ts'
import { type ScoreRows, shapleyValues } from './shapley.ts'
import { mean } from './statistics.ts'

const background = [
  [0, 0, 0],
  [2, -2, 4],
]
const options = (seed: number) => ({
  background,
  permutations: 400,
  random: seededRandom(seed, 'shapley'),
})

const linear: ScoreRows = (rows) => rows.map(([a = 0, b = 0]) => 3 * a - b)
const product: ScoreRows = (rows) => rows.map(([a = 0, b = 0]) => a * b)
const bent: ScoreRows = (rows) => rows.map((row) => Math.tanh(mean(row)) + (row[0] ?? 0) ** 2)
const first: ScoreRows = (rows) => rows.map(([a = 0]) => a)

test('a linear score gives each feature its weight times its distance from the background', () => {
  const values = shapleyValues(linear, [5, 1, 7], options(1))

  // The background's means are 1, -1 and 2; sampling draws them only roughly half and half.
  expect(values[0]).toBeCloseTo(3 * (5 - 1), 0)
  expect(values[1]).toBeCloseTo(-(1 - -1), 0)
  expect(values[2]).toBe(0)
})

test('an interaction is shared by those that take part in it', () => {
  const [a = 0, b = 0, c] = shapleyValues(product, [4, 6, 9], {
    ...options(2),
    background: [[0, 0, 0]],
  })

  expect(a + b).toBeCloseTo(24, 9)
  expect(Math.abs(a - b)).toBeLessThan(4)
  expect(c).toBe(0)
})

test('the values of a row add up to its score less that of the background', () => {
  const row = [1.5, -0.5, 3]

  const values = shapleyValues(bent, row, { ...options(3), background: [[1, 1, 1]] })

  const [whole = 0, base = 0] = bent([row, [1, 1, 1]])
  expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(whole - base, 9)
})

test('a feature that the score does not use has no permutation importance', () => {
  const random = seededRandom(4, 'rows')
  const rows = Array.from({ length: 300 }, () => [random.normal(), random.normal()])
  const truth = rows.map(([a = 0]) => (a > 1 ? 1 : 0))

  const [used, unused] = permutationImportance(first, rows, { truth, repeats: 3, random })

  expect(used).toBeGreaterThan(0.5)
  expect(unused).toBe(0)
})
