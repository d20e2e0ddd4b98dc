import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { xAxis } from './xAxis.ts'

test('steps have whole ticks with SI units', () => {
  expect(xAxis([0, 3], 'step').labels).toEqual(['0', '1', '2', '3'])
  expect(xAxis([0, 11], 'step').labels).toEqual(['0', '2', '4', '6', '8', '10'])
  expect(xAxis([0, 50_000], 'step').labels).toEqual(['0', '10k', '20k', '30k', '40k', '50k'])
})

test('a single step stands in the middle of its axis', () => {
  expect(xAxis([7, 7], 'step')).toEqual({
    domain: [6, 8],
    scale: 'linear',
    ticks: [7],
    labels: ['7'],
  })
})

test('time is written in one unit', () => {
  expect(xAxis([0, 600_000], 'relative').labels).toEqual([
    '0 min',
    '2 min',
    '4 min',
    '6 min',
    '8 min',
    '10 min',
  ])
})

const at = (...time: [number, number, number]) => new Date(2024, 2, 1, ...time).getTime()

test('wall time has round times of the reader’s clock, as fine as they stand apart', () => {
  expect(xAxis([at(9, 58, 0), at(10, 22, 0)], 'wall').labels).toEqual([
    '10:00',
    '10:05',
    '10:10',
    '10:15',
    '10:20',
  ])
  expect(xAxis([at(9, 0, 1), at(9, 0, 6)], 'wall').labels[0]).toBe('09:00:01')
  expect(xAxis([at(0, 0, 0), at(24 * 5, 0, 0)], 'wall').labels[1]).toBe('2 Mar')
})

test('deep in a long history, ticks are written out rather than cut to thousands', () => {
  expect(xAxis([1_000_000, 1_000_010], 'step').labels).toContain('1000002')
})

test('logarithmic steps are powers of ten with units, and evenly spaced on a short part', () => {
  expect(xAxis([1, 1_000_000], 'step', 'log')).toEqual({
    domain: [1, 1_000_000],
    scale: 'log',
    ticks: [1, 100, 10_000, 1_000_000],
    labels: ['1', '100', '10k', '1M'],
  })
  expect(xAxis([1, 500], 'step', 'log').labels).toEqual(['1', '10', '100'])
  expect(xAxis([3, 700], 'step', 'log').labels).toContain('200')
  expect(xAxis([1, 60], 'step', 'log').labels).toEqual(['1', '2', '5', '10', '20', '50'])
  expect(xAxis([300, 340], 'step', 'log').labels).toEqual(['300', '310', '320', '330', '340'])
  expect(xAxis([7, 7], 'step', 'log').domain).toEqual([3.5, 14])
})

test('logarithmic time is written in the unit of each', () => {
  expect(xAxis([20, 40_000_000], 'relative', 'log').labels).toEqual([
    '100 ms',
    '1 s',
    '10 s',
    '1 min',
    '10 min',
    '1 h',
    '10 h',
  ])
  expect(xAxis([200, 26_000], 'relative', 'log').labels).toContain('500 ms')
  expect(xAxis([9_000, 90_000], 'relative', 'log').labels).toEqual([
    '10 s',
    '20 s',
    '30 s',
    '1 min',
  ])
})

test('any logarithmic x axis has few ticks, all inside, and no step between two', () => {
  const from = fc.double({ min: 1e-3, max: 1e12, noNaN: true })
  const times = fc.double({ min: 1.001, max: 1e6, noNaN: true })
  const kinds = fc.constantFrom('step' as const, 'relative' as const, 'metric' as const)
  fc.assert(
    fc.property(from, times, kinds, (from, times, kind) => {
      const { domain, ticks, labels } = xAxis([from, from * times], kind, 'log')

      expect(ticks.length).toBeLessThanOrEqual(14)
      expect(labels).toHaveLength(ticks.length)
      for (const tick of ticks) expect(tick >= domain[0] && tick <= domain[1]).toBe(true)
      const isSteps = kind === 'step' && domain[1] - domain[0] > 2
      expect(ticks.every(Number.isInteger) || !isSteps).toBe(true)
    }),
  )
})
