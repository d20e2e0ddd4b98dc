import { type FilterNode, printFilterNode, readFilter } from '#protocol/filterLanguage.ts'
import { filterPieces } from '#protocol/filterPieces.ts'

/** A condition that must hold for the whole filter. */
export type Conjunct = {
  /** As it was typed, as far as it can stand alone. */
  text: string
  node: FilterNode
}

/** The conditions of a filter that must all hold; none of a filter that cannot be read. */
export function conjunctsOf(filterText: string): Conjunct[] {
  const text = unbracketed(filterText)
  const now = Date.now()
  const { filter } = readFilter(text, now)
  if (filter === null) return []
  if (filter.kind !== 'and') return [{ text, node: filter }]
  const starts = filter.operands.map((operand) => startOf(operand, text))
  return filter.operands.map((node, index) => {
    const typed = withoutAnds(text.slice(starts[index], starts[index + 1]))
    // Of a filter like NOT AND a, the parts are not what they look like.
    const printed = printFilterNode(node)
    const reading = readFilter(typed, now).filter
    return { text: reading && printFilterNode(reading) === printed ? typed : printed, node }
  })
}

/** The filter with one condition in the place of some; at its end where there were none. An empty one only removes. */
export function replaceConjuncts(
  filterText: string,
  isOld: (conjunct: Conjunct) => boolean,
  condition: string,
): string {
  const conjuncts = conjunctsOf(filterText)
  const at = conjuncts.findIndex(isOld)
  const place = at === -1 ? conjuncts.length : at
  const kept = (some: readonly Conjunct[]) =>
    some.filter((conjunct) => !isOld(conjunct)).map(bracketed)
  return [...kept(conjuncts.slice(0, place)), condition, ...kept(conjuncts.slice(place))]
    .filter(Boolean)
    .join(' AND ')
}

/** So that an AND behind it means all of it. */
const bracketed = ({ text, node }: Conjunct) =>
  node.kind === 'or' && unbracketed(text) === text ? `(${text})` : text

/** The text without brackets around the whole of it. */
function unbracketed(filterText: string): string {
  const text = withoutAnds(filterText)
  if (!text.startsWith('(') || !text.endsWith(')')) return text
  const inside = text.slice(1, -1)
  return readFilter(inside).filter === null ? text : unbracketed(inside)
}

/** Where a part of a filter begins, with the NOT and the brackets before its first condition. */
function startOf(node: FilterNode, text: string): number {
  const leaf = firstPosition(node)
  let start = leaf
  for (const { kind, from, to } of filterPieces(text.slice(0, leaf)).toReversed()) {
    const source = text.slice(from, to)
    if (source === '(' || /^not$/i.test(source)) start = from
    else if (kind !== 'space' && !/^and$/i.test(source)) break
  }
  return start
}

function firstPosition(node: FilterNode): number {
  if (node.kind === 'not') return firstPosition(node.operand)
  if (node.kind === 'word' || node.kind === 'comparison') return node.position
  const [first] = node.operands
  return first ? firstPosition(first) : 0
}

/** Without blanks and ANDs at either end, where an AND means nothing. */
function withoutAnds(text: string): string {
  const pieces = filterPieces(text).filter(
    ({ kind, from, to }) => kind !== 'space' && !/^and$/i.test(text.slice(from, to)),
  )
  return text.slice(pieces[0]?.from ?? text.length, pieces.at(-1)?.to)
}
