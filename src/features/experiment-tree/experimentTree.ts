import type { Experiment } from '#mlflow/experiments.ts'

/** `path` is unique among folders: the parts of its name, joined by `/`. */
export type Folder = {
  kind: 'folder'
  path: string
  name: string
  children: TreeNode[]
  /** Every experiment in it, at any depth, in the order of the tree. */
  experiments: Experiment[]
}

type Leaf = { kind: 'experiment'; name: string; experiment: Experiment }

export type TreeNode = Folder | Leaf

/** Tags whose value names the folder of an experiment that has no `/` in its name; the first that is set counts. */
const FOLDER_TAGS = ['tidemark.folder', 'project'] as const

const partsOf = (path: string) => path.split('/').filter((part) => part.trim() !== '')

/** The folders that an experiment lies in, outermost first, and its own name in the last of them. */
export function placeOf({ name, tags }: Experiment): { folders: string[]; name: string } {
  const parts = partsOf(name)
  if (parts.length > 1) return { folders: parts.slice(0, -1), name: parts.at(-1) ?? name }
  const folder = FOLDER_TAGS.map((tag) => tags.get(tag)).find((value) => value?.trim())
  return { folders: partsOf(folder ?? ''), name: parts[0] ?? name }
}

/** The folders that all of some experiments lie in, outermost first. */
export function commonFolders(experiments: readonly Experiment[]): string[] {
  const [first = [], ...others] = experiments.map((experiment) => placeOf(experiment).folders)
  const differsAt = first.findIndex((name, level) => others.some((path) => path[level] !== name))
  return differsAt === -1 ? first : first.slice(0, differsAt)
}

/** Folders before experiments, each by name as a person orders them: `run 2` before `run 10`. */
export function experimentTree(experiments: readonly Experiment[]): TreeNode[] {
  const root = newFolder('', '')
  const folders = new Map([['', root]])
  for (const experiment of experiments) {
    const place = placeOf(experiment)
    let parent = root
    for (const name of place.folders) {
      const path = parent === root ? name : `${parent.path}/${name}`
      const folder = folders.get(path) ?? newFolder(path, name)
      if (!folders.has(path)) parent.children.push(folder)
      folders.set(path, folder)
      parent = folder
    }
    parent.children.push({ kind: 'experiment', name: place.name, experiment })
  }
  for (const folder of [...folders.values()].toReversed()) settle(folder)
  return root.children
}

const newFolder = (path: string, name: string): Folder => ({
  kind: 'folder',
  path,
  name,
  children: [],
  experiments: [],
})

const collator = new Intl.Collator(undefined, { numeric: true })

/** Orders a folder and gathers what is in it, once those below it are done. */
function settle(folder: Folder) {
  folder.children.sort(
    (a, b) =>
      Number(b.kind === 'folder') - Number(a.kind === 'folder') || collator.compare(a.name, b.name),
  )
  folder.experiments = folder.children.flatMap((child) =>
    child.kind === 'folder' ? child.experiments : [child.experiment],
  )
}

/** One line of the tree on screen. Levels and positions count from 1, as ARIA has them. */
export type TreeRow = {
  node: TreeNode
  level: number
  position: number
  siblings: number
  /** Null for an experiment. */
  open: boolean | null
}

/** What the tree shows: everything but the inside of closed folders. */
export function visibleRows(
  nodes: readonly TreeNode[],
  isOpen: (folder: Folder) => boolean,
  level = 1,
): TreeRow[] {
  return nodes.flatMap((node, index) => {
    const open = node.kind === 'folder' ? isOpen(node) : null
    const row = { node, level, position: index + 1, siblings: nodes.length, open }
    return node.kind === 'folder' && open
      ? [row, ...visibleRows(node.children, isOpen, level + 1)]
      : [row]
  })
}

/** The experiments whose folders and name hold every word of the search, in any case, with the folders they lie in. */
export function searchTree(nodes: readonly TreeNode[], search: string): TreeNode[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return [...nodes]
  return keepMatching(nodes, '', (path) => words.every((word) => path.toLowerCase().includes(word)))
}

function keepMatching(
  nodes: readonly TreeNode[],
  parentPath: string,
  matches: (path: string) => boolean,
): TreeNode[] {
  return nodes.flatMap((node): TreeNode[] => {
    const path = `${parentPath}/${node.name}`
    if (node.kind === 'experiment') {
      return matches(path) || matches(node.experiment.name) ? [node] : []
    }
    const children = keepMatching(node.children, path, matches)
    if (children.length === 0) return []
    const experiments = children.flatMap((child) =>
      child.kind === 'folder' ? child.experiments : [child.experiment],
    )
    return [{ ...node, children, experiments }]
  })
}

/** Tells rows apart in keys and element ids; experiments and folders may share a name. */
export const rowKey = ({ node }: TreeRow): string =>
  node.kind === 'folder' ? `folder-${node.path}` : `experiment-${node.experiment.id}`
