import { invalid } from './errors.ts'
import { type Token, tokenize } from './searchTokens.ts'

export type Operator =
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'LIKE'
  | 'ILIKE'
  | 'IN'
  | 'NOT IN'
  | 'IS NULL'
  | 'IS NOT NULL'

export type Literal =
  | { kind: 'number'; value: number }
  | { kind: 'text'; value: string }
  | { kind: 'list'; values: string[] }
  /** What `IS NULL` compares with. */
  | { kind: 'nothing' }

/** What a comparison is about: `metrics.loss` has an entity and a key, `start_time` a key alone. */
export type Identifier = { entity: string | null; key: string }

export type Comparison = {
  kind: 'comparison'
  identifier: Identifier
  operator: Operator
  literal: Literal
  /** Where it begins in the text, counted from 0; error messages count from 1. */
  position: number
}

/** A tree, so that further connectives fit in. MLflow's grammar itself knows one level of AND. */
export type Filter = Comparison | { kind: 'and'; operands: Filter[] }

/**
 * Parses a filter in MLflow's grammar: comparisons `identifier operator literal` joined by AND. As in MLflow, an AND at
 * either end or left out between two comparisons does no harm. Throws INVALID_PARAMETER_VALUE with the position of what
 * does not fit and what was expected there. https://mlflow.org/docs/2.9.2/search-runs.html
 */
export function parseFilter(text: string): Filter {
  const tokens = new TokenReader(tokenize(text, 'filter'), text)
  const operands: Comparison[] = []
  for (;;) {
    while (tokens.takeWord('AND'));
    if (tokens.atEnd()) return { kind: 'and', operands }
    operands.push(parseComparison(tokens))
  }
}

function parseComparison(tokens: TokenReader): Comparison {
  const position = tokens.position()
  const identifier = parseIdentifier(tokens)
  const operator = parseOperator(tokens)
  const literal = parseLiteral(tokens, operator)
  return { kind: 'comparison', identifier, operator, literal, position }
}

const CONNECTIVES = new Set(['OR', 'NOT', 'AND', 'BETWEEN'])

/** The part before the first dot is the entity; further dots belong to the key. */
export function parseIdentifier(tokens: TokenReader): Identifier {
  const token = tokens.next()
  if (token?.kind === 'quoted' && token.quote !== "'") return { entity: null, key: token.text }
  if (token?.kind !== 'word' || CONNECTIVES.has(token.text.toUpperCase())) {
    throw tokens.unexpected(token, 'a name like metrics.loss, params.lr, tags.team or start_time')
  }
  const dot = token.text.indexOf('.')
  if (dot === -1) return { entity: null, key: token.text }
  const entity = token.text.slice(0, dot)
  const key = token.text.slice(dot + 1)
  if (key !== '') return { entity, key }
  const quoted = tokens.next()
  if (quoted?.kind !== 'quoted' || quoted.text === '' || !quoted.attached) {
    throw tokens.unexpected(quoted, `a key after "${entity}."`)
  }
  return { entity, key: quoted.text }
}

const symbols: readonly string[] = ['=', '!=', '<', '<=', '>', '>='] satisfies Operator[]
const isSymbol = (text: string): text is '=' | '!=' | '<' | '<=' | '>' | '>=' =>
  symbols.includes(text)

function parseOperator(tokens: TokenReader): Operator {
  const token = tokens.next()
  if (token?.kind === 'symbol' && isSymbol(token.text)) return token.text
  const word = token?.kind === 'word' ? token.text.toUpperCase() : ''
  if (word === 'LIKE' || word === 'ILIKE' || word === 'IN') return word
  if (word === 'NOT' && tokens.takeWord('IN')) return 'NOT IN'
  if (word === 'IS') {
    const negated = tokens.takeWord('NOT')
    if (tokens.takeWord('NULL')) return negated ? 'IS NOT NULL' : 'IS NULL'
  }
  throw tokens.unexpected(token, 'one of = != < <= > >= LIKE ILIKE IN "NOT IN" "IS NULL"')
}

function parseLiteral(tokens: TokenReader, operator: Operator): Literal {
  if (operator === 'IS NULL' || operator === 'IS NOT NULL') return { kind: 'nothing' }
  if (operator === 'IN' || operator === 'NOT IN') return { kind: 'list', values: parseList(tokens) }
  const token = tokens.next()
  if (token?.kind === 'number') return { kind: 'number', value: Number(token.text) }
  if (token?.kind === 'quoted' && token.quote !== '`') return { kind: 'text', value: token.text }
  throw tokens.unexpected(token, `a number or a text in quotes after ${operator}`)
}

function parseList(tokens: TokenReader): string[] {
  const values: string[] = []
  let separator = '('
  do {
    const opening = tokens.next()
    if (opening?.text !== separator) throw tokens.unexpected(opening, `"${separator}"`)
    const token = tokens.next()
    if (token?.kind !== 'quoted' || token.quote === '`') {
      throw tokens.unexpected(token, 'a text in quotes')
    }
    values.push(token.text)
    separator = ','
  } while (tokens.peek()?.text === ',')
  const closing = tokens.next()
  if (closing?.text !== ')') throw tokens.unexpected(closing, '"," or ")"')
  return values
}

/** Walks over the tokens of one text and says where something does not fit. */
export class TokenReader {
  readonly #tokens: Token[]
  readonly #text: string
  #index = 0

  constructor(tokens: Token[], text: string) {
    this.#tokens = tokens
    this.#text = text
  }

  peek(): Token | undefined {
    return this.#tokens[this.#index]
  }

  next(): Token | undefined {
    const token = this.peek()
    this.#index += 1
    return token
  }

  takeWord(word: string): boolean {
    const token = this.peek()
    const found = token?.kind === 'word' && token.text.toUpperCase() === word
    if (found) this.#index += 1
    return found
  }

  atEnd(): boolean {
    return this.peek() === undefined
  }

  position(): number {
    return this.peek()?.position ?? this.#text.length
  }

  unexpected(token: Token | undefined, expected: string) {
    const found = token === undefined ? 'the end' : `"${token.source}"`
    const position = (token?.position ?? this.#text.length) + 1
    return invalid(
      `Cannot read "${shorten(this.#text)}": expected ${expected} at position ${position}, found ${found}.`,
    )
  }
}

const shorten = (text: string) => (text.length > 200 ? `${text.slice(0, 200)}…` : text)

/** Writes a filter so that `parseFilter` reads the same one back. */
export function printFilter(filter: Filter): string {
  if (filter.kind === 'and') return filter.operands.map(printFilter).join(' AND ')
  const { identifier, operator, literal } = filter
  return [printIdentifier(identifier), operator, printLiteral(literal)].join(' ').trimEnd()
}

/** Writes a name; throws INVALID_PARAMETER_VALUE where its key holds every kind of quote. */
export function printIdentifier({ entity, key }: Identifier): string {
  const printed = isPlain(key, entity === null) ? key : inQuotes(key, ['`', '"', "'"])
  return entity === null ? printed : `${entity}.${printed}`
}

const isPlain = (key: string, standsAlone: boolean) =>
  /^[\p{L}_][\p{L}\p{N}\p{M}_.]*$/u.test(key) && !(standsAlone && key.includes('.'))

function printLiteral(literal: Literal): string {
  if (literal.kind === 'nothing') return ''
  if (literal.kind === 'number') return printNumber(literal.value)
  if (literal.kind === 'text') return inQuotes(literal.value, ["'", '"'])
  return `(${literal.values.map((value) => inQuotes(value, ["'", '"'])).join(', ')})`
}

/** As MLflow reads numbers: without a plus in the exponent, and an infinity as what is too large for a double. */
export function printNumber(value: number): string {
  if (Number.isFinite(value)) return String(value).replace('e+', 'e')
  return value > 0 ? '1e999' : '-1e999'
}

/** The grammar has no escapes: a text that holds every kind of quote cannot be written. */
export function inQuotes(text: string, quotes: string[]): string {
  const quote = quotes.find((candidate) => !text.includes(candidate))
  if (quote === undefined) {
    throw invalid(`MLflow's filter language cannot express ${text}: it holds every kind of quote.`)
  }
  return quote + text + quote
}
