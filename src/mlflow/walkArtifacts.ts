import type { Artifact } from './artifacts.ts'

export type WalkedArtifacts = {
  /** Files and folders, those nearer to the root first. */
  artifacts: Artifact[]
  /** Folders that were not looked into: too many, too deep, or not to be listed. */
  skipped: string[]
}

const MOST_FOLDERS = 200
const DEEPEST = 8

/**
 * Lists folders level by level, those of a level at once. Fails where the root cannot be listed, or once it is aborted; a
 * folder below that cannot be listed is skipped.
 */
export async function walkArtifacts(
  listFolder: (path: string) => Promise<Artifact[]>,
  signal: AbortSignal,
): Promise<WalkedArtifacts> {
  const root = await listFolder('')
  const artifacts = [...root]
  const skipped: string[] = []
  let listed = 0
  let level = foldersOf(root)
  for (let depth = 1; level.length > 0; depth++) {
    signal.throwIfAborted()
    const room = depth < DEEPEST ? MOST_FOLDERS - listed : 0
    skipped.push(...level.slice(room))
    const folders = level.slice(0, room)
    listed += folders.length
    const contents = await Promise.all(
      folders.map((folder) => listFolder(folder).catch(() => null)),
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
