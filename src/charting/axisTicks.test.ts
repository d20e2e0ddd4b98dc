import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { axisOf, linearTicks, tickLabels, valueAxis, withLabelsApart } from './axisTicks.ts'

test('values have about five round ticks, and need not begin at zero', () => {
  const { ticks, labels } = valueAxis([0.61, 0.88], 'linear')

  expect(ticks).toEqual([0.6, 0.65, 0.7, 0.75, 0.8, 0.85])
  expect(labels).toEqual(['0.60', '0.65', '0.70', '0.75', '0.80', '0.85'])
})

test('a constant value gets room around it', () => {
  const { domain } = valueAxis([0, 0], 'linear')

  expect(domain).toEqual([-0.5, 0.5])
})

test('a log axis has powers of ten, and halves between where it is short', () => {
  expect(valueAxis([1e-6, 10], 'log').labels).toEqual(['1e−6', '1e−4', '0.01', '1'])
  expect(valueAxis([1, 60], 'log').labels).toEqual(['1', '2', '5', '10', '20', '50'])
})

test('a log axis is hardly wider than its numbers, and shows a single one in its middle', () => {
  expect(valueAxis([1.1, 1.5], 'log').domain).toEqual([1, 1.5 * 1.1])
  expect(valueAxis([5, 5], 'log').domain).toEqual([2.5, 10])
})

test('ticks share their decimals, have a true minus, and zero is 0', () => {
  expect(tickLabels([-0.5, 0, 0.25])).toEqual(['−0.50', '0', '0.25'])
  expect(tickLabels([1e-9, 2e-9])).toEqual(['1e−9', '2e−9'])
})

test('any range of doubles has few ticks, all inside', () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
  fc.assert(
    fc.property(finite, finite, (a, b) => {
      const { domain, ticks, labels } = valueAxis([Math.min(a, b), Math.max(a, b)], 'linear')

      expect(ticks.length).toBeLessThanOrEqual(9)
      expect(labels).toHaveLength(ticks.length)
      for (const tick of ticks) {
        expect(Number.isFinite(tick)).toBe(true)
        expect(tick >= domain[0] && tick <= domain[1]).toBe(true)
      }
    }),
  )
})

test('decimal steps are exact', () => {
  expect(linearTicks([0, 0.5])).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5])
})

test('ticks that differ late in their digits are written out so far', () => {
  expect(tickLabels([1e-12, 1.0002e-12])).toEqual(['1e−12', '1.0002e−12'])
  expect(tickLabels([0.12345671, 0.12345672])).toEqual(['0.12345671', '0.12345672'])
})

test('powers of ten are written one by one where they are few', () => {
  expect(valueAxis([1.1e-5, 0.09], 'log').labels).toEqual(['1e−5', '1e−4', '0.001', '0.01'])
})

test('labels that would touch are left out evenly, and zero is not', () => {
  const axis = axisOf([-1_000_000, 200_000], 'linear')
  expect(axis.labels).toEqual(['−1000k', '−750k', '−500k', '−250k', '0'])
  const over = (width: number) =>
    withLabelsApart(axis, (tick) => ((tick + 1e6) / 1.2e6) * width).labels

  expect(over(600)).toEqual(axis.labels)
  expect(over(200)).toEqual(['−1000k', '−500k', '0'])
  expect(over(10)).toEqual(['0'])
})
