import { useMemo } from 'react'
import { RunSearch } from '#features/run-search/RunSearch.tsx'
import { runVocabulary } from '#features/run-search/runVocabulary.ts'
import type { Workspace } from '#features/runs-table/useWorkspace.ts'

/** The search over the runs of the workspace. */
export function WorkspaceSearch({ workspace }: { workspace: Workspace }) {
  const { state, view, changeView, stars, rows, asked } = workspace
  const { table, version, complete } = state
  const vocabulary = useMemo(
    () => runVocabulary(table),
    // oxlint-disable-next-line react/exhaustive-deps -- the version says that the table is different
    [table, version],
  )
  return (
    <RunSearch
      filter={view.filter}
      onFilter={(filter, step) => changeView({ filter }, step)}
      vocabulary={vocabulary}
      incomplete={!complete}
      starred={stars.starred.filter((id) => table.rowOf(id) !== undefined).length}
      starredOnly={view.starredOnly}
      onStarredOnly={(starredOnly) => changeView({ starredOnly }, 'push')}
      serverProblem={asked.error?.message ?? null}
      matching={rows.length}
      total={table.count}
    />
  )
}
