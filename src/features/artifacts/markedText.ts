/** A text cut where a needle stands in it, in any case. */
export function markedText(text: string, needle: string): { text: string; isMatch: boolean }[] {
  const lower = text.toLowerCase()
  const wanted = needle.toLowerCase()
  // Where case changes the length, places in one are none in the other.
  if (wanted === '' || lower.length !== text.length) return [{ text, isMatch: false }]
  const pieces: { text: string; isMatch: boolean }[] = []
  let at = 0
  for (let found = lower.indexOf(wanted); found >= 0; found = lower.indexOf(wanted, at)) {
    if (found > at) pieces.push({ text: text.slice(at, found), isMatch: false })
    at = found + wanted.length
    pieces.push({ text: text.slice(found, at), isMatch: true })
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isMatch: false })
  return pieces
}
