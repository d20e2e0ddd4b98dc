import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router-dom'
import { type MatrixSearch, readMatrixSearch, writeMatrixSearch } from './matrixSearch.ts'

/** What the matrices of a page show, in its address, and what changes it. */
export function useMatrixSearch() {
  const [params, setParams] = useSearchParams()
  const search = useMemo(() => readMatrixSearch(params), [params])
  const change = useCallback(
    (changes: Partial<MatrixSearch>) =>
      setParams(
        (params) => writeMatrixSearch(params, { ...readMatrixSearch(params), ...changes }),
        // On screen when the call returns: the next change builds on it.
        { replace: true, preventScrollReset: true, flushSync: true },
      ),
    [setParams],
  )
  return [search, change] as const
}
