import { expect, test } from 'vitest'
import { deltasOf, deltaTo, isWithinNoise } from './metricDelta.ts'

test('a delta is better or worse by the direction of its metric', () => {
  expect(deltaTo(0.5, 0.75, 'higher')).toMatchObject({ difference: 0.25, verdict: 'better' })
  expect(deltaTo(0.5, 0.75, 'lower')).toMatchObject({ difference: 0.25, verdict: 'worse' })
  expect(deltaTo(0.5, 0.25, 'lower')).toMatchObject({ difference: -0.25, verdict: 'better' })
  expect(deltaTo(0.5, 0.75, 'unknown')).toMatchObject({ difference: 0.25, verdict: 'unknown' })
  expect(deltaTo(0.5, 0.5, 'higher')).toEqual({ difference: 0, share: 0, verdict: 'same' })
})

test('a share is of the size of the baseline, so that its sign is that of the difference', () => {
  expect(deltaTo(0.5, 0.75, 'higher')?.share).toBe(0.5)
  expect(deltaTo(-2, -3, 'higher')).toMatchObject({ difference: -1, share: -0.5 })
  expect(deltaTo(0.6, 0.9, 'higher')?.difference).toBe(0.3)
})

test('there is no share of a baseline of about 0', () => {
  expect(deltaTo(0, 0.5, 'higher')).toMatchObject({ difference: 0.5, share: null })
  expect(deltaTo(1e-9, 0.5, 'higher')?.share).toBeNull()
  expect(deltaTo(1e-9, 3e-9, 'higher')).toMatchObject({ share: 2 })
})

test('there is no delta to or from what is missing or no number', () => {
  expect(deltaTo(null, 1, 'higher')).toBeNull()
  expect(deltaTo(1, null, 'higher')).toBeNull()
  expect(deltaTo(1, Number.NaN, 'higher')).toBeNull()
  expect(deltaTo(Infinity, 1, 'higher')).toBeNull()
  expect(deltaTo(-1.7e308, 1.7e308, 'higher')).toBeNull()
})

test('a difference that seeds alone could make is within noise, and a larger one is not', () => {
  const seeds = [0, 1, 2].map((index) => ({ index, seed: String(index) }))
  const row = { values: [1, 2, 3, 30, null, Number.NaN], direction: 'higher' } as const

  const deltas = deltasOf(row, 0, [seeds, seeds, seeds, null, null, null])

  // s = 1 and t(0.975, 2) = 4.303, so seeds make 4.303 · √2.
  expect(deltas.map((delta) => delta?.noise?.halfWidth ?? null)).toEqual([
    null,
    expect.closeTo(6.0849, 4),
    expect.closeTo(6.0849, 4),
    expect.closeTo(6.0849, 4),
    null,
    null,
  ])
  expect(deltas.map((delta) => delta && isWithinNoise(delta))).toEqual([
    null,
    true,
    true,
    false,
    null,
    null,
  ])
})

test('without three seeds nothing is known of noise', () => {
  const seeds = [0, 1].map((index) => ({ index, seed: String(index) }))
  const [, delta] = deltasOf({ values: [1, 2], direction: 'higher' }, 0, [seeds, seeds])

  expect(delta?.noise).toBeNull()
  expect(delta && isWithinNoise(delta)).toBe(false)
})
