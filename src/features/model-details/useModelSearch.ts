import { useSearchParams } from 'react-router-dom'
import { type ModelSearch, readModelSearch, writeModelSearch } from './modelSearch.ts'

/** What the page shows, and its change, which is on screen when the call returns. */
export function useModelSearch() {
  const [params, setParams] = useSearchParams()
  const search = readModelSearch(params)
  const change = (part: Partial<ModelSearch>) =>
    setParams((params) => writeModelSearch({ ...readModelSearch(params), ...part }, params), {
      replace: true,
      preventScrollReset: true,
      flushSync: true,
    })
  return [search, change] as const
}
