import type { Lexeme } from './filterLexer.ts'

/** Thrown while a filter is read, and turned into its problem before anybody else sees it. */
export class FilterProblemError extends Error {
  readonly problem: { position: number; length: number; message: string }

  constructor(position: number, length: number, message: string) {
    super(message)
    this.problem = { position, length, message }
  }
}

/** Deeper than anybody writes, and far from what the stack holds. */
const DEEPEST = 100

/** Walks over the lexemes of one filter. */
export class FilterReader {
  readonly #lexemes: readonly Lexeme[]
  readonly #text: string
  #index = 0
  #depth = 0

  constructor(lexemes: readonly Lexeme[], text: string) {
    this.#lexemes = lexemes
    this.#text = text
  }

  peek(ahead = 0): Lexeme | undefined {
    return this.#lexemes[this.#index + ahead]
  }

  next(): Lexeme | undefined {
    const lexeme = this.peek()
    if (lexeme) this.#index += 1
    return lexeme
  }

  atEnd(): boolean {
    return this.peek() === undefined
  }

  /** Whether a lexeme is a word of the language, in any case and without quotes. */
  isWord(lexeme: Lexeme | undefined, word: string): boolean {
    return lexeme?.kind === 'word' && lexeme.text.toUpperCase() === word
  }

  takeWord(word: string): boolean {
    const found = this.isWord(this.peek(), word)
    if (found) this.#index += 1
    return found
  }

  /** Reads what stands within a bracket or behind a NOT, the `opening`. */
  nested<Result>(opening: Lexeme | undefined, read: () => Result): Result {
    if (++this.#depth > DEEPEST) {
      throw this.problem(opening, `Brackets and NOTs can be nested ${DEEPEST} deep.`)
    }
    const result = read()
    this.#depth--
    return result
  }

  /** What is wrong with a lexeme; with none, at the end of the text. */
  problem(lexeme: Lexeme | undefined, message: string): FilterProblemError {
    return lexeme
      ? new FilterProblemError(lexeme.from, lexeme.to - lexeme.from, message)
      : new FilterProblemError(this.#text.length, 0, message)
  }
}
