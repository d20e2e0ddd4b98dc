import { invalid } from './errors.ts'

export type Token = {
  kind: 'word' | 'number' | 'symbol' | 'quoted'
  /** What it says: without its quotes. */
  text: string
  /** As it was written. */
  source: string
  position: number
  quote?: string
  /** Whether it follows the token before without a space, as the key in metrics."my loss" does. */
  attached: boolean
}

const patterns: { kind: Token['kind']; pattern: RegExp }[] = [
  { kind: 'quoted', pattern: /'[^']*'|"[^"]*"|`[^`]*`/y },
  { kind: 'number', pattern: /-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?(?![\p{L}\p{N}_.])/iuy },
  { kind: 'word', pattern: /[\p{L}_][\p{L}\p{N}\p{M}_.]*/uy },
  { kind: 'symbol', pattern: /<=|>=|!=|<>|==|[=<>(),]/y },
]

/**
 * Splits a filter or an order into tokens. `what` names the text in the error for a character that no token can begin with.
 * There are no escapes in quotes, as in MLflow.
 */
export function tokenize(text: string, what: 'filter' | 'order_by'): Token[] {
  const tokens: Token[] = []
  let position = 0
  while (position < text.length) {
    const space = /\s+/y
    space.lastIndex = position
    if (space.test(text)) {
      position = space.lastIndex
      continue
    }
    const token = tokenAt(text, position)
    if (token === null) throw unreadable(text, position, what)
    token.attached = tokens.at(-1) !== undefined && endOf(tokens.at(-1)) === position
    tokens.push(token)
    position = endOf(token)
  }
  return tokens
}

const endOf = (token: Token | undefined) =>
  token === undefined ? 0 : token.position + token.source.length

function tokenAt(text: string, position: number): Token | null {
  for (const { kind, pattern } of patterns) {
    pattern.lastIndex = position
    const source = pattern.exec(text)?.[0]
    if (source === undefined) continue
    const token = { kind, text: source, source, position, attached: false }
    return kind === 'quoted'
      ? { ...token, text: source.slice(1, -1), quote: source.charAt(0) }
      : token
  }
  return null
}

function unreadable(text: string, position: number, what: string) {
  const character = text.charAt(position)
  const advice = /['"`]/.test(character)
    ? `the quote ${character} at position ${position + 1} is never closed`
    : `"${character}" at position ${position + 1} means nothing here; quote a key with such characters, as in metrics.\`my-loss\``
  return invalid(`Invalid ${what} "${text.slice(0, 200)}": ${advice}.`)
}
