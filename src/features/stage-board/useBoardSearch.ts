import { useSearchParams } from 'react-router-dom'
import { readBoardSearch, writeBoardSearch } from './boardSearch.ts'
import type { BoardFilter } from './stageBoard.ts'

/** Which cards the board shows, and its change, which is on screen when the call returns: the next letter is added to it. */
export function useBoardSearch() {
  const [params, setParams] = useSearchParams()
  const filter = readBoardSearch(params)
  const changeFilter = (change: Partial<BoardFilter>) =>
    setParams(writeBoardSearch({ ...filter, ...change }), { replace: true, flushSync: true })
  return [filter, changeFilter] as const
}
