import type { Condition, FilterNode } from '#protocol/filterLanguage.ts'
import type { Literal, Operator } from '#protocol/searchFilter.ts'
import { escapeRegExp } from './escapeRegExp.ts'
import { likeTest } from './likeTest.ts'
import { isUserTag } from './runs.ts'
import type { MetricColumn, RunTable, TextColumn } from './runTable.ts'

/** 1 for each row that matches. */
type Matches = Uint8Array

/**
 * Which rows of a table match a filter. In what MLflow's grammar can say, it is MLflow's answer on SQLite: nothing but
 * IS NULL is true of a run that lacks the key, infinities count as the largest double, LIKE minds the case of letters,
 * and ILIKE folds that of ASCII letters only. A metric that is NaN matches `!=` alone, as in MLflow 3.17; older ones
 * took it for 0, so that `metrics.loss < 1` found the runs that had diverged (https://github.com/mlflow/mlflow/pull/25802).
 */
export function filterRuns(filter: FilterNode, table: RunTable): Matches {
  switch (filter.kind) {
    case 'and':
      return combine(filter.operands, table, 1, (a, b) => a & b)
    case 'or':
      return combine(filter.operands, table, 0, (a, b) => a | b)
    case 'not':
      return filterRuns(filter.operand, table).map((matches) => 1 - matches)
    case 'word':
      return matchWord(table, filter.text)
    case 'comparison':
      return matchCondition(table, filter)
    default:
      return filter satisfies never
  }
}

function combine(
  operands: readonly FilterNode[],
  table: RunTable,
  initial: 0 | 1,
  join: (a: number, b: number) => number,
): Matches {
  const result = new Uint8Array(table.size).fill(initial)
  for (const operand of operands) {
    const matches = filterRuns(operand, table)
    for (let row = 0; row < result.length; row++) {
      result[row] = join(result[row] ?? 0, matches[row] ?? 0)
    }
  }
  return result
}

/** Looked for in any case in names, ids, users, statuses, the values of params and of people's tags, and datasets. */
function matchWord(table: RunTable, word: string): Matches {
  const result = new Uint8Array(table.size)
  // Looking so is several times as quick as changing the case of every text.
  const pattern = new RegExp(escapeRegExp(word), 'iu')
  const has = (text: string) => pattern.test(text)
  const tags = [...table.tags.values()].filter(({ key }) => isUserTag(key))
  for (const { codes, texts } of [...table.params.values(), ...tags]) {
    const matching = texts.map(has)
    if (!matching.includes(true)) continue
    for (let row = 0; row < table.size; row++) if (matching[codes[row] ?? -1]) result[row] = 1
  }
  for (const texts of [table.names, table.ids, table.users, table.statuses]) {
    for (let row = 0; row < table.size; row++) {
      if (result[row] === 0 && has(texts[row] ?? '')) result[row] = 1
    }
  }
  for (let row = 0; row < table.size; row++) {
    if (result[row] === 0 && table.datasets(row).some(({ name }) => has(name))) result[row] = 1
  }
  return result
}

function matchCondition(table: RunTable, { field, operator, literal }: Condition): Matches {
  const { source, key } = field
  switch (source) {
    case 'metric':
      return matchMetric(table.size, table.metrics.get(key), operator, literal)
    case 'param':
      return matchColumn(table.size, table.params.get(key), operator, literal)
    case 'tag':
      return matchColumn(table.size, table.tags.get(key), operator, literal)
    case 'dataset':
      return matchDatasets(table, key, operator, literal)
    case 'attribute':
      return matchAttribute(table, key, operator, literal)
    default:
      return source satisfies never
  }
}

function matchMetric(
  size: number,
  column: MetricColumn | undefined,
  operator: Operator,
  literal: Literal,
): Matches {
  if (!column) return new Uint8Array(size).fill(operator === 'IS NULL' ? 1 : 0)
  const { values, steps } = column
  return matchNumbers(size, operator, literal, {
    has: (row) => !Number.isNaN(steps[row]),
    at: (row) => clampInfinity(values[row] ?? NaN),
  })
}

/** MLflow's SQL store keeps no infinities. */
const clampInfinity = (value: number) =>
  Math.min(Math.max(value, -Number.MAX_VALUE), Number.MAX_VALUE)

function matchAttribute(
  table: RunTable,
  name: string,
  operator: Operator,
  literal: Literal,
): Matches {
  const { size, startedAt, endedAt } = table
  switch (name) {
    case 'start_time':
      return matchTimes(size, operator, literal, (row) => startedAt[row] ?? NaN)
    case 'end_time':
      return matchTimes(size, operator, literal, (row) => endedAt[row] ?? NaN)
    case 'duration':
      return matchTimes(
        size,
        operator,
        literal,
        (row) => (endedAt[row] ?? NaN) - (startedAt[row] ?? NaN),
      )
    case 'run_name':
      return matchColumn(size, table.tags.get('mlflow.runName'), operator, literal)
    default: {
      const texts = name === 'run_id' ? table.ids : name === 'status' ? table.statuses : table.users
      const test = textTest(operator, literal)
      return Uint8Array.from({ length: size }, (_, row) => Number(test(texts[row] ?? '')))
    }
  }
}

/** `at` gives NaN for a time that is missing. */
const matchTimes = (
  size: number,
  operator: Operator,
  literal: Literal,
  at: (row: number) => number,
): Matches => matchNumbers(size, operator, literal, { has: (row) => !Number.isNaN(at(row)), at })

function matchNumbers(
  size: number,
  operator: Operator,
  literal: Literal,
  { has, at }: { has: (row: number) => boolean; at: (row: number) => number },
): Matches {
  const result = new Uint8Array(size)
  const isAbsence = operator === 'IS NULL'
  const test = isAbsence || operator === 'IS NOT NULL' ? () => true : numberTest(operator, literal)
  for (let row = 0; row < size; row++) {
    if (has(row) ? !isAbsence && test(at(row)) : isAbsence) result[row] = 1
  }
  return result
}

type NumberTest = (value: number, other: number) => boolean

const numberTests: Partial<Record<Operator, NumberTest>> = {
  '=': (value, other) => value === other,
  '!=': (value, other) => value !== other,
  '<': (value, other) => value < other,
  '<=': (value, other) => value <= other,
  '>': (value, other) => value > other,
  '>=': (value, other) => value >= other,
}

function numberTest(operator: Operator, literal: Literal): (value: number) => boolean {
  const test = numberTests[operator]
  const other = literal.kind === 'number' ? literal.value : NaN
  return test ? (value) => test(value, other) : () => false
}

/** Each text is tested once, however many runs have it. */
function matchColumn(
  size: number,
  column: TextColumn | undefined,
  operator: Operator,
  literal: Literal,
): Matches {
  const result = new Uint8Array(size)
  if (!column) return operator === 'IS NULL' ? result.fill(1) : result
  const { codes, texts } = column
  const test = textTest(operator, literal)
  const matching = texts.map(test)
  for (let row = 0; row < size; row++) {
    const code = codes[row] ?? -1
    if (code < 0 ? operator === 'IS NULL' : matching[code]) result[row] = 1
  }
  return result
}

function matchDatasets(
  table: RunTable,
  key: string,
  operator: Operator,
  literal: Literal,
): Matches {
  const test = textTest(operator, literal)
  const matches = (row: number) =>
    table.datasets(row).some(({ name, digest, context }) => {
      if (key === 'context') return context !== '' && test(context)
      return test(key === 'name' ? name : digest)
    })
  return Uint8Array.from({ length: table.size }, (_, row) => Number(matches(row)))
}

/** What a text that is there has to satisfy. A number is compared with the number that the text writes, if it does. */
function textTest(operator: Operator, literal: Literal): (text: string) => boolean {
  switch (literal.kind) {
    case 'number': {
      const test = numberTest(operator, literal)
      return (text) => {
        const value = text.trim() === '' ? NaN : Number(text)
        return !Number.isNaN(value) && test(value)
      }
    }
    case 'list': {
      const values = new Set(literal.values)
      return (text) => values.has(text) === (operator === 'IN')
    }
    case 'nothing':
      return () => operator === 'IS NOT NULL'
    case 'text':
      break
    default:
      return literal satisfies never
  }
  const { value } = literal
  if (operator === '=') return (text) => text === value
  if (operator === '!=') return (text) => text !== value
  return likeTest(operator === 'ILIKE' ? 'ILIKE' : 'LIKE', value)
}
