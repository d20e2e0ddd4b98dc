import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { completionAt } from './filterCompletion.ts'
import { type FilterNode, printFilterNode, readFilter } from './filterLanguage.ts'
import { filterPieces } from './filterPieces.ts'

const NOW = new Date(2024, 5, 10).getTime()

/** Without places in the text, which two spellings of one filter do not share. */
function shape(filter: FilterNode | null): unknown {
  if (filter === null) return null
  if (filter.kind === 'and' || filter.kind === 'or') {
    return { kind: filter.kind, operands: filter.operands.map(shape) }
  }
  if (filter.kind === 'not') return { kind: 'not', operand: shape(filter.operand) }
  return { ...filter, position: 0 }
}

const PARTS = [
  'metrics.f1 params.`k` tags."x" status run_id duration start_time tags.',
  '> = != LIKE IN not IS NULL ( ) , AND or NOT',
  `'text' "quoted" \`k\` 0.5 -7d 5m 2024-01-01 zscore 'open`,
].flatMap((parts) => parts.split(' '))

const typed = fc.oneof(
  fc.string(),
  fc.array(fc.constantFrom(...PARTS), { maxLength: 12 }).map((parts) => parts.join(' ')),
)

test('whatever is typed is either read or told what is wrong with it, and where', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const { problem } = readFilter(text, NOW)
      const { position, length, message } = problem ?? { position: 0, length: 0, message: '.' }

      expect(position + length).toBeLessThanOrEqual(text.length)
      expect(message).toMatch(/\.$/)
    }),
    { numRuns: 2_000 },
  )
})

test('a filter that is printed is read as the same', () => {
  const readable = typed.filter((text) => readFilter(text, NOW).filter !== null)
  fc.assert(
    fc.property(readable, (text) => {
      const { filter } = readFilter(text, NOW)
      const printed = filter ? printFilterNode(filter) : ''

      expect(shape(readFilter(printed, NOW).filter)).toEqual(shape(filter))
    }),
    { numRuns: 1_000 },
  )
})

test.each(['`it\'s "fine"`', 'metrics.f1 < 1e400 OR metrics.f1 > -1e400', 'metrics.f1 = 1e21'])(
  '%s is printed so that it can be read',
  (text) => {
    const { filter } = readFilter(text, NOW)
    const printed = filter ? printFilterNode(filter) : ''

    expect(shape(readFilter(printed, NOW).filter)).toEqual(shape(filter))
  },
)

test('its pieces cover the whole text, in order, and any caret has a place for completion', () => {
  fc.assert(
    fc.property(typed, fc.nat(), (text, anywhere) => {
      const pieces = filterPieces(text)
      const caret = anywhere % (text.length + 1)
      const place = completionAt(text, caret)

      expect(pieces.map(({ from, to }) => text.slice(from, to)).join('')).toBe(text)
      expect(place.from).toBeLessThanOrEqual(caret)
      expect(place.to).toBeGreaterThanOrEqual(caret)
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  ['metrics.f1 >', 12, 0, 'A value is missing after >.'],
  ['metrics.f1 > high', 13, 4, 'A number is expected here, not "high".'],
  ["params.method = 'zscore", 16, 7, "The quote ' is never closed."],
  ['(a OR b', 0, 1, 'This bracket is never closed.'],
  ['a )', 2, 1, '")" does not fit here.'],
  ['a OR', 4, 0, 'A condition or a word is missing here.'],
  ['NOT AND a', 4, 3, 'A word or a condition like metrics.loss < 1 is expected here.'],
  [`${'NOT ('.repeat(50)}(a`, 250, 1, 'Brackets and NOTs can be nested 100 deep.'],
  [
    'metric_x.f1 > 1',
    0,
    11,
    '"metric_x" is none of metrics, params, tags, attributes and datasets.',
  ],
  [
    'f1 > 1',
    0,
    2,
    'A run has no "f1" to search by; a metric is written metrics.f1, a param params.f1, a tag tags.f1.',
  ],
  ['metrics.f1 LIKE x', 11, 4, 'metrics.f1 compares with = != < <= > >= IS NULL IS NOT NULL.'],
  [
    'start_time > noon',
    13,
    4,
    'A date like 2024-05-31, or a time ago like -7d, is expected here, not "noon".',
  ],
])('%s', (text, position, length, message) => {
  expect(readFilter(text, NOW).problem).toEqual({ position, length, message })
})

test('the pieces of a list are its values, to its closing bracket', () => {
  const text = "run_id IN ('a', 'b') c"
  const kinds = filterPieces(text).filter(({ kind }) => kind !== 'space')

  expect(kinds.map(({ kind }) => kind).join(' ')).toBe(
    'key operator bracket text bracket text bracket word',
  )
})

test.each([
  ['', 0, 'name', '', null],
  ['metr', 4, 'name', 'metr', null],
  ['metrics.f', 9, 'name', 'metrics.f', null],
  ['metrics.`my m', 13, 'name', 'metrics.my m', null],
  ['metrics.f1 ', 11, 'operator', '', { entity: 'metrics', key: 'f1' }],
  ['metrics.f1 > ', 13, 'value', '', { entity: 'metrics', key: 'f1' }],
  ["params.m = 'zs", 14, 'value', 'zs', { entity: 'params', key: 'm' }],
  ["params.m = 'zs' ", 16, 'connective', '', null],
  ["params.m = 'zs' and ", 20, 'name', '', null],
])('at the end of %j', (text, caret, kind, typed, identifier) => {
  expect(completionAt(text, caret)).toMatchObject({ kind, typed, identifier })
})
