import { diffArrays } from 'diff'

/** A stretch of two texts: in both, in the second alone, or in the first alone. */
export type DiffPart = { kind: 'same' | 'added' | 'removed'; text: string }

export type TextDiff =
  | { outcome: 'diff'; parts: DiffPart[] }
  /** One of the texts is longer than `MOST_SIGNS`. */
  | { outcome: 'tooLong' }
  /** More words were added and removed than the caller wanted to wait for. */
  | { outcome: 'tooDifferent' }

/** Texts longer than this are not diffed, in UTF-16 units. */
export const MOST_SIGNS = 20_000

/** Numbers with their fractions and exponents, words of any script, white space, and all else sign by sign. */
const TOKEN = /[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?(?![\p{L}\p{N}_])|[\p{L}\p{N}_]+|\s+|[^]/giu

/**
 * What was added to and removed from a text, word by word. JSON is compared as JSON: laid out alike, keys in the order
 * of their names. `mostEdits` bounds the words that are added and removed, and so the time, which goes by its square.
 */
export function diffTexts(before: string, after: string, mostEdits: number): TextDiff {
  if (Math.max(before.length, after.length) > MOST_SIGNS) return { outcome: 'tooLong' }
  const [one, other] = alike(before, after)
  const changes = diffArrays(one.match(TOKEN) ?? [], other.match(TOKEN) ?? [], {
    maxEditLength: mostEdits,
  })
  if (!changes) return { outcome: 'tooDifferent' }
  const parts = changes.map(({ value, added, removed }): DiffPart => {
    const kind = added ? 'added' : removed ? 'removed' : 'same'
    return { kind, text: value.join('') }
  })
  return { outcome: 'diff', parts: merged(parts) }
}

/** Where nothing but white space is left between changes, they are one: first what was removed, then what was added. */
function merged(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = []
  let removed = ''
  let added = ''
  const flush = () => {
    if (removed !== '') result.push({ kind: 'removed', text: removed })
    if (added !== '') result.push({ kind: 'added', text: added })
    removed = ''
    added = ''
  }
  for (const [i, { kind, text }] of parts.entries()) {
    const isBetween = removed !== '' && added !== '' && i < parts.length - 1
    const isFolded = kind === 'same' && isBetween && text.trim() === ''
    if (kind === 'removed' || isFolded) removed += text
    if (kind === 'added' || isFolded) added += text
    if (kind === 'same' && !isFolded) {
      flush()
      result.push({ kind, text })
    }
  }
  flush()
  return result
}

/** Both as JSON that is laid out alike; as they are where one is no JSON, or where that would hide what differs. */
function alike(before: string, after: string): [string, string] {
  const one = prettyJson(before)
  const other = prettyJson(after)
  return one === null || other === null || one === other ? [before, after] : [one, other]
}

/** A JSON object or list over several lines, keys by name; null for what is neither, or has a number that JavaScript would round. */
export function prettyJson(text: string): string | null {
  if (!looksLikeJson(text) || /\d{16}/.test(text)) return null
  try {
    return JSON.stringify(JSON.parse(text), withSortedKeys, 2)
  } catch {
    return null
  }
}

const looksLikeJson = (text: string) => /^\s*[{[]/.test(text)

const withSortedKeys = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value

/** Shorter texts, and those of fewer words, are read faster beside each other. */
const FEWEST_SIGNS = 20
const SENTENCE = /\S\s+\S+\s+\S/

/** Whether a diff may tell more than the two values beside each other: both are sentences, or lists or objects. */
export const isWorthDiffing = (before: string, after: string): boolean =>
  before !== after &&
  [before, after].every(
    (text) => text.length >= FEWEST_SIGNS && (SENTENCE.test(text) || looksLikeJson(text)),
  )

/** Whether so little is the same that the new text alone is easier to read. */
export function isRewritten(parts: readonly DiffPart[]): boolean {
  const lengthOf = (kind: DiffPart['kind']) =>
    parts.reduce((sum, part) => sum + (part.kind === kind ? part.text.length : 0), 0)
  return lengthOf('same') < Math.max(lengthOf('removed'), lengthOf('added'))
}

/** How much of what is the same stands beside a change, in signs. */
const CONTEXT = 20

/** The changes of a diff with what is around them; what else is the same becomes an ellipsis. */
export const shortened = (parts: readonly DiffPart[]): DiffPart[] =>
  parts.map(({ kind, text }, i) => {
    const head = i === 0 ? '' : text.slice(0, CONTEXT)
    const tail = i === parts.length - 1 ? '' : text.slice(-CONTEXT)
    const cut = kind === 'same' && text.length > head.length + tail.length + 1
    return { kind, text: cut ? `${head}…${tail}` : text }
  })
