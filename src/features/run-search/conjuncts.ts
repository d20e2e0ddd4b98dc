import { type FilterNode, readFilter } from '#protocol/filterLanguage.ts'
import { filterPieces } from '#protocol/filterPieces.ts'

/** A condition that must hold for the whole filter. */
export type Conjunct = {
  /** As it was typed. */
  text: string
  node: FilterNode
}

/** The conditions of a filter that must all hold; none of a filter that cannot be read. */
export function conjunctsOf(filterText: string): Conjunct[] {
  const text = unbracketed(filterText.trim())
  const { filter } = readFilter(text)
  if (filter === null) return []
  if (filter.kind !== 'and') return [{ text, node: filter }]
  const starts = filter.operands.map((operand) => startOf(operand, text))
  return filter.operands.map((node, index) => ({
    text: withoutEnd(text.slice(starts[index], starts[index + 1])),
    node,
  }))
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
function unbracketed(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text
  const inside = text.slice(1, -1).trim()
  return readFilter(inside).filter === null ? text : unbracketed(inside)
}

/** Where a part of a filter begins, with the NOT and the brackets before its first condition. */
function startOf(node: FilterNode, text: string): number {
  const leaf = firstPosition(node)
  let start = leaf
  for (const { kind, from, to } of filterPieces(text.slice(0, leaf)).toReversed()) {
    const source = text.slice(from, to)
    if (source === '(' || /^not$/i.test(source)) start = from
    else if (kind !== 'space') break
  }
  return start
}

function firstPosition(node: FilterNode): number {
  if (node.kind === 'not') return firstPosition(node.operand)
  if (node.kind === 'word' || node.kind === 'comparison') return node.position
  const [first] = node.operands
  return first ? firstPosition(first) : 0
}

/** Without the AND that leads on. */
function withoutEnd(text: string): string {
  const last = filterPieces(text).findLast(({ kind }) => kind !== 'space' && kind !== 'connective')
  return text.slice(0, last?.to)
}
