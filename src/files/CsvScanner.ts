const QUOTE = 34
const LF = 10
const CR = 13

/** What is found: cells in order, each row's end after its last one. `start` and `end` are in bytes, quotes included. */
export type CsvEvents = {
  cell: (start: number, end: number) => void
  row: (end: number) => void
  /** Something stands between the quote that closes a cell and the next delimiter. */
  afterQuote: (at: number) => void
}

type State = 'start' | 'plain' | 'quoted' | 'closed'

/**
 * Finds the cells of delimited text (RFC 4180) in bytes that come piece by piece. Rows end with LF or CR LF, and with CR in a
 * file that has no LF. A quote opens a quoted cell only where it comes first.
 */
export class CsvScanner {
  readonly #delimiter: number
  readonly #break: number
  readonly #events: CsvEvents
  #state: State = 'start'
  #cell = 0
  #at = 0
  /** Whether the row goes on after what was found of it. */
  #isRowOpen = false

  constructor(delimiter: number, lineBreak: 'LF' | 'CR', events: CsvEvents) {
    this.#delimiter = delimiter
    this.#break = lineBreak === 'LF' ? LF : CR
    this.#events = events
  }

  /** Whether the text ends, or for now ends, within quotes. */
  get isInQuotes(): boolean {
    return this.#state === 'quoted'
  }

  /** Where the cell begins that has no end yet. */
  get openCell(): number {
    return this.#cell
  }

  /** Looks through the bytes up to `to`; call it again when there are more. Stops after a row when `enough` says so. */
  scan(bytes: Uint8Array, to: number, enough: () => boolean) {
    const delimiter = this.#delimiter
    const lineBreak = this.#break
    let at = this.#at
    while (at < to) {
      const byte = bytes[at] ?? 0
      if (this.#state === 'quoted') {
        const quote = bytes.subarray(at, to).indexOf(QUOTE)
        if (quote < 0) {
          at = to
          break
        }
        at += quote + 1
        this.#state = 'closed'
        continue
      }
      if (byte === delimiter || byte === lineBreak) {
        const end = byte === LF && at > this.#cell && bytes[at - 1] === CR ? at - 1 : at
        this.#events.cell(this.#cell, end)
        this.#state = 'start'
        this.#cell = at + 1
        this.#isRowOpen = byte === delimiter
        at++
        if (byte === lineBreak) {
          this.#events.row(at)
          if (enough()) break
        }
        continue
      }
      if (this.#state === 'plain') {
        do at++
        while (at < to && bytes[at] !== delimiter && bytes[at] !== lineBreak)
        continue
      }
      if (this.#state === 'start') {
        this.#state = byte === QUOTE ? 'quoted' : 'plain'
      } else if (byte === QUOTE) {
        // Doubled, so it is part of the text.
        this.#state = 'quoted'
      } else if (byte !== CR || lineBreak === CR) {
        this.#events.afterQuote(at)
        this.#state = 'plain'
      }
      at++
    }
    this.#at = at
  }

  /** Ends the last row, where it has no line break of its own. */
  finish(to: number) {
    if (this.#cell >= to && !this.#isRowOpen) return
    this.#events.cell(this.#cell, to)
    this.#events.row(to)
  }
}
