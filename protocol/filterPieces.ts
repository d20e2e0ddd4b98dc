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
  const roled: RoledLexeme[] = []
  let inList = false
  for (const [index, lexeme] of lexemes.entries()) {
    const previous = roled.at(-1)?.role
    inList ||= previous === 'operator' && lexeme.source === '('
    roled.push({ ...lexeme, role: inList ? 'value' : roleOf(lexemes, index, previous) })
    if (lexeme.source === ')') inList = false
  }
  return roled
}

function roleOf(lexemes: readonly Lexeme[], index: number, previous: Role | undefined): Role {
  const [before, lexeme, next] = [lexemes[index - 1], lexemes[index], lexemes[index + 1]]
  if (!lexeme) return 'word'
  if (previous === 'operator') return isOperator(lexeme) || isNot(lexeme) ? 'operator' : 'value'
  if (lexeme.kind === 'bracket') return 'bracket'
  const behindName = previous === 'name' || previous === 'quotedKey'
  if (isNegatedList(lexeme, next) || (behindName && isOperator(lexeme))) return 'operator'
  if (CONNECTIVE.test(lexeme.source)) return 'connective'
  if (isKeyBehind(before, lexeme)) return 'quotedKey'
  return isName(lexeme, lexemes, index) ? 'name' : 'word'
}

const CONNECTIVE = /^(and|or|not)$/i
const OPERATOR = /^(like|ilike|in|is|null)$/i

const isOperator = ({ kind, source }: Lexeme) =>
  kind === 'symbol' || (kind === 'word' && OPERATOR.test(source))

/** Part of an operator in `IS NOT NULL` and `NOT IN`. */
const isNot = ({ source }: Lexeme) => /^not$/i.test(source)

const isNegatedList = (lexeme: Lexeme, next: Lexeme | undefined) =>
  isNot(lexeme) && next !== undefined && /^(in|null)$/i.test(next.source)

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
