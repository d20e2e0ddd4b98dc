import { useSearchParams } from 'react-router-dom'
import { type CompareSearch, readCompareSearch, writeCompareSearch } from './compareSearch.ts'

export function useCompareSearch() {
  const [params, setParams] = useSearchParams()
  const search = readCompareSearch(params)
  const changeSearch = (change: Partial<CompareSearch>) =>
    setParams(writeCompareSearch(params, { ...search, ...change }), { replace: true })
  return [search, changeSearch] as const
}
