import type { Artifact } from './artifacts.ts'
import { limitConcurrency } from './limitConcurrency.ts'

export type WalkedArtifacts = {
  /** Files and folders, those nearer to the root first. */
  artifacts: Artifact[]
  /** Folders that were not looked into: too many, too deep, or not to be listed. */
  skipped: string[]
}

const MOST_FOLDERS = 200
const DEEPEST = 8
const AT_ONCE = 4

/** Lists folder after folder, level by level. Fails where the root cannot be listed; a folder below is skipped then. */
export async function walkArtifacts(
  listFolder: (path: string) => Promise<Artifact[]>,
): Promise<WalkedArtifacts> {
  const root = await listFolder('')
  const artifacts = [...root]
  const skipped: string[] = []
  const inTurn = limitConcurrency(AT_ONCE)
  let listed = 0
  let level = foldersOf(root)
  for (let depth = 1; level.length > 0; depth++) {
    const room = depth < DEEPEST ? MOST_FOLDERS - listed : 0
    skipped.push(...level.slice(room))
    const folders = level.slice(0, room)
    listed += folders.length
    const contents = await Promise.all(
      folders.map((folder) => inTurn(() => listFolder(folder)).catch(() => null)),
    )
    skipped.push(...folders.filter((_folder, i) => contents[i] === null))
    const found = contents.flatMap((content) => content ?? [])
    artifacts.push(...found)
    level = foldersOf(found)
  }
  return { artifacts, skipped }
}

const foldersOf = (artifacts: readonly Artifact[]) =>
  artifacts.filter(({ isFolder }) => isFolder).map(({ path }) => path)
