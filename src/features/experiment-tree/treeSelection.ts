import { experimentsOf, type TreeNode, type TreeRow } from './experimentTree.ts'

/** Ids of the selected experiments. A folder is selected by what is in it. */
export type TreeSelection = ReadonlySet<string>

export const isSelected = (node: TreeNode, selection: TreeSelection): boolean =>
  experimentsOf(node).every(({ id }) => selection.has(id))

/** With the node in it, or without where it was. */
export function toggled(selection: TreeSelection, node: TreeNode): TreeSelection {
  const ids = experimentsOf(node).map(({ id }) => id)
  if (!isSelected(node, selection)) return new Set([...selection, ...ids])
  return new Set([...selection].filter((id) => !ids.includes(id)))
}

/**
 * All that the rows from one to another stand for, both included. An open folder stands only for the rows below it,
 * as far as they are within; alone, for all that is in it.
 */
export function selectRange(rows: readonly TreeRow[], from: number, to: number): TreeSelection {
  const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1)
  const standing = range.length > 1 ? range.filter(({ open }) => open !== true) : range
  return new Set(standing.flatMap(({ node }) => experimentsOf(node).map(({ id }) => id)))
}
