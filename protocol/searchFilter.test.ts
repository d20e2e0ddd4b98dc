import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { MlflowError } from './errors.ts'
import {
  type Comparison,
  type Literal,
  type Operator,
  parseFilter,
  printFilter,
} from './searchFilter.ts'
import { parseOrder } from './searchOrder.ts'

function only(text: string): Omit<Comparison, 'position' | 'kind'> {
  const filter = parseFilter(text)
  if (filter.kind !== 'and') throw new Error('A filter is a conjunction.')
  const [comparison, ...rest] = filter.operands
  if (comparison?.kind !== 'comparison' || rest.length > 0) throw new Error('Not one comparison.')
  const { identifier, operator, literal } = comparison
  return { identifier, operator, literal }
}

function complaint(text: string): string {
  try {
    parseFilter(text)
  } catch (error) {
    if (error instanceof MlflowError) return error.message
  }
  throw new Error(`${text} is accepted.`)
}

test('a comparison has an entity, a key, an operator and a value', () => {
  expect(only('metrics.loss <= 1e-3')).toEqual({
    identifier: { entity: 'metrics', key: 'loss' },
    operator: '<=',
    literal: { kind: 'number', value: 0.001 },
  })
})

test('a name without a dot is an attribute, and only the first dot separates', () => {
  expect(only("status = 'FINISHED'").identifier).toEqual({ entity: null, key: 'status' })
  expect(only("tags.mlflow.runName = 'x'").identifier).toEqual({
    entity: 'tags',
    key: 'mlflow.runName',
  })
})

test.each(['`my loss`', '"my loss"', "'my loss'"])('%s quotes a key with a space', (key) => {
  expect(only(`metrics.${key} > -2`).identifier.key).toBe('my loss')
})

test('words are operators in any mixture of case', () => {
  expect(only('run_id not In (\'a\', "b")')).toEqual({
    identifier: { entity: null, key: 'run_id' },
    operator: 'NOT IN',
    literal: { kind: 'list', values: ['a', 'b'] },
  })
  expect(only('tags.team is not null').operator).toBe('IS NOT NULL')
})

test('an AND at either end, or left out, does no harm', () => {
  const plain = parseFilter("tags.a = 'x' AND tags.b = 'y'")

  expect(printFilter(parseFilter("and tags.a = 'x' tags.b = 'y' AND"))).toBe(printFilter(plain))
  expect(parseFilter('  ')).toEqual({ kind: 'and', operands: [] })
})

test.each([
  ['metrics.loss > 1 OR metrics.acc > 1', 'at position 18, found "OR"'],
  ['NOT metrics.loss > 1', 'at position 1, found "NOT"'],
  ['(metrics.loss > 1)', 'at position 1, found "("'],
  ['metrics.loss >', 'a number or a text in quotes after > at position 15, found the end'],
  ['metrics.loss == 1', 'at position 14, found "=="'],
  ['0 < metrics.loss', 'at position 1, found "0"'],
  ['params.lr = abc', 'at position 13, found "abc"'],
  ['params.lr = `abc`', 'at position 13, found "`abc`"'],
  ['run_id IN ()', 'a text in quotes at position 12, found ")"'],
  ["run_id IN ('a',)", 'at position 16, found ")"'],
  ["tags.team = 'x", "the quote ' at position 13 is never closed"],
  ['metrics.val-loss > 1', '"-" at position 12 means nothing here'],
  ['metrics.loss > NaN', 'found "NaN"'],
  ['metrics. loss > 1', 'a key after "metrics." at position 10, found "loss"'],
])('%s is refused: %s', (text, reason) => {
  expect(complaint(text)).toContain(reason)
})

test('whatever is typed, the parser either reads it or says why not', () => {
  const piece = fc.oneof(
    fc.constantFrom('metrics.', 'tags.', '`', "'", '"', '>', '=', '(', ')', ',', ' AND ', 'NOT'),
    fc.constantFrom(' IN ', ' LIKE ', '1e', '-1.5', '.', 'IS NULL', 'loss', '\u200f', '\n'),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(outcome(pieces.join(''))).not.toBe('a failure')
    }),
  )
})

function outcome(text: string) {
  try {
    return parseFilter(text).kind
  } catch (error) {
    return error instanceof MlflowError ? 'a refusal' : 'a failure'
  }
}

const word = fc.stringMatching(/^[a-zA-Z_]{1,8}$/).filter((text) => !/^(and|or|not)$/i.test(text))
/** Keys as MLflow allows them: any script, and signs that need quotes. */
const key = fc.stringMatching(/^[a-zA-Zäß漢ע_][a-zA-Zäß漢ע0-9_ ./:-]{0,12}$/)
const texts = fc.string().filter((text) => !text.includes("'") || !text.includes('"'))
const identifier = fc.oneof(
  fc.record({ entity: word, key }),
  fc.record({ entity: fc.constant(null), key: word.filter((text) => !/^between$/i.test(text)) }),
)
const withLiteral = (operators: Operator[], literal: fc.Arbitrary<Literal>) =>
  fc.record({ operator: fc.constantFrom(...operators), literal })
const operatorAndLiteral = fc.oneof(
  withLiteral(
    ['=', '!=', '<', '<=', '>', '>='],
    // Adding 0 turns -0, which has no text of its own, into 0.
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((value) => ({ kind: 'number', value: value + 0 })),
  ),
  withLiteral(
    ['=', '!=', 'LIKE', 'ILIKE'],
    texts.map((value) => ({ kind: 'text', value })),
  ),
  withLiteral(
    ['IN', 'NOT IN'],
    fc.array(texts, { minLength: 1 }).map((values) => ({ kind: 'list', values })),
  ),
  withLiteral(['IS NULL', 'IS NOT NULL'], fc.constant({ kind: 'nothing' })),
)

test('a printed filter reads back as itself', () => {
  const comparison = fc
    .tuple(identifier, operatorAndLiteral)
    .map(([identifier, { operator, literal }]): Comparison => {
      return { kind: 'comparison', identifier, operator, literal, position: 0 }
    })
  fc.assert(
    fc.property(fc.array(comparison, { maxLength: 4 }), (operands) => {
      const read = parseFilter(printFilter({ kind: 'and', operands }))

      expect(read).toMatchObject({ kind: 'and', operands: operands.map(withoutPosition) })
      expect(read.kind === 'and' && read.operands.length).toBe(operands.length)
    }),
  )
})

const withoutPosition = ({ identifier, operator, literal }: Comparison) => ({
  identifier,
  operator,
  literal,
})

test('an order is a name and a direction', () => {
  expect(parseOrder('metrics.`my loss` desc')).toEqual({
    identifier: { entity: 'metrics', key: 'my loss' },
    direction: 'DESC',
  })
  expect(parseOrder('start_time').direction).toBe('ASC')
  expect(() => parseOrder('start_time DESC ASC')).toThrow('ASC, DESC or the end at position 17')
})
