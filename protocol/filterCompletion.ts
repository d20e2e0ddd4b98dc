import { lexFilter } from './filterLexer.ts'
import { type RoledLexeme, roleLexemes } from './filterPieces.ts'
import type { Identifier } from './searchFilter.ts'

/** What may be typed at a place of a filter. A choice replaces the text from `from` to `to`. */
export type CompletionPlace = {
  kind: 'name' | 'operator' | 'value' | 'connective'
  from: number
  to: number
  /** What is typed there so far, without quotes. */
  typed: string
  /** The name that an operator or a value belongs to. */
  identifier: Identifier | null
}

/** What the user is typing, or may type next, where the caret stands. */
export function completionAt(text: string, caret: number): CompletionPlace {
  const lexemes = roleLexemes(lexFilter(text))
  const index = lexemes.findLastIndex(({ from }) => from < caret)
  const touched = lexemes[index]
  const under = touched && touched.to >= caret ? index : null
  const before = lexemes[under === null ? index : index - 1]

  if (under !== null && touched) {
    const { from, to } = touched
    const typed = touched.text
    if (touched.role === 'quotedKey' && before) {
      return { kind: 'name', from: before.from, to, typed: before.text + typed, identifier: null }
    }
    if (touched.role === 'value' && isTyped(touched)) {
      return { kind: 'value', from, to, typed, identifier: nameBefore(lexemes, index) }
    }
    if (touched.role === 'name' || touched.role === 'word') {
      // A word behind a name may become its operator.
      const identifier = before?.role === 'name' ? nameBefore(lexemes, index) : null
      return { kind: identifier ? 'operator' : 'name', from, to, typed, identifier }
    }
  }
  const next = { from: caret, to: caret, typed: '' }
  const identifier = nameBefore(lexemes, index + 1)
  const last = under === null ? before : touched
  if (last?.role === 'operator') return { kind: 'value', ...next, identifier }
  if (last?.role === 'name' || last?.role === 'quotedKey') {
    return { kind: 'operator', ...next, identifier }
  }
  const isDone = last?.role === 'value' || last?.role === 'word' || last?.source === ')'
  return { kind: isDone ? 'connective' : 'name', ...next, identifier: null }
}

const isTyped = ({ kind }: RoledLexeme) => kind !== 'bracket' && kind !== 'comma'

/** The name nearest before a lexeme. */
function nameBefore(lexemes: readonly RoledLexeme[], index: number): Identifier | null {
  const at = lexemes.slice(0, index).findLastIndex(({ role }) => role === 'name')
  const name = lexemes[at]
  if (!name) return null
  const behind = lexemes[at + 1]
  if (behind?.role === 'quotedKey') return { entity: name.text.slice(0, -1), key: behind.text }
  const dot = name.kind === 'quoted' ? -1 : name.text.indexOf('.')
  return dot === -1
    ? { entity: null, key: name.text }
    : { entity: name.text.slice(0, dot), key: name.text.slice(dot + 1) }
}
