import { useSearchParams } from 'react-router-dom'
import { readBoardSearch, writeBoardSearch } from './boardSearch.ts'
import type { BoardFilter } from './stageBoard.ts'

export function useBoardSearch() {
  const [params, setParams] = useSearchParams()
  const filter = readBoardSearch(params)
  const changeFilter = (change: Partial<BoardFilter>) =>
    setParams(writeBoardSearch({ ...filter, ...change }), { replace: true })
  return [filter, changeFilter] as const
}
