import { expect, test } from 'vitest'
import type { ComparisonRow } from './comparison.ts'
import { layOutLines, MOST_LINES, valueLines } from './gridLines.ts'
import type { Delta } from '#src/metricDelta.ts'

const text = (key: string, ...values: (string | null)[]): ComparisonRow => ({
  section: 'params',
  key,
  values,
  differs: false,
})
const metric = (key: string): ComparisonRow => ({
  section: 'metrics',
  key,
  values: [1, 2],
  pending: new Set(),
  differs: true,
  direction: 'unknown',
  best: new Set(),
})
const delta = (difference: number): Delta => ({
  difference,
  share: 1,
  verdict: 'unknown',
  noise: { halfWidth: 1, seeds: 3 },
})

test('rows stand under the headings of their sections, and sections without rows have none', () => {
  const lines = layOutLines([metric('f1'), text('lr', '1'), text('seed', '1')], () => 1)

  expect(
    lines.map((line) => (line.kind === 'section' ? `${line.section} ${line.count}` : line.row.key)),
  ).toEqual(['metrics 1', 'f1', 'params 2', 'lr', 'seed'])
  expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
})

const heightOf = (row: ComparisonRow, lines: number) => layOutLines([row], () => lines)[1]?.height

test('a row is as high as its key or its values need, and no higher than is allowed', () => {
  const one = heightOf(text('lr', '1'), 1) ?? 0

  expect(heightOf(text('lr', '1'), 2)).toBe(one + 20)
  expect(heightOf(text('a_rather_long_name_of_a_param', '1'), 1)).toBe(one + 20)
  expect(heightOf(text('long_'.repeat(100), '1'), 9)).toBe(one + 20 * (MOST_LINES - 1))
})

test('a metric takes a second line where a difference is within noise', () => {
  expect(valueLines(metric('f1'), [null, delta(2)], 0, 150)).toBe(1)
  expect(valueLines(metric('f1'), [null, delta(1)], 0, 150)).toBe(2)
  expect(valueLines(metric('f1'), [], null, 150)).toBe(1)
})

test('a text takes the lines of its longest value, and all that there are where it is diffed', () => {
  const long = 'a text that is somewhat longer than one line'
  expect(valueLines(text('k', 'a', null), [], null, 150)).toBe(1)
  expect(valueLines(text('k', 'a', 'abcdefgh abcdefgh abcdefgh'), [], null, 150)).toBe(2)
  expect(valueLines(text('k', long.repeat(9)), [], null, 150)).toBe(MOST_LINES)
  expect(valueLines(text('k', `${long} 1`, `${long} 2`), [], 0, 1_000)).toBe(MOST_LINES)
  expect(valueLines(text('k', `${long} 1`, `${long} 2`), [], null, 1_000)).toBe(1)
})
