/** A piece of a filter as it is typed. `from` and `to` are places in the text, `to` just behind it. */
export type Lexeme = {
  kind: 'word' | 'number' | 'quoted' | 'symbol' | 'bracket' | 'comma' | 'unclosed'
  /** What it says: without its quotes. */
  text: string
  /** As it is written. */
  source: string
  quote: string
  from: number
  to: number
  /** Whether it follows the one before without a space, as the key in metrics."my loss" does. */
  attached: boolean
}

const patterns: { kind: Lexeme['kind']; pattern: RegExp }[] = [
  { kind: 'quoted', pattern: /'[^']*'|"[^"]*"|`[^`]*`/y },
  { kind: 'unclosed', pattern: /['"`][^]*/y },
  { kind: 'symbol', pattern: /<=|>=|!=|<>|==|[=<>!]/y },
  { kind: 'bracket', pattern: /[()]/y },
  { kind: 'comma', pattern: /,/y },
  { kind: 'word', pattern: /[^\s'"`=<>!(),]+/y },
]

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i

/** Splits any text, a half-typed one as well; every character that is no blank is part of one lexeme. */
export function lexFilter(text: string): Lexeme[] {
  const lexemes: Lexeme[] = []
  let position = 0
  while (position < text.length) {
    if (/\s/.test(text.charAt(position))) {
      position++
      continue
    }
    const lexeme = lexemeAt(text, position)
    lexeme.attached = lexemes.at(-1)?.to === position
    lexemes.push(lexeme)
    position = lexeme.to
  }
  return lexemes
}

function lexemeAt(text: string, from: number): Lexeme {
  for (const { kind, pattern } of patterns) {
    pattern.lastIndex = from
    const source = pattern.exec(text)?.[0]
    if (source === undefined) continue
    const place = { source, from, to: from + source.length, attached: false }
    if (kind === 'quoted') {
      return { kind, text: source.slice(1, -1), quote: source.charAt(0), ...place }
    }
    if (kind === 'unclosed') {
      return { kind, text: source.slice(1), quote: source.charAt(0), ...place }
    }
    const isNumber = kind === 'word' && NUMBER.test(source)
    return { kind: isNumber ? 'number' : kind, text: source, quote: '', ...place }
  }
  // The patterns leave no character out.
  throw new Error(`No lexeme begins with ${text.charAt(from)}.`)
}
