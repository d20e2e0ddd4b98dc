import { expect, test } from 'vitest'
import { formatDifference, formatShare } from '#src/formatDelta.ts'
import { deltaTo } from '#src/metricDelta.ts'
import { deltaTexts, formatsOf, valueText } from './metricTexts.ts'

const MINUS = '\u2212'

test.each([
  [0.025, '+2.5\u00a0%'],
  [-0.025, `${MINUS}2.5\u00a0%`],
  [0, '0.0\u00a0%'],
  [1.5, '+150.0\u00a0%'],
  [12.34, '+1234\u00a0%'],
  [0.0012, '+0.12\u00a0%'],
  [-0.000_01, `${MINUS}<0.01\u00a0%`],
])('a share of %d is written %s', (share, text) => {
  expect(formatShare(share)).toBe(text)
})

test('a difference has its sign, with a true minus', () => {
  const format = { style: 'fixed', decimals: 2 } as const
  expect(formatDifference(0.25, format)).toBe('+0.25')
  expect(formatDifference(-0.25, format)).toBe(`${MINUS}0.25`)
})

const deltaOf = (difference: number) =>
  ({ difference, share: null, verdict: 'better', noise: null }) as const

test('a difference of less than the last decimal says so, and gives no other an exponent', () => {
  const format = { style: 'fixed', decimals: 4 } as const
  expect(formatDifference(-1.5e-8, format)).toBe(`${MINUS}<0.0001`)
  expect(formatDifference(0.000_05, format)).toBe('+0.0001')
  expect(formatDifference(0, format)).toBe('0.0000')

  const deltas = [deltaOf(0.0253), deltaOf(1e-8)]
  expect(formatsOf({ values: [0.5847, 0.61, 0.584_700_01] }, deltas).difference).toEqual(format)
})

const textsOf = (baseline: number, value: number, style: Parameters<typeof deltaTexts>[1]) => {
  const delta = deltaTo(baseline, value, 'higher')
  if (!delta) throw new Error('There is no delta.')
  const deltas = [null, { ...delta, noise: null }]
  return deltaTexts(
    { ...delta, noise: null },
    style,
    formatsOf({ values: [baseline, value] }, deltas),
  )
}

test('deltas are absolute, relative, both or none', () => {
  expect(textsOf(0.5, 0.6, 'absolute')).toEqual(['+0.1'])
  expect(textsOf(0.5, 0.6, 'percent')).toEqual(['+20.0\u00a0%'])
  expect(textsOf(0.5, 0.6, 'both')).toEqual(['+0.1', '+20.0\u00a0%'])
  expect(textsOf(0.5, 0.6, 'none')).toEqual([])
  expect(textsOf(0.5, 0.5, 'both')).toEqual([])
})

test('beside a baseline of about 0 there is no percentage', () => {
  expect(textsOf(0, 0.6, 'percent')).toEqual(['–\u00a0%'])
  expect(textsOf(0, 0.6, 'both')).toEqual(['+0.6', '–\u00a0%'])
})

test('values of a metric line up, and missing ones are told from 0 and NaN', () => {
  const formats = formatsOf({ values: [0.5, 0.123, null] }, [])
  expect([0.5, 0, Number.NaN, null].map((value) => valueText(value, formats))).toEqual([
    '0.500',
    '0.000',
    'NaN',
    '–',
  ])
})
