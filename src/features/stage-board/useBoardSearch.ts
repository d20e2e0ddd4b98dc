import { useSearchParams } from 'react-router-dom'
import { type BoardSearch, readBoardSearch, writeBoardSearch } from './boardSearch.ts'

/** What the board shows, and its change, which is on screen when the call returns: the next letter is added to it. */
export function useBoardSearch() {
  const [params, setParams] = useSearchParams()
  const search = readBoardSearch(params)
  const change = (change: Partial<BoardSearch>) =>
    setParams(writeBoardSearch({ ...search, ...change }), { replace: true, flushSync: true })
  return [search, change] as const
}
