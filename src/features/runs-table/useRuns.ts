import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { runQueries } from '#mlflow/runs.ts'
import { toOrderBy } from './runsRequest.ts'
import type { RunsView, Sort } from './runsView.ts'

const sameSort = (a: Sort, b: Sort) => a.column === b.column && a.order === b.order

/**
 * The runs that a view asks for, as far as they are loaded, in the server's order. Once all of them are here
 * (`complete`), another sort asks for nothing: the app orders what it has.
 */
export function useRuns(experimentIds: string[], { filter, sort }: RunsView) {
  const [serverSort, setServerSort] = useState(sort)
  const query = useInfiniteQuery({
    ...runQueries.search({ experimentIds, filter, orderBy: toOrderBy(serverSort) }),
    // While another filter or order is on its way, the former rows stay in sight.
    placeholderData: keepPreviousData,
  })
  const { data, hasNextPage, isFetching, isPlaceholderData, isError, fetchNextPage } = query
  const complete = data !== undefined && !isPlaceholderData && !hasNextPage
  if (!complete && !sameSort(serverSort, sort)) setServerSort(sort)

  const runs = useMemo(() => {
    const found = data?.pages.flatMap((page) => page.runs) ?? []
    // Pages are cut by position: a run that starts meanwhile moves another onto two of them.
    return [...new Map(found.map((run) => [run.id, run])).values()]
  }, [data])

  const request = `${filter}\n${sort.column}\n${sort.order}`
  const [loadAllOf, setLoadAllOf] = useState<string | null>(null)
  const loadingAll = loadAllOf === request && hasNextPage && !isError
  const idle = hasNextPage && !isFetching && !isError
  useEffect(() => {
    if (loadingAll && idle) void fetchNextPage()
  }, [loadingAll, idle, fetchNextPage])

  return {
    query,
    runs,
    complete,
    loadingAll,
    loadAll: () => setLoadAllOf(request),
    stopLoading: () => setLoadAllOf(null),
    loadMore: () => {
      if (idle) void fetchNextPage()
    },
    /** Asks again for what failed last: another page, or the loaded ones anew. */
    retry: () => void (query.isFetchNextPageError ? fetchNextPage() : query.refetch()),
  }
}
