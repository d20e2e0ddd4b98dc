import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { filterForServer } from '#protocol/filterForServer.ts'
import { readFilter } from '#protocol/filterLanguage.ts'
import { filterRuns } from '#mlflow/filterRuns.ts'
import type { RunFeed } from '#mlflow/runFeed.ts'
import { useRunFeed } from '#mlflow/runFeeds.ts'
import type { RunTable } from '#mlflow/runTable.ts'
import { brushedRows } from '#src/brushes.ts'
import { useCorrections } from '#src/metricDirection.ts'
import { drawnGroups } from './drawnGroups.ts'
import { orderGroups } from './groupOrder.ts'
import { groupRows } from './runGroups.ts'
import { orderRows } from './runOrder.ts'
import { amongRuns, toOrderBy } from './runsRequest.ts'
import { DEFAULT_SORT, type SortKey } from './runsView.ts'
import { useStarredRuns } from './starredRuns.ts'
import { useHistoryVersion } from './useHistories.ts'
import { useRunsView } from './useRunsView.ts'

const FIRST_ASKED = 25
const MOST_ASKED = 200

/**
 * The runs of some experiments as the view in the address shows them: the feed's state, the view and its change, and
 * the rows of the feed's table that match, in order. While runs are missing, the backend is asked for those that come
 * first, so that the top of the table is right before all are here.
 */
export function useWorkspace(feed: RunFeed, experimentName: (experimentId: string) => string) {
  const [view, changeView] = useRunsView()
  const state = useRunFeed(feed)
  const { table, version, complete } = state
  const { filter, brushes, sorts, hiddenRuns, starredOnly, groupBy, statistic, selection } = view
  const stars = useStarredRuns()
  const only = starredOnly ? stars.starred : null
  const context = useMemo(() => ({ experimentName }), [experimentName])
  const { filter: node } = useMemo(() => readFilter(filter), [filter])
  const isPlain = filter === '' && !only && sorts.length === 1 && isSameSort(sorts[0], DEFAULT_SORT)
  const wanted = !complete && !isPlain && node !== null && only?.length !== 0
  const asked = useServerSide(feed, wanted, {
    filter: amongRuns(node ? filterForServer(node) : '', only),
    orderBy: toOrderBy(sorts),
  })

  // The table changes in place; its version says that it did.
  const unbrushed = useMemo(
    () => matchingRows(table, node ? filterRuns(node, table) : null, hiddenRuns, only),
    // oxlint-disable-next-line react/exhaustive-deps
    [table, version, node, hiddenRuns, only],
  )
  const matching = useMemo(
    () => brushedRows(table, unbrushed, brushes),
    // oxlint-disable-next-line react/exhaustive-deps
    [table, version, unbrushed, brushes],
  )
  const sortedIds = sorts.map(({ column }) => column)
  const historyVersion = useHistoryVersion(table, sortedIds)
  // The best goes by which way a metric gets better, and another tab may say so.
  const corrections = useCorrections()
  const rows = useMemo(
    () => orderRows(table, matching, sorts, context),
    // oxlint-disable-next-line react/exhaustive-deps
    [table, version, historyVersion, corrections, matching, sorts, context],
  )
  const unordered = useMemo(
    () => (groupBy.length === 0 ? null : groupRows(table, rows, groupBy, context)),
    // oxlint-disable-next-line react/exhaustive-deps
    [table, version, rows, groupBy, context],
  )
  const groups = useMemo(
    () => unordered && orderGroups(table, unordered, sorts, statistic, context),
    // oxlint-disable-next-line react/exhaustive-deps
    [table, version, unordered, sorts, statistic, context],
  )
  const drawn = useMemo(
    () => groups && drawnGroups(table, groups, selection),
    // oxlint-disable-next-line react/exhaustive-deps
    [table, version, groups, selection],
  )
  return {
    feed,
    state,
    view,
    changeView,
    stars,
    rows,
    /** Those that would be there without brushes, in no order. */
    unbrushed,
    /** The same rows in groups, in order; null where the view has none. */
    groups,
    /** Those of the groups that panels draw. */
    drawn,
    asked,
  }
}

export type Workspace = ReturnType<typeof useWorkspace>

const isSameSort = (a: SortKey | undefined, b: SortKey) =>
  a?.column === b.column && a.order === b.order

function matchingRows(
  table: RunTable,
  matches: Uint8Array | null,
  hiddenRuns: readonly string[],
  only: readonly string[] | null,
): Int32Array {
  const hidden = new Set(hiddenRuns.map((id) => table.rowOf(id)))
  const rows = table.rows()
  if (!matches && !only && hidden.size === 0) return rows
  const kept = only && new Set(only.map((id) => table.rowOf(id)))
  return rows.filter(
    (row) => (!matches || matches[row] === 1) && (!kept || kept.has(row)) && !hidden.has(row),
  )
}

/** Pages of what the backend finds first; they land in the feed's table. */
function useServerSide(
  feed: RunFeed,
  wanted: boolean,
  { filter, orderBy }: { filter: string; orderBy: string[] },
) {
  const query = useInfiniteQuery({
    queryKey: ['runs', 'first', feed.key, filter, orderBy],
    queryFn: async ({ pageParam }) => {
      const maxResults = pageParam === null ? FIRST_ASKED : MOST_ASKED
      const page = await feed.ask({ filter, orderBy, maxResults, pageToken: pageParam })
      return { ids: page.block.ids, nextPageToken: page.nextPageToken }
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ ids, nextPageToken }) => (ids.length > 0 ? nextPageToken : null),
    enabled: wanted,
    // What was found is in the table, and stays there.
    staleTime: Infinity,
  })
  const { data, error, isFetching, hasNextPage, fetchNextPage } = query
  return {
    /** Whether the backend has named all that it finds. */
    done: data !== undefined && !hasNextPage,
    found: data?.pages.reduce((sum, { ids }) => sum + ids.length, 0) ?? 0,
    loading: wanted && isFetching,
    error: wanted ? error : null,
    loadMore: () => {
      if (wanted && hasNextPage && !isFetching) void fetchNextPage()
    },
  }
}
