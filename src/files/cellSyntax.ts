const QUOTE = 34
const BACKSLASH = 92

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** How the cells of a format are written. */
export type CellSyntax = {
  isQuoted: (bytes: Uint8Array, start: number, end: number) => boolean
  /** Whether a quoted cell is more than what stands between its quotes. */
  hasEscapes: (bytes: Uint8Array, start: number, end: number) => boolean
  /** The text that a cell stands for; null where it stands for none. */
  decode: (bytes: Uint8Array, start: number, end: number) => string | null
}

const isQuoted = (bytes: Uint8Array, start: number, end: number) =>
  end - start >= 2 && bytes[start] === QUOTE && bytes[end - 1] === QUOTE

const includesByte = (bytes: Uint8Array, byte: number, from: number, to: number): boolean =>
  bytes.subarray(from, to).includes(byte)

/** RFC 4180: a quote within quotes is doubled. An empty cell is missing; one of two quotes is an empty text. */
export const csvSyntax: CellSyntax = {
  isQuoted,
  hasEscapes: (bytes, start, end) => includesByte(bytes, QUOTE, start + 1, end - 1),
  decode(bytes, start, end) {
    if (start === end) return null
    if (bytes[start] !== QUOTE) return decoder.decode(bytes.subarray(start, end))
    return unquoteCsv(decoder.decode(bytes.subarray(start + 1, end)))
  },
}

/** What follows an opening quote, as text: a quote that is never closed, or has something after it, leaves the rest as it is. */
function unquoteCsv(text: string): string {
  let close = text.indexOf('"')
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  if (close < 0) return text.replaceAll('""', '"')
  return text.slice(0, close).replaceAll('""', '"') + text.slice(close + 1)
}

/** A value of JSON; what is no string stands for its source. */
export const jsonSyntax: CellSyntax = {
  isQuoted,
  hasEscapes: (bytes, start, end) => includesByte(bytes, BACKSLASH, start, end),
  decode(bytes, start, end) {
    const source = decoder.decode(bytes.subarray(start, end))
    if (source === 'null') return null
    return isQuoted(bytes, start, end) ? unquoteJson(source) : source
  },
}

/** What a JSON string stands for; its source where it has an escape that JSON does not know. */
export function unquoteJson(source: string): string {
  try {
    return String(JSON.parse(source))
  } catch {
    return source
  }
}
