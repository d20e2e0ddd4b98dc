import { Lexer, parseDocument } from 'yaml'
import { FileProblem } from './FileProblem.ts'
import { MOST_NESTED_BLOCKS, nestsBlocks } from './nestsBlocks.ts'

const LONGEST = 1_000_000
/** The parser's time grows with the square of these, and is 0.1 s for so many; settings have a few hundred. */
const MOST_LEXEMES = 10_000
/** Deeper than any settings are nested; the parser's time and stack grow with the depth. */
const DEEPEST = MOST_NESTED_BLOCKS

/**
 * Reads YAML 1.2 as data only: a tag makes no object and runs nothing, and what refers to itself is not followed without
 * end. Throws `FileProblem` where it is no YAML, or made to take long.
 */
export function parseYaml(text: string): unknown {
  if (text.length > LONGEST || hasMoreLexemes(text)) {
    throw new FileProblem('It is longer than what is read as YAML here')
  }
  if (nestsBlocks(text) || deepestBracket(text) > DEEPEST) {
    throw new FileProblem(`It is nested more than ${DEEPEST} levels deep`)
  }
  try {
    const document = parseDocument(text, {
      schema: 'core',
      logLevel: 'silent',
      // These would search the text once more for each error.
      prettyErrors: false,
      stringKeys: true,
    })
    const [error] = document.errors
    if (error) throw new FileProblem(error.message)
    return document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    if (error instanceof FileProblem) throw error
    // Too many aliases, or too deep after all.
    throw new FileProblem(error instanceof Error ? error.message : 'It cannot be read')
  }
}

function hasMoreLexemes(text: string): boolean {
  let count = 0
  for (const _ of new Lexer().lex(text)) if (++count > MOST_LEXEMES) return true
  return false
}

/** How deep brackets are nested, wherever they stand: those within texts count as well. */
function deepestBracket(text: string): number {
  let depth = 0
  let deepest = 0
  for (const [sign] of text.matchAll(/[[\]{}]/g)) {
    depth += sign === '[' || sign === '{' ? 1 : -1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}
