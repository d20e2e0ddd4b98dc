import { completionAt, type CompletionPlace } from '#protocol/filterCompletion.ts'
import { findField, operatorsOf } from '#protocol/filterCondition.ts'
import { filterPieces } from '#protocol/filterPieces.ts'
import type { Operator } from '#protocol/searchFilter.ts'
import { formatCount } from '#ui/formatCount.ts'
import { quoteText } from './quoteText.ts'
import type { Vocabulary } from './vocabulary.ts'

export type Completion = {
  /** What is written into the box. */
  text: string
  /** What kind of thing it is, or how often it was seen. */
  detail: string
}

/** What can stand in a part of the text instead of what is there. */
export type CompletionList = {
  kind: CompletionPlace['kind'] | 'recent'
  /** The part of the text that a completion takes the place of. */
  from: number
  to: number
  options: readonly Completion[]
  /** How many more there are than `options` holds. */
  more: number
}

const MOST_OPTIONS = 50

/** What would fit where the caret stands; null where nothing would, or where it is there already. */
export function completionsAt(
  text: string,
  caret: number,
  vocabulary: Vocabulary,
): CompletionList | null {
  const place = placeAt(text, caret)
  const found = bestFirst(candidatesFor(place, vocabulary), place.typed)
  const [first] = found
  const alreadyThere = found.length === 1 && first?.text === text.slice(place.from, place.to)
  if (first === undefined || alreadyThere) return null
  return {
    kind: place.kind,
    from: place.from,
    to: place.to,
    options: found.slice(0, MOST_OPTIONS),
    more: Math.max(found.length - MOST_OPTIONS, 0),
  }
}

/** The text with a completion in it and a space behind it, and where the caret then stands. */
export function complete(
  text: string,
  { from, to }: CompletionList,
  { text: inserted }: Completion,
) {
  const before = `${text.slice(0, from)}${inserted} `
  return { text: before + text.slice(to).trimStart(), caret: before.length }
}

function candidatesFor(place: CompletionPlace, { names, valuesOf }: Vocabulary): Completion[] {
  if (place.kind === 'name')
    return names.map(({ id, field }) => ({ text: id, detail: field.source }))
  if (place.kind === 'connective') {
    return [
      { text: 'AND', detail: 'both hold' },
      { text: 'OR', detail: 'either holds' },
    ]
  }
  const { identifier } = place
  const field = identifier === null ? null : findField(identifier)
  if (field === null || typeof field === 'string') return []
  const operators = operatorsOf(field)
  if (place.kind === 'operator') {
    return operators.map((text) => ({ text, detail: operatorDetails[text] ?? '' }))
  }
  return valuesOf(field).flatMap(({ value, count }) => {
    const written = operators.includes('LIKE') ? quoteText(value) : value
    return written === null ? [] : [{ text: written, detail: formatCount(count, 'run') }]
  })
}

const operatorDetails: Partial<Record<Operator, string>> = {
  LIKE: 'with % for any text',
  ILIKE: 'the same in any case',
  IN: 'one of a list',
  'NOT IN': 'none of a list',
  'IS NULL': 'is missing',
  'IS NOT NULL': 'is there',
}

/** A quote that is still open takes all that follows for its own; only what stands before the caret is meant. */
function placeAt(text: string, caret: number): CompletionPlace {
  const place = completionAt(text, caret)
  const piece = filterPieces(text).find(({ from }) => from === place.from)
  return piece?.kind === 'unreadable' ? completionAt(text.slice(0, caret), caret) : place
}

/** Those that contain what was typed, leaving quotes aside; those that begin with it, or whose key does, come first. */
function bestFirst(candidates: readonly Completion[], typed: string): Completion[] {
  const sought = unquoted(typed)
  const rest: Completion[] = []
  const first = candidates.filter((candidate) => {
    const text = unquoted(candidate.text)
    if (text.startsWith(sought) || text.replace(/^\w+\./, '').startsWith(sought)) return true
    if (text.includes(sought)) rest.push(candidate)
    return false
  })
  return [...first, ...rest]
}

const unquoted = (text: string) => text.toLowerCase().replaceAll(/['"`]/g, '')
