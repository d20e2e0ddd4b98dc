import type { Lexeme } from './filterLexer.ts'
import type { Condition } from './filterLanguage.ts'
import type { FilterReader } from './filterReader.ts'
import { readTime, readTimeSpan } from './filterTimes.ts'
import { type Field, searchableRuns } from './searchFields.ts'
import type { Identifier, Literal, Operator } from './searchFilter.ts'

/** How a field's values compare. `either`: text on the wire, which may hold numbers. */
type FieldType = 'number' | 'either' | 'text' | 'time' | 'span'

/** Reads `identifier operator value`; null where something else stands, as a plain word. */
export function readCondition(reader: FilterReader, now: number): Condition | null {
  const first = reader.peek()
  const operatorAt = first && isKeyBehind(first, reader.peek(1)) ? 2 : 1
  if (!first || !canName(first) || !isOperator(reader, operatorAt)) return null
  const name = [reader.next(), ...(operatorAt === 2 ? [reader.next()] : [])]
  const identifier = identifierOf(first, name[1])
  const field = fieldOf(reader, first, identifier)
  const type = typeOf(field)
  const operatorLexeme = reader.peek()
  const operator = readOperator(reader)
  if (!operatorsOf(field).includes(operator)) {
    throw reader.problem(
      operatorLexeme,
      `${nameOf(identifier)} compares with ${operatorsOf(field).join(' ')}.`,
    )
  }
  const literal = readLiteral(reader, operator, field, type, now)
  return { kind: 'comparison', identifier, field, operator, literal, position: first.from }
}

/** A key in quotes that belongs to the entity before it, as in metrics."my loss". */
const isKeyBehind = (entity: Lexeme, key: Lexeme | undefined) =>
  entity.kind === 'word' && entity.text.endsWith('.') && key?.kind === 'quoted' && key.attached

const canName = ({ kind, quote }: Lexeme) => kind === 'word' || (kind === 'quoted' && quote !== "'")

function isOperator(reader: FilterReader, ahead: number): boolean {
  const lexeme = reader.peek(ahead)
  if (lexeme?.kind === 'symbol') return true
  const isText = ['LIKE', 'ILIKE', 'IS', 'IN'].some((word) => reader.isWord(lexeme, word))
  return isText || (reader.isWord(lexeme, 'NOT') && reader.isWord(reader.peek(ahead + 1), 'IN'))
}

function identifierOf(first: Lexeme, quotedKey: Lexeme | undefined): Identifier {
  if (quotedKey) return { entity: first.text.slice(0, -1), key: quotedKey.text }
  const dot = first.kind === 'quoted' ? -1 : first.text.indexOf('.')
  if (dot === -1) return { entity: null, key: first.text }
  return { entity: first.text.slice(0, dot), key: first.text.slice(dot + 1) }
}

const nameOf = ({ entity, key }: Identifier) => (entity === null ? key : `${entity}.${key}`)

/** What runs are not known by here, though MLflow searches by it. */
const UNKNOWN_HERE = 'artifact_uri'

function fieldOf(reader: FilterReader, lexeme: Lexeme, identifier: Identifier): Field {
  const field = findField(identifier)
  if (typeof field === 'string') throw reader.problem(lexeme, field)
  return field
}

/** The field that a name means, or why it means none, in a sentence. */
export function findField({ entity, key }: Identifier): Field | string {
  const { entities, attributes } = searchableRuns
  const source =
    entity === null ? 'attribute' : Object.hasOwn(entities, entity) ? entities[entity] : undefined
  if (source === undefined) {
    return `"${entity}" is none of metrics, params, tags, attributes and datasets.`
  }
  if (key === '') return `A name is missing after "${entity}.".`
  if (source === 'dataset' && !['name', 'digest', 'context'].includes(key)) {
    return `A dataset has a name, a digest and a context, but no "${key}".`
  }
  if (source !== 'attribute') return { source, key }
  if (key === 'duration') return { source, key }
  const attribute = Object.hasOwn(attributes, key) ? attributes[key] : undefined
  if (!attribute || key === UNKNOWN_HERE) {
    return `A run has no "${key}" to search by; a metric is written metrics.${key}, a param params.${key}, a tag tags.${key}.`
  }
  return { source, key: attribute.means ?? key }
}

function typeOf({ source, key }: Field): FieldType {
  if (source === 'metric') return 'number'
  if (source === 'param' || source === 'tag') return 'either'
  if (source === 'dataset') return 'text'
  if (key === 'start_time' || key === 'end_time') return 'time'
  return key === 'duration' ? 'span' : 'text'
}

const NUMERIC: readonly Operator[] = ['=', '!=', '<', '<=', '>', '>=']
const TEXTUAL: readonly Operator[] = ['=', '!=', 'LIKE', 'ILIKE']
const LISTED: readonly Operator[] = [...TEXTUAL, 'IN', 'NOT IN']
const PRESENCE: readonly Operator[] = ['IS NULL', 'IS NOT NULL']

/** How a field can be compared. */
export function operatorsOf(field: Field): readonly Operator[] {
  const { source, key } = field
  const type = typeOf(field)
  if (type === 'either') return [...new Set([...NUMERIC, ...TEXTUAL, ...PRESENCE])]
  if (type !== 'text') return [...NUMERIC, ...(source === 'metric' ? PRESENCE : [])]
  return source === 'dataset' || key === 'run_id' ? LISTED : TEXTUAL
}

const spellings: Record<string, Operator> = { '==': '=', '<>': '!=' }
const symbols = new Map(NUMERIC.map((operator) => [operator as string, operator]))

function readOperator(reader: FilterReader): Operator {
  const lexeme = reader.next()
  const symbol = lexeme && (spellings[lexeme.text] ?? symbols.get(lexeme.text))
  if (symbol) return symbol
  if (reader.isWord(lexeme, 'LIKE')) return 'LIKE'
  if (reader.isWord(lexeme, 'ILIKE')) return 'ILIKE'
  if (reader.isWord(lexeme, 'IN')) return 'IN'
  if (reader.isWord(lexeme, 'NOT') && reader.takeWord('IN')) return 'NOT IN'
  if (reader.isWord(lexeme, 'IS')) {
    const negated = reader.takeWord('NOT')
    if (reader.takeWord('NULL')) return negated ? 'IS NOT NULL' : 'IS NULL'
    throw reader.problem(reader.peek(), 'NULL or NOT NULL is expected after IS.')
  }
  throw reader.problem(lexeme, 'One of = != < <= > >= LIKE ILIKE is expected here.')
}

function readLiteral(
  reader: FilterReader,
  operator: Operator,
  field: Field,
  type: FieldType,
  now: number,
): Literal {
  if (operator === 'IS NULL' || operator === 'IS NOT NULL') return { kind: 'nothing' }
  if (operator === 'IN' || operator === 'NOT IN') {
    return { kind: 'list', values: readList(reader) }
  }
  const lexeme = reader.peek()
  if (!lexeme || !isValue(lexeme)) {
    const why =
      lexeme?.kind === 'unclosed'
        ? `The quote ${lexeme.quote} is never closed.`
        : `A value is missing after ${operator}.`
    throw reader.problem(lexeme, why)
  }
  reader.next()
  return literalOf(reader, lexeme, operator, field, type, now)
}

const isValue = ({ kind, quote }: Lexeme) =>
  kind === 'word' || kind === 'number' || (kind === 'quoted' && quote !== '`')

function literalOf(
  reader: FilterReader,
  lexeme: Lexeme,
  operator: Operator,
  field: Field,
  type: FieldType,
  now: number,
): Literal {
  const { kind, text } = lexeme
  const isOrder = operator.startsWith('<') || operator.startsWith('>')
  if (type === 'text' || operator === 'LIKE' || operator === 'ILIKE') {
    return { kind: 'text', value: field.key === 'status' ? text.toUpperCase() : text }
  }
  if (kind === 'number') return { kind: 'number', value: Number(text) }
  if (type === 'either' && !isOrder) return { kind: 'text', value: text }
  const value =
    type === 'time'
      ? readTime(text, now)
      : type === 'span'
        ? readTimeSpan(text)
        : Number(text.trim() === '' ? NaN : text)
  if (value !== null && Number.isFinite(value)) return { kind: 'number', value }
  throw reader.problem(lexeme, `${expected[type]} is expected here, not "${text}".`)
}

const expected: Record<FieldType, string> = {
  number: 'A number',
  either: 'A number',
  text: 'A text',
  time: 'A date like 2024-05-31, or a time ago like -7d,',
  span: 'A length of time like 90s, 5m or 2h',
}

function readList(reader: FilterReader): string[] {
  const opening = reader.next()
  if (opening?.source !== '(') throw reader.problem(opening, '"(" is expected after IN.')
  const values: string[] = []
  for (;;) {
    const lexeme = reader.next()
    if (!lexeme || !isValue(lexeme)) throw reader.problem(lexeme, 'A value is missing here.')
    values.push(lexeme.text)
    const separator = reader.next()
    if (separator?.source === ')') return values
    if (separator?.source !== ',') throw reader.problem(separator, '"," or ")" is expected here.')
  }
}
