import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router-dom'
import { type ArtifactSearch, readArtifactSearch, writeArtifactSearch } from './artifactSearch.ts'

/** Which artifacts are side by side, in the address of the page, and what changes it. */
export function useArtifactSearch() {
  const [params, setParams] = useSearchParams()
  const search = useMemo(() => readArtifactSearch(params), [params])
  const change = useCallback(
    (changes: Partial<ArtifactSearch>) =>
      setParams(
        (params) => writeArtifactSearch(params, { ...readArtifactSearch(params), ...changes }),
        { replace: true, preventScrollReset: true },
      ),
    [setParams],
  )
  return [search, change] as const
}
