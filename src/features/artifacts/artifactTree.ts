import type { Artifact } from '#mlflow/artifacts.ts'
import { fileName, folderOf } from '#src/artifactKind.ts'

/** What is known of one folder's content. */
export type FolderListing =
  | { state: 'loading' }
  | { state: 'failed'; message: string }
  | { state: 'listed'; artifacts: readonly Artifact[] }

/** One line of the tree; `level` counts from 1. */
export type TreeRow =
  | {
      kind: 'artifact'
      artifact: Artifact
      name: string
      level: number
      open: boolean
      position: number
      siblings: number
    }
  /** A sentence in place of a folder's content. */
  | { kind: 'note'; folder: string; text: string; level: number }
  /** More of a folder than is listed at once. */
  | { kind: 'more'; folder: string; hidden: number; level: number }

/** More names than these in one folder are listed on demand. */
export const LISTED_AT_ONCE = 200

type Tree = {
  listingOf: (folder: string) => FolderListing | undefined
  isOpen: (folder: string) => boolean
  /** How many names of a folder are listed. */
  limitOf: (folder: string) => number
  /** Always listed, whatever the limit. */
  selected: string
}

/** The lines of a tree from top to bottom: what lies in open folders, below its folder. */
export function treeRows(tree: Tree, folder = '', level = 1): TreeRow[] {
  const listing = tree.listingOf(folder)
  if (!listing || listing.state === 'loading') {
    return [{ kind: 'note', folder, text: 'Loading…', level }]
  }
  if (listing.state === 'failed') {
    return [{ kind: 'note', folder, text: `Could not be listed: ${listing.message}`, level }]
  }
  const { artifacts } = listing
  if (artifacts.length === 0) {
    const text = folder === '' ? 'No artifacts logged.' : 'This folder is empty.'
    return [{ kind: 'note', folder, text, level }]
  }
  const leadsToSelected = ({ path }: Artifact) => isWithin(tree.selected, path)
  const limit = tree.limitOf(folder)
  const listed = artifacts.filter((artifact, i) => i < limit || leadsToSelected(artifact))
  const rows = listed.flatMap((artifact, i): TreeRow[] => {
    const open = artifact.isFolder && tree.isOpen(artifact.path)
    const row: TreeRow = {
      kind: 'artifact',
      artifact,
      name: fileName(artifact.path),
      level,
      open,
      position: i + 1,
      siblings: artifacts.length,
    }
    return open ? [row, ...treeRows(tree, artifact.path, level + 1)] : [row]
  })
  const hidden = artifacts.length - listed.length
  return hidden > 0 ? [...rows, { kind: 'more', folder, hidden, level }] : rows
}

/** Whether a path is a folder's, or lies below it. */
export const isWithin = (path: string, folder: string) =>
  path === folder || path.startsWith(`${folder}/`)

/** The folders above a path, outermost first, without the root. */
export function ancestorsOf(path: string): string[] {
  const folders: string[] = []
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder))
    folders.unshift(folder)
  return folders
}
