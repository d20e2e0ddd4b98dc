/** Elements within elements, or references to references, beyond so many are taken for too many. */
const DEEPEST = 1_000

/** What stands below an element with an id, down to the next ones that have one. */
type Group = { elements: number; refersTo: string[] }

/**
 * How many elements an SVG comes to once each `<use>` stands for what it refers to (SVG 2, 5.5), up to `most`. Looks at
 * tags alone: what hides from it is drawn, in a frame of its own.
 */
export function countUnfolded(text: string, most: number): number {
  const groups = readGroups(text)
  const known = new Map<string, number>()
  const weigh = (id: string, depth: number): number => {
    const before = known.get(id)
    if (before !== undefined) return before
    if (depth > DEEPEST) return most
    // What refers to itself is not drawn.
    known.set(id, 0)
    const { elements, refersTo } = groups.get(id) ?? { elements: 0, refersTo: [] }
    let weight = elements
    for (const other of refersTo) {
      if (weight >= most) break
      weight += weigh(other, depth + 1)
    }
    known.set(id, Math.min(weight, most))
    return Math.min(weight, most)
  }
  return weigh(ROOT, 0)
}

/** No reference names it. */
const ROOT = ''

function readGroups(text: string): ReadonlyMap<string, Group> {
  const root: Group = { elements: 0, refersTo: [] }
  const groups = new Map([[ROOT, root]])
  const open: Group[] = []
  for (const [tag] of text.matchAll(/<\/?[A-Za-z][^<>]*>/g)) {
    if (tag.startsWith('</')) {
      open.pop()
      continue
    }
    const parent = open.at(-1) ?? root
    parent.elements++
    const id = /\sid\s*=\s*["']([^"']+)["']/.exec(tag)?.[1]
    let group = parent
    if (id !== undefined && !groups.has(id)) {
      group = { elements: 0, refersTo: [] }
      groups.set(id, group)
      parent.refersTo.push(id)
    }
    const target = /^<(?:\w+:)?use\s(?:[^<>]*\s)?(?:\w+:)?href\s*=\s*["']#([^"']+)["']/.exec(
      tag,
    )?.[1]
    if (target !== undefined) group.refersTo.push(target)
    if (!tag.endsWith('/>')) open.push(group)
  }
  return groups
}
