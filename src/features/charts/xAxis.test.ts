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
