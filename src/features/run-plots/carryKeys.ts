/** Things that are told by their texts, and what each is kept by while its text changes; the lists go together. */
export type KeyedTexts = { texts: readonly string[]; keys: readonly number[] }

/**
 * The keys of texts after a change: the same text keeps its key wherever it stands now, and so does one that took
 * another's place. Each has a key of its own.
 */
export function carryKeys(before: KeyedTexts, texts: readonly string[]): KeyedTexts {
  const keyOf = new Map(before.texts.map((text, at) => [text, before.keys[at]]))
  let last = Math.max(-1, ...before.keys)
  const keys = texts.map((text, at) => {
    const known = keyOf.get(text)
    if (known !== undefined) return known
    const former = before.texts[at]
    const replaces = former !== undefined && !texts.includes(former)
    return (replaces ? keyOf.get(former) : undefined) ?? ++last
  })
  return { texts, keys }
}
