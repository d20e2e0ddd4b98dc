import type { Artifact } from '#mlflow/artifacts.ts'
import { ancestorsOf, type FolderListing } from './artifactTree.ts'
import { folderOf } from '#src/artifactKind.ts'

export type FoundArtifacts = {
  /** What was found, and the folders that lead there, by the folder that they are in. */
  listings: ReadonlyMap<string, FolderListing>
  /** How many files and folders match. */
  count: number
}

/** The artifacts whose path holds every word of a search, whatever their case, as a tree with nothing else in it. */
export function searchListings(artifacts: readonly Artifact[], search: string): FoundArtifacts {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const found = artifacts.filter(({ path }) => {
    const text = path.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  const shown = new Set(found.flatMap(({ path }) => [...ancestorsOf(path), path]))
  const byFolder = new Map<string, Artifact[]>([['', []]])
  for (const artifact of artifacts) {
    if (!shown.has(artifact.path)) continue
    const folder = folderOf(artifact.path)
    const siblings = byFolder.get(folder)
    if (siblings) siblings.push(artifact)
    else byFolder.set(folder, [artifact])
    if (artifact.isFolder && !byFolder.has(artifact.path)) byFolder.set(artifact.path, [])
  }
  return {
    listings: new Map(
      [...byFolder].map(([folder, artifacts]) => [folder, { state: 'listed', artifacts }]),
    ),
    count: found.length,
  }
}
