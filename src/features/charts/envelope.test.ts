import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { extentOf } from '#charting/extent.ts'
import { envelopeOf } from './envelope.ts'

const lineOf = (values: readonly number[]) => ({
  x: Float64Array.from(values.keys()),
  y: Float64Array.from(values),
})

test('a line of few points has none', () => {
  expect(envelopeOf(lineOf([1, 2, 3]), [0, 2], 100)).toBeNull()
})

test('each column reaches from its least to its greatest value, and to where the line comes from', () => {
  const { x, low, high, gaps } = envelopeOf(lineOf([1, 5, 2, 3, 9, 8, 7, 7]), [0, 8], 2) ?? {}

  expect([...(x ?? [])]).toEqual([2, 6])
  expect([...(low ?? [])]).toEqual([1, 3])
  expect([...(high ?? [])]).toEqual([5, 9])
  expect([...(gaps ?? [])]).toEqual([1, 0])
})

test('what is no number leaves a gap, and takes nothing from beyond it', () => {
  const { low, gaps } = envelopeOf(lineOf([1, 1, 1, NaN, 5, 6, 5, 6]), [0, 8], 2) ?? {}

  expect([...(low ?? [])]).toEqual([1, 5])
  expect([...(gaps ?? [])]).toEqual([1, 1])
})

test('it reaches as far as the values in sight do, spikes of one point among them', () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 60 })
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 20 }), (values, pixels) => {
      const line = lineOf(values)
      const { low, high } = envelopeOf(line, [0, values.length - 1], pixels) ?? {}

      expect(extentOf([low ?? new Float64Array(), high ?? new Float64Array()])).toEqual(
        extentOf([line.y]),
      )
    }),
  )
})
