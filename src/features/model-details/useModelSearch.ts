import { useSearchParams } from 'react-router-dom'
import { type ModelSearch, readModelSearch, writeModelSearch } from './modelSearch.ts'

/** What the page shows, and how to change it. */
export function useModelSearch() {
  const [params, setParams] = useSearchParams()
  const search = readModelSearch(params)
  const change = (part: Partial<ModelSearch>) =>
    setParams((params) => writeModelSearch({ ...readModelSearch(params), ...part }), {
      replace: true,
      preventScrollReset: true,
    })
  return [search, change] as const
}
