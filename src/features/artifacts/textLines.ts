/** A longer line would take a browser seconds to lay out. */
export const LONGEST_LINE = 20_000

export type TextLine = {
  text: string
  /** How many characters of the line are left out. */
  cut: number
}

/** The lines of a text, without the empty one after a final line break. */
export function textLines(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

export const cutLine = (line: string): TextLine => ({
  text: line.slice(0, LONGEST_LINE),
  cut: Math.max(line.length - LONGEST_LINE, 0),
})

/** Whether a text is none: text files have no NUL, binary ones soon do. */
export const looksBinary = (text: string): boolean => text.slice(0, 8_000).includes('\0')
