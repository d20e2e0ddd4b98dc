/** A text as a value of the filter language; null when it holds both kinds of quotes, since there is no escape. */
export function quoteText(text: string): string | null {
  if (!text.includes("'")) return `'${text}'`
  return text.includes('"') ? null : `"${text}"`
}
