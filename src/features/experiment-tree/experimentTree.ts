import { escapeRegExp } from '#mlflow/escapeRegExp.ts'
import type { Experiment } from '#mlflow/experiments.ts'
import type { FolderSeparator } from './folderSeparator.ts'

/** What stands above the folders: experiments that are there once more. */
export type SectionName = 'starred' | 'recent'

/** `path` is unique among folders: the parts of its name, joined by the separator. */
export type Folder = {
  kind: 'folder'
  /** Set where it is no folder of names; its path is empty then. */
  section: SectionName | null
  path: string
  name: string
  children: TreeNode[]
  /** Every experiment in it, at any depth, in the order of the tree. */
  experiments: Experiment[]
}

type Leaf = {
  kind: 'experiment'
  /** The section that it is shown in once more. */
  section: SectionName | null
  name: string
  experiment: Experiment
}

export type TreeNode = Folder | Leaf

/** Tags whose value names the folder of an experiment whose name holds none; the first that is set counts. */
const FOLDER_TAGS = ['tidemark.folder', 'project'] as const

const partsOf = (path: string, separator: FolderSeparator) =>
  path.split(separator).filter((part) => part.trim() !== '')

type Place = {
  /** Outermost first. */
  folders: string[]
  /** Its own name in the last of them. */
  name: string
  /** The tag that names its folders; null where its own name does, or nothing. */
  tag: string | null
}

/** Where an experiment lies. */
export function placeOf({ name, tags }: Experiment, separator: FolderSeparator): Place {
  const parts = partsOf(name, separator)
  const own = parts.at(-1) ?? name
  if (parts.length > 1) return { folders: parts.slice(0, -1), name: own, tag: null }
  const tag = FOLDER_TAGS.find((key) => tags.get(key)?.trim())
  const folder = tag === undefined ? '' : (tags.get(tag) ?? '')
  return { folders: partsOf(folder, separator), name: own, tag: tag ?? null }
}

/** The folders that all of some experiments lie in, outermost first. */
export function commonFolders(
  experiments: readonly Experiment[],
  separator: FolderSeparator,
): string[] {
  const [first = [], ...others] = experiments.map(
    (experiment) => placeOf(experiment, separator).folders,
  )
  const differsAt = first.findIndex((name, level) => others.some((path) => path[level] !== name))
  return differsAt === -1 ? first : first.slice(0, differsAt)
}

/** Folders before experiments, each by name as a person orders them: `run 2` before `run 10`. */
export function experimentTree(
  experiments: readonly Experiment[],
  separator: FolderSeparator,
): TreeNode[] {
  const root = newFolder('', '')
  const folders = new Map([['', root]])
  for (const experiment of experiments) {
    const place = placeOf(experiment, separator)
    let parent = root
    for (const name of place.folders) {
      const path = parent === root ? name : `${parent.path}${separator}${name}`
      const folder = folders.get(path) ?? newFolder(path, name)
      if (!folders.has(path)) parent.children.push(folder)
      folders.set(path, folder)
      parent = folder
    }
    parent.children.push({ kind: 'experiment', section: null, name: place.name, experiment })
  }
  for (const folder of [...folders.values()].toReversed()) settle(folder)
  return root.children
}

const newFolder = (path: string, name: string): Folder => ({
  kind: 'folder',
  section: null,
  path,
  name,
  children: [],
  experiments: [],
})

/** Experiments that stand above the folders once more, in the order of `ids`; nothing where none of them is there. */
export function sectionOf(
  section: SectionName,
  ids: readonly string[],
  experiments: ReadonlyMap<string, Experiment>,
  separator: FolderSeparator,
): Folder[] {
  const found = ids.flatMap((id) => experiments.get(id) ?? [])
  if (found.length === 0) return []
  const children = found.map((experiment): TreeNode => ({
    kind: 'experiment',
    section,
    name: placeOf(experiment, separator).name,
    experiment,
  }))
  const name = section === 'starred' ? 'Starred' : 'Recent'
  return [{ kind: 'folder', section, path: '', name, children, experiments: found }]
}

/** The folder of a path, with all that is in it, whatever a search shows of it. */
export const folderAt = (nodes: readonly TreeNode[], path: string): Folder | undefined =>
  nodes
    .filter((node) => node.kind === 'folder')
    .map((folder) => (folder.path === path ? folder : folderAt(folder.children, path)))
    .find((folder) => folder !== undefined)

export const experimentsOf = (node: TreeNode): readonly Experiment[] =>
  node.kind === 'folder' ? node.experiments : [node.experiment]

const collator = new Intl.Collator(undefined, { numeric: true })

/** Orders a folder and gathers what is in it, once those below it are done. */
function settle(folder: Folder) {
  folder.children.sort(
    (a, b) =>
      Number(b.kind === 'folder') - Number(a.kind === 'folder') || collator.compare(a.name, b.name),
  )
  folder.experiments = folder.children.flatMap(experimentsOf)
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

const searchWords = (search: string) => search.toLowerCase().split(/\s+/).filter(Boolean)

/** The experiments whose folders and name hold every word of the search, in any case, with the folders they lie in. */
export function searchTree(nodes: readonly TreeNode[], search: string): TreeNode[] {
  const words = searchWords(search)
  if (words.length === 0) return [...nodes]
  return keepMatching(nodes, [], (text) => words.every((word) => text.toLowerCase().includes(word)))
}

function keepMatching(
  nodes: readonly TreeNode[],
  parents: readonly string[],
  matches: (text: string) => boolean,
): TreeNode[] {
  return nodes.flatMap((node): TreeNode[] => {
    const place = [...parents, node.name]
    if (node.kind === 'experiment') {
      return matches(place.join('/')) || matches(node.experiment.name) ? [node] : []
    }
    const children = keepMatching(node.children, place, matches)
    if (children.length === 0) return []
    return [{ ...node, children, experiments: children.flatMap(experimentsOf) }]
  })
}

/** A name in pieces: those at odd places are what the search found in it. */
export function splitAtFound(name: string, search: string): string[] {
  // Of a path that is searched, a name holds a part.
  const words = searchWords(search)
  const parts = words.flatMap((word) => word.split(/[/.]/))
  const found = [...words, ...parts].filter(Boolean).map(escapeRegExp)
  return found.length === 0 ? [name] : name.split(new RegExp(`(${found.join('|')})`, 'iu'))
}

/** Tells rows apart in keys and element ids; experiments, folders and sections may share a name. */
export const rowKey = ({ node }: TreeRow): string =>
  node.kind === 'folder'
    ? `${node.section ?? 'folder'}-${node.path}`
    : `${node.section ?? 'in-folder'}-experiment-${node.experiment.id}`
