import { FilterProblemError, FilterReader } from './filterReader.ts'
import { type Lexeme, lexFilter } from './filterLexer.ts'
import { readCondition } from './filterCondition.ts'
import type { Field } from './searchFields.ts'
import { type Comparison, inQuotes, printFilter } from './searchFilter.ts'

/**
 * A filter in Tidemark's language: MLflow's grammar and, around it, OR, NOT, parentheses and plain words. NOT is plain
 * negation: a run without the param matches `NOT params.x = 'a'`, while it does not match `params.x != 'a'`.
 */
export type FilterNode =
  | { kind: 'and' | 'or'; operands: FilterNode[] }
  | { kind: 'not'; operand: FilterNode }
  | Condition
  /** A word, or a text in quotes, that is looked for in all that is said of a run. */
  | { kind: 'word'; text: string; position: number }

/** A comparison with the field that it is about. */
export type Condition = Comparison & { field: Field }

/** Where a filter cannot be read, counted from 0, and why, in one sentence. */
export type FilterProblem = { position: number; length: number; message: string }

type Reading = { filter: FilterNode; problem: null } | { filter: null; problem: FilterProblem }

/**
 * Reads a filter; an empty one matches all. Never throws. `now`, in ms since the epoch, is what relative times like
 * `start_time > -7d` count from.
 */
export function readFilter(text: string, now: number = Date.now()): Reading {
  try {
    const reader = new FilterReader(lexFilter(text), text)
    const filter = reader.atEnd() ? { kind: 'and' as const, operands: [] } : readOr(reader, now)
    const rest = reader.peek()
    if (rest) throw reader.problem(rest, `"${rest.source}" does not fit here.`)
    return { filter, problem: null }
  } catch (error) {
    if (error instanceof FilterProblemError) return { filter: null, problem: error.problem }
    throw error
  }
}

function readOr(reader: FilterReader, now: number): FilterNode {
  const operands = [readAnd(reader, now)]
  while (reader.takeWord('OR')) operands.push(readAnd(reader, now))
  const [only, ...others] = operands
  return only && others.length === 0 ? only : { kind: 'or', operands }
}

/** What stands side by side belongs together, with AND between or without. */
function readAnd(reader: FilterReader, now: number): FilterNode {
  const operands: FilterNode[] = []
  for (;;) {
    while (reader.takeWord('AND'));
    const next = reader.peek()
    if (!next || next.source === ')' || reader.isWord(next, 'OR')) break
    operands.push(readNot(reader, now))
  }
  const [only, ...others] = operands
  if (only) return others.length === 0 ? only : { kind: 'and', operands }
  throw reader.problem(reader.peek(), 'A condition or a word is missing here.')
}

function readNot(reader: FilterReader, now: number): FilterNode {
  const opening = reader.peek()
  if (reader.takeWord('NOT')) {
    return { kind: 'not', operand: reader.nested(opening, () => readNot(reader, now)) }
  }
  if (opening?.source !== '(') return readCondition(reader, now) ?? readWord(reader)
  reader.next()
  const inside = reader.nested(opening, () => readOr(reader, now))
  if (reader.next()?.source !== ')') {
    throw reader.problem(opening, 'This bracket is never closed.')
  }
  return inside
}

function readWord(reader: FilterReader): FilterNode {
  const lexeme = reader.next()
  if (!lexeme || !isWord(lexeme)) {
    throw reader.problem(
      lexeme,
      lexeme?.kind === 'unclosed'
        ? `The quote ${lexeme.quote} is never closed.`
        : `A word or a condition like metrics.loss < 1 is expected here.`,
    )
  }
  return { kind: 'word', text: lexeme.text, position: lexeme.from }
}

const isWord = ({ kind, text }: Lexeme) =>
  kind === 'number' || kind === 'quoted' || (kind === 'word' && !/^(and|or)$/i.test(text))

/** Writes a filter so that `readFilter` reads the same one back. */
export function printFilterNode(filter: FilterNode): string {
  switch (filter.kind) {
    case 'and':
      return filter.operands.map(printOperand).join(' AND ')
    case 'or':
      return filter.operands.map(printOperand).join(' OR ')
    case 'not':
      return `NOT ${printOperand(filter.operand)}`
    case 'comparison':
      return printFilter(filter)
    case 'word':
      return printWord(filter.text)
    default:
      return filter satisfies never
  }
}

const printOperand = (filter: FilterNode) =>
  filter.kind === 'and' || filter.kind === 'or'
    ? `(${printFilterNode(filter)})`
    : printFilterNode(filter)

/** Bare where nothing in it means something to the language. */
function printWord(text: string): string {
  const isBare = /^[^\s'"`=<>!(),]+$/.test(text) && !/^(and|or|not|like|ilike|in|is)$/i.test(text)
  return isBare ? text : inQuotes(text, ["'", '"', '`'])
}
