import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router-dom'
import { type CompareSearch, readCompareSearch, writeCompareSearch } from './compareSearch.ts'

/** What the compare page shows, and its change, which is on screen when the call returns. */
export function useCompareSearch() {
  const [params, setParams] = useSearchParams()
  const search = useMemo(() => readCompareSearch(params), [params])
  const changeSearch = useCallback(
    (change: Partial<CompareSearch>) =>
      setParams(
        (params) => writeCompareSearch(params, { ...readCompareSearch(params), ...change }),
        { replace: true, preventScrollReset: true, flushSync: true },
      ),
    [setParams],
  )
  return [search, changeSearch] as const
}
