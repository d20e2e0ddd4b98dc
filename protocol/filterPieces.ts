import { type Lexeme, lexFilter } from './filterLexer.ts'

/** A part of a filter's text for highlighting, from `from` up to `to`. */
export type FilterPiece = {
  kind:
    | 'entity'
    | 'key'
    | 'operator'
    | 'connective'
    | 'number'
    | 'text'
    | 'word'
    | 'bracket'
    | 'space'
    | 'unreadable'
  from: number
  to: number
}

/** The pieces of a filter, which together cover its whole text; of one that is broken or half typed as well. */
export function filterPieces(text: string): FilterPiece[] {
  const pieces: FilterPiece[] = []
  let at = 0
  for (const piece of roleLexemes(lexFilter(text)).flatMap(piecesOf)) {
    if (piece.from > at) pieces.push({ kind: 'space', from: at, to: piece.from })
    pieces.push(piece)
    at = piece.to
  }
  if (at < text.length) pieces.push({ kind: 'space', from: at, to: text.length })
  return pieces
}

type Role = 'name' | 'quotedKey' | 'operator' | 'value' | 'connective' | 'word' | 'bracket'

/** A lexeme with the part that it plays in its sentence. */
export type RoledLexeme = Lexeme & { role: Role }

/** Says of each lexeme what it is in the filter, as far as what stands around it tells. */
export function roleLexemes(lexemes: readonly Lexeme[]): RoledLexeme[] {
  const roles: Role[] = []
  for (const [index, lexeme] of lexemes.entries()) {
    const previous = roles.at(-1)
    const next = lexemes[index + 1]
    if (previous === 'operator') roles.push(isOperator(lexeme) ? 'operator' : inList(lexeme))
    else if (previous === 'value' && isListPart(lexemes, roles, index)) roles.push('value')
    else if (lexeme.kind === 'bracket') roles.push('bracket')
    else if (isNegatedList(lexeme, next) || (isOperator(lexeme) && canPrecede(previous))) {
      roles.push('operator')
    } else if (CONNECTIVE.test(lexeme.source)) roles.push('connective')
    else if (isKeyBehind(lexemes[index - 1], lexeme)) roles.push('quotedKey')
    else roles.push(isName(lexeme, lexemes, index) ? 'name' : 'word')
  }
  return lexemes.map((lexeme, index) => Object.assign(lexeme, { role: roles[index] ?? 'word' }))
}

const CONNECTIVE = /^(and|or|not)$/i
const OPERATOR = /^(like|ilike|in|is|null)$/i

const isOperator = ({ kind, source }: Lexeme) =>
  kind === 'symbol' || (kind === 'word' && OPERATOR.test(source))

const canPrecede = (role: Role | undefined) => role === 'name' || role === 'quotedKey'

const isNegatedList = (lexeme: Lexeme, next: Lexeme | undefined) =>
  /^not$/i.test(lexeme.source) && next !== undefined && /^(in|null)$/i.test(next.source)

/** What follows an operator: NOT of IS NOT NULL is part of it, the rest is what it compares with. */
const inList = (lexeme: Lexeme): Role => (/^not$/i.test(lexeme.source) ? 'operator' : 'value')

/** Whether a lexeme belongs to a list in brackets that began behind IN. */
function isListPart(lexemes: readonly Lexeme[], roles: readonly Role[], index: number): boolean {
  if (lexemes[index - 1]?.source === ')') return false
  for (let back = index - 1; roles[back] === 'value'; back--) {
    if (lexemes[back]?.source === '(') return true
  }
  return false
}

const isKeyBehind = (entity: Lexeme | undefined, key: Lexeme) =>
  entity?.kind === 'word' && entity.text.endsWith('.') && key.attached && key.quote !== ''

function isName(lexeme: Lexeme, lexemes: readonly Lexeme[], index: number): boolean {
  if (/^(metrics?|params?|parameters?|tags?|attributes?|attr|run|datasets?)\./.test(lexeme.text)) {
    return lexeme.kind === 'word'
  }
  const next = lexemes[index + 1]
  const operator = next && (isOperator(next) || isNegatedList(next, lexemes[index + 2]))
  return operator === true && lexeme.kind !== 'number' && lexeme.quote !== "'"
}

function piecesOf({ role, kind, source, from, to }: RoledLexeme): FilterPiece[] {
  if (kind === 'unclosed') return [{ kind: 'unreadable', from, to }]
  const dot = source.indexOf('.')
  switch (role) {
    case 'name':
      return dot === -1 || kind === 'quoted'
        ? [{ kind: 'key', from, to }]
        : [
            { kind: 'entity' as const, from, to: from + dot + 1 },
            { kind: 'key' as const, from: from + dot + 1, to },
          ].filter((piece) => piece.to > piece.from)
    case 'quotedKey':
      return [{ kind: 'key', from, to }]
    case 'value':
      if (kind === 'bracket' || kind === 'comma') return [{ kind: 'bracket', from, to }]
      return [{ kind: kind === 'number' ? 'number' : 'text', from, to }]
    case 'operator':
    case 'connective':
    case 'bracket':
    case 'word':
      return [{ kind: role, from, to }]
    default:
      return role satisfies never
  }
}
