/** Deeper than any file that a person would read. */
export const DEEPEST = 500

const OBJECT = 1
const ARRAY = 2

/** What is found, in the order of the text. Places are in bytes; `keyStart` is -1 outside of objects; quotes are included. */
export type JsonEvents = {
  open: (kind: 'object' | 'array', start: number, keyStart: number, keyEnd: number) => void
  close: (end: number) => void
  /** A string, with its quotes, or a number, `true`, `false`, `null`, or Python's `NaN` and `Infinity`. */
  value: (start: number, end: number, keyStart: number, keyEnd: number) => void
}

/** Why a text is not JSON, and where: `line` is counted from 1. */
export class JsonProblem extends Error {
  readonly line: number

  constructor(message: string, line: number) {
    super(message)
    this.name = 'JsonProblem'
    this.line = line
  }
}

type Expected = 'value' | 'valueOrClose' | 'key' | 'keyOrClose' | 'colon' | 'commaOrClose' | 'end'

const QUOTE = 34
const BACKSLASH = 92
const WORDS = ['true', 'false', 'null', 'NaN', 'Infinity', '-Infinity'].map((word) =>
  new TextEncoder().encode(word),
)
const ESCAPES = new Set(new TextEncoder().encode('"\\/bfnrt'))

const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 57
const isHex = (byte: number | undefined) =>
  isDigit(byte) || (byte !== undefined && (byte | 32) >= 97 && (byte | 32) <= 102)

/**
 * Walks through JSON in bytes, a piece at a time: numbers keep their digits, members their order and their doubles.
 * Unlike JSON.parse it takes `NaN`, `Infinity` and `-Infinity`, which Python writes.
 */
export class JsonScanner {
  readonly #bytes: Uint8Array
  readonly #from: number
  readonly #to: number
  readonly #events: JsonEvents
  readonly #stack = new Uint8Array(DEEPEST + 1)
  #depth = 0
  #at: number
  #expected: Expected = 'value'
  #keyStart = -1
  #keyEnd = -1

  constructor(bytes: Uint8Array, from: number, to: number, events: JsonEvents) {
    this.#bytes = bytes
    this.#from = from
    this.#to = to
    this.#at = from
    this.#events = events
  }

  /** How far it has come, in bytes. */
  get at(): number {
    return this.#at
  }

  /** Goes on for about so many bytes; true once all is read. Throws a `JsonProblem`. */
  advance(bytes: number): boolean {
    const until = this.#at + bytes
    while (this.#at < until) {
      this.#skipSpace()
      if (this.#expected === 'end') {
        if (this.#at < this.#to) this.#fail('The end')
        return true
      }
      this.#step()
    }
    return false
  }

  #step() {
    const byte = this.#at < this.#to ? (this.#bytes[this.#at] ?? 0) : -1
    switch (this.#expected) {
      case 'colon':
        if (byte !== 58) this.#fail('":"')
        this.#at++
        this.#expected = 'value'
        return
      case 'commaOrClose':
        return this.#commaOrClose(byte)
      case 'keyOrClose':
        if (byte === 125) return this.#close()
        return this.#key(byte)
      case 'key':
        return this.#key(byte)
      case 'valueOrClose':
        if (byte === 93) return this.#close()
        return this.#value(byte)
      case 'value':
        return this.#value(byte)
      case 'end':
        return
      default:
        this.#expected satisfies never
    }
  }

  #commaOrClose(byte: number) {
    const isObject = this.#stack[this.#depth - 1] === OBJECT
    if (byte === 44) {
      this.#at++
      this.#expected = isObject ? 'key' : 'value'
    } else if (byte === (isObject ? 125 : 93)) this.#close()
    else this.#fail(isObject ? '"," or "}"' : '"," or "]"')
  }

  #key(byte: number) {
    if (byte !== QUOTE) this.#fail('The name of a member')
    this.#keyStart = this.#at
    this.#string()
    this.#keyEnd = this.#at
    this.#expected = 'colon'
  }

  #value(byte: number) {
    const start = this.#at
    if (byte === 123 || byte === 91) {
      if (this.#depth >= DEEPEST) {
        throw new JsonProblem(`It is nested deeper than ${DEEPEST} levels`, this.#lineAt(start))
      }
      this.#stack[this.#depth++] = byte === 123 ? OBJECT : ARRAY
      this.#at++
      this.#events.open(byte === 123 ? 'object' : 'array', start, this.#keyStart, this.#keyEnd)
      this.#keyStart = -1
      this.#expected = byte === 123 ? 'keyOrClose' : 'valueOrClose'
      return
    }
    if (byte === QUOTE) this.#string()
    else this.#literal(byte)
    this.#events.value(start, this.#at, this.#keyStart, this.#keyEnd)
    this.#afterValue()
  }

  #close() {
    this.#at++
    this.#depth--
    this.#events.close(this.#at)
    this.#afterValue()
  }

  #afterValue() {
    this.#keyStart = -1
    this.#expected = this.#depth === 0 ? 'end' : 'commaOrClose'
  }

  #string() {
    const bytes = this.#bytes
    const start = this.#at
    let at = start + 1
    for (;;) {
      if (at >= this.#to) {
        this.#at = this.#to
        this.#fail('The closing quote of a string')
      }
      const byte = bytes[at] ?? 0
      if (byte === QUOTE) break
      if (byte === BACKSLASH) {
        const isUnicode = bytes[at + 1] === 117
        const isKnown = isUnicode
          ? [2, 3, 4, 5].every((i) => isHex(bytes[at + i]))
          : ESCAPES.has(bytes[at + 1] ?? 0)
        if (!isKnown || at + (isUnicode ? 5 : 1) >= this.#to) {
          this.#at = at
          this.#fail('A string without unknown escapes')
        }
        at += isUnicode ? 6 : 2
        continue
      }
      if (byte < 32) {
        this.#at = at
        this.#fail('The closing quote of a string')
      }
      at++
    }
    this.#at = at + 1
  }

  #literal(byte: number) {
    for (const word of WORDS) {
      if (byte === word[0] && this.#isAt(word)) {
        this.#at += word.length
        return
      }
    }
    const bytes = this.#bytes
    const to = this.#to
    let at = this.#at
    if (bytes[at] === 45) at++
    const digits = at
    if (bytes[at] === 48 && at < to) at++
    else while (at < to && isDigit(bytes[at])) at++
    if (at === digits || at > to) this.#fail('A value')
    if (at + 1 < to && bytes[at] === 46 && isDigit(bytes[at + 1])) {
      at++
      while (at < to && isDigit(bytes[at])) at++
    }
    if (at < to && ((bytes[at] ?? 0) | 32) === 101) {
      let power = at + 1
      if (bytes[power] === 43 || bytes[power] === 45) power++
      if (power < to && isDigit(bytes[power])) {
        at = power
        while (at < to && isDigit(bytes[at])) at++
      }
    }
    this.#at = at
  }

  #isAt(word: Uint8Array): boolean {
    if (this.#at + word.length > this.#to) return false
    return word.every((byte, i) => this.#bytes[this.#at + i] === byte)
  }

  #skipSpace() {
    const bytes = this.#bytes
    while (this.#at < this.#to) {
      const byte = bytes[this.#at]
      if (byte !== 32 && byte !== 10 && byte !== 13 && byte !== 9) return
      this.#at++
    }
  }

  #fail(expected: string): never {
    const decoder = new TextDecoder()
    const line = this.#lineAt(this.#at)
    const lineStart = Math.max(this.#bytes.lastIndexOf(10, this.#at - 1) + 1, this.#from)
    const before =
      this.#at > lineStart ? decoder.decode(this.#bytes.subarray(lineStart, this.#at)) : ''
    const [found] = decoder.decode(this.#bytes.subarray(this.#at, Math.min(this.#at + 4, this.#to)))
    const what = found === undefined ? 'the text ends' : `there is ${JSON.stringify(found)}`
    throw new JsonProblem(
      `${expected} is missing at line ${line}, column ${before.length + 1}, where ${what}`,
      line,
    )
  }

  #lineAt(place: number): number {
    let line = 1
    for (let at = this.#from; at < place; at++) if (this.#bytes[at] === 10) line++
    return line
  }
}
