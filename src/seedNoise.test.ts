import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { loggedRun } from '#src/testing/loggedRun.ts'
import { isSeedKey, noiseBetween, type SeedGroup, seedGroups } from './seedNoise.ts'

test.each([
  'seed',
  'SEED',
  'random_seed',
  'random_state',
  'randomState',
  'randomstate',
  'rng_seed',
  'rng',
  'torchSeed',
  'train/seed',
  'model.random_state',
  'seed_value',
  'numpy_seed_2',
])('%s is a seed', (key) => {
  expect(isSeedKey(key)).toBe(true)
})

test.each([
  'n_seeds',
  'num_seed',
  'seed_length',
  'seeded',
  'state',
  'random_forest',
  'linseed',
  '',
])('“%s” is no seed', (key) => {
  expect(isSeedKey(key)).toBe(false)
})

const seeded = (seed: string, params: Record<string, string> = {}, experimentId = '1') =>
  loggedRun({ experimentId, params: { random_state: seed, ...params } })
const indices = (groups: readonly (SeedGroup | null)[]) =>
  groups.map((group) => group?.map(({ index }) => index) ?? null)

test('runs that differ in nothing but their seeds are one group', () => {
  const groups = seedGroups([
    seeded('1', { lr: '0.1' }),
    seeded('1', { lr: '0.2' }),
    seeded('2', { lr: '0.1' }),
    loggedRun({ params: { lr: '0.1', random_state: '3' } }),
  ])

  expect(indices(groups)).toEqual([[0, 2, 3], [1], [0, 2, 3], [0, 2, 3]])
  expect(groups[0]).toBe(groups[2])
})

test('runs without a seed, and those of another experiment, are in no group together', () => {
  const groups = seedGroups([
    loggedRun({}),
    loggedRun({}),
    seeded('1'),
    seeded('2', {}, '2'),
    loggedRun({ params: { seed: '1' } }),
  ])

  expect(indices(groups)).toEqual([null, null, [2], [3], [4]])
})

const groupOf = (...seeds: string[]): SeedGroup => seeds.map((seed, index) => ({ index, seed }))

test('a seed that was used twice counts once, and what is no number not at all', () => {
  const values = [1, 2, 2, 4, Number.NaN, null]
  const noise = noiseBetween(values, groupOf('a', 'b', 'b', 'c', 'd', 'e'), null)

  expect(noise).toEqual(noiseBetween([1, 2, 4], groupOf('a', 'b', 'c'), null))
  expect(noise?.seeds).toBe(3)
})

test('fewer than three seeds tell nothing', () => {
  expect(noiseBetween([1, 2, null], groupOf('a', 'b', 'c'), null)).toBeNull()
  expect(noiseBetween([1, 2, 3], groupOf('a', 'a', 'b'), null)).toBeNull()
  expect(noiseBetween([1, 2, 3], null, null)).toBeNull()
})

const reference = z.parse(
  z.array(
    z.object({
      one: z.array(z.number()),
      other: z.nullable(z.array(z.number())),
      halfWidth: z.number(),
    }),
  ),
  JSON.parse(readFileSync(new URL('reference/seedNoise.json', import.meta.url), 'utf8')),
)

test.each(reference)('seeds make ±$halfWidth, as NumPy and SciPy have it', (expected) => {
  const { one, other, halfWidth } = expected
  const values = [...one, ...(other ?? [])]
  const members = values.map((_, index) => ({ index, seed: String(index) }))
  const first = members.slice(0, one.length)
  const second = other && members.slice(one.length)

  const noise = noiseBetween(values, first, second)

  expect(noise?.halfWidth).toBeCloseTo(halfWidth, 5)
  expect((noise?.halfWidth ?? 0) / halfWidth).toBeCloseTo(1, 6)
  expect(noise?.seeds).toBe(values.length)
})

test('the group of two runs of one configuration counts once', () => {
  const group = groupOf('a', 'b', 'c')

  expect(noiseBetween([1, 2, 4], group, group)).toEqual(noiseBetween([1, 2, 4], group, null))
})
