import { Lexer, Parser, Renderer } from 'marked'

export type MarkdownHtml = {
  /** Not safe: what was raw HTML in the text is raw HTML in here. */
  html: string
  /** Pictures that the text holds itself, which `html` names by their place in here. */
  pictures: string[]
  /** What of the text is not laid out as Markdown, each a sentence. */
  notes: string[]
}

/** A longer text is laid out up to here, in characters; pictures that it holds do not count. */
export const LONGEST_MARKDOWN = 100_000
/** Quotes and lists inside each other; the parser needs some of the stack for each. */
const DEEPEST = 40
/** The parser's time for a paragraph grows with the square of its length: this many characters² take 0.3 s at worst. */
const MOST_EFFORT = 2e8
/** A browser lays out this many elements without a pause. */
const MOST_ELEMENTS = 10_000

const DATA_PICTURE = /data:image\/[\w.+-]+(?:;[\w=-]+)*;base64,[A-Za-z0-9+/=]{16,}/gi

/** Stands in the HTML where a picture was. */
const HELD = 'data:image/held;place='

/** The place in `pictures` of an address in the HTML, or -1. */
export const heldPlace = (address: string): number =>
  address.startsWith(HELD) ? Number(address.slice(HELD.length)) : -1

const NESTED = new RegExp(String.raw`^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*){${DEEPEST}}`, 'm')

const TAG = /<(?:"[^"]*"|'[^']*'|[^>"'])*>?/g
const HANDLER = /([\s"'/])on(?=[a-z]+\s*=)/gi

/** Raw HTML without handlers: nothing would run them, and yet a browser complains of each that its policy refuses. */
class WithoutHandlers extends Renderer {
  override html({ text }: { text: string }): string {
    return text.replaceAll(TAG, (tag) => tag.replaceAll(HANDLER, '$1off-'))
  }
}

/**
 * Markdown (CommonMark with GitHub's tables, strikethrough and task lists) as HTML. Null where it would take too long to
 * lay out.
 */
export function markdownHtml(markdown: string): MarkdownHtml | null {
  const pictures: string[] = []
  const whole = markdown
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(DATA_PICTURE, (picture) => HELD + (pictures.push(picture) - 1))
  const text = whole.length <= LONGEST_MARKDOWN ? whole : beginning(whole)
  if (NESTED.test(text)) return null

  const lexer = new Lexer({ gfm: true })
  let effort = 0
  let asWritten = 0
  lexer.blockTokens(text, lexer.tokens)
  // What is queued here is all text within blocks.
  for (const { src, tokens } of lexer.inlineQueue) {
    effort += src.length ** 2
    if (effort <= MOST_EFFORT) lexer.inlineTokens(src, tokens)
    else {
      tokens.push({ type: 'text', raw: src, text: src })
      asWritten++
      // Short texts after a long one are still laid out.
      effort -= src.length ** 2
    }
  }
  const html = new Parser({ renderer: new WithoutHandlers() }).parse(lexer.tokens)
  if (html.split('<', MOST_ELEMENTS + 2).length > MOST_ELEMENTS) return null

  const notes: string[] = []
  if (text.length < whole.length) {
    const limit = LONGEST_MARKDOWN.toLocaleString('en')
    notes.push(`The first ${limit} characters are laid out; the source has all.`)
  }
  if (asWritten > 0) notes.push('Paragraphs of extreme length are shown as they were written.')
  return { html, pictures, notes }
}

/** Up to the end of a line, where there is one. */
function beginning(text: string): string {
  const start = text.slice(0, LONGEST_MARKDOWN)
  const end = start.lastIndexOf('\n')
  return end > 0 ? start.slice(0, end) : start
}
