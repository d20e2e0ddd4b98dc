import type { TreeRow } from './artifactTree.ts'

type Line = Extract<TreeRow, { kind: 'artifact' }>

/** What a key does in the tree: go to another line, or open or close the one it is on. */
export type TreeMove = { goTo: string } | { setOpen: boolean } | null

const goTo = (target: Line | undefined): TreeMove =>
  target ? { goTo: target.artifact.path } : null

/** The keys of a tree as WAI-ARIA has them. `current` is the path of the line with the focus. */
export function treeMove(rows: readonly TreeRow[], current: string, key: string): TreeMove {
  const lines = rows.filter((row): row is Line => row.kind === 'artifact')
  const index = lines.findIndex(({ artifact }) => artifact.path === current)
  const line = lines[index]
  if (!line) return null
  switch (key) {
    case 'ArrowDown':
      return goTo(lines[index + 1])
    case 'ArrowUp':
      return goTo(lines[index - 1])
    case 'Home':
      return goTo(lines[0])
    case 'End':
      return goTo(lines.at(-1))
    case 'ArrowRight': {
      if (!line.artifact.isFolder) return null
      const child = lines[index + 1]
      return line.open
        ? goTo(child && child.level > line.level ? child : undefined)
        : { setOpen: true }
    }
    case 'ArrowLeft':
      if (line.open) return { setOpen: false }
      return goTo(lines.slice(0, index).findLast(({ level }) => level < line.level))
    default:
      return null
  }
}
