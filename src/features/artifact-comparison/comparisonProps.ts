import type { ArtifactSearch } from './artifactSearch.ts'
import type { PresentFile } from './comparedFile.ts'

/** What every way of comparing files is given. */
export type ComparisonProps = {
  /** One or more. */
  files: readonly PresentFile[]
  search: ArtifactSearch
  onChange: (change: Partial<ArtifactSearch>) => void
}
