import type { Needle } from './table.ts'

export type NodeKind = 'object' | 'array' | 'string' | 'literal'

/**
 * Nested values in the order of their file: a node's descendants follow it, and node 0 is the root. The node after a node's
 * last descendant is its `next`.
 */
export type Tree = {
  readonly count: number
  kind: (node: number) => NodeKind
  /** -1 for the root. */
  parent: (node: number) => number
  next: (node: number) => number
  /** How many items or members a node has. */
  children: (node: number) => number
  /** Its place among the children of its parent. */
  position: (node: number) => number
  /** The name of a member; null for what has a place instead. */
  key: (node: number) => string | null
  /** A string or a literal as JSON writes it, other nodes as the file does, up to so many characters. */
  text: (node: number, limit: number) => string
  /** What else the file says of a node, such as a tag. */
  note: (node: number) => string | null
  /** Whether a text stands in the node's own name or value. */
  includes: (node: number, needle: Needle) => boolean
}

/** Why a file is no whole tree, and the line of it, counted from 1, where there is one. */
export type TreeProblem = { message: string; line: number | null }

export const isContainer = (kind: NodeKind) => kind === 'object' || kind === 'array'

/** A node on one line when it is at most `limit` characters long, else null. */
export function inlineText(tree: Tree, node: number, limit: number): string | null {
  if (limit < 0) return null
  const kind = tree.kind(node)
  if (!isContainer(kind)) {
    const text = tree.text(node, limit + 1)
    return text.length <= limit ? text : null
  }
  const [open, close] = kind === 'array' ? ['[', ']'] : ['{ ', ' }']
  if (tree.children(node) === 0) return kind === 'array' ? '[]' : '{}'
  // Each of them takes at least a character and a comma.
  if (tree.children(node) * 2 > limit) return null
  let line = open
  const end = tree.next(node)
  for (let child = node + 1; child < end; child = tree.next(child)) {
    const key = tree.key(child)
    const label = key === null ? '' : `${JSON.stringify(key)}: `
    const start = (child > node + 1 ? ', ' : '') + label
    const value = inlineText(tree, child, limit - line.length - start.length - close.length)
    if (value === null) return null
    line += start + value
  }
  return line + close
}

const PLAIN_NAME = /^[\p{L}_$][\p{L}\p{N}_$]*$/u

/** The way from the root to a node, as JSONPath writes it (RFC 9535). */
export function pathOf(tree: Tree, node: number): string {
  const steps: string[] = []
  for (let at = node; tree.parent(at) >= 0; at = tree.parent(at)) {
    const key = tree.key(at)
    if (key === null) steps.push(`[${tree.position(at)}]`)
    else steps.push(PLAIN_NAME.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`)
  }
  return `$${steps.toReversed().join('')}`
}
