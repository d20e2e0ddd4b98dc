import { useQueries, type UseQueryResult } from '@tanstack/react-query'
import { Suspense, useMemo } from 'react'
import { RunName } from '#features/compare/RunName.tsx'
import type { Workspace } from '#features/runs-table/useWorkspace.ts'
import type { Run } from '#mlflow/runs.ts'
import { comparedRun } from '#mlflow/runsById.ts'
import type { RunTable } from '#mlflow/runTable.ts'
import { drawnRuns, firstIds } from '#src/drawnRuns.ts'
import { readSelection, writeSelection } from '#src/runSelection.ts'
import { lazyPart } from '#ui/lazyPart.tsx'
import classes from './WorkspaceMatrices.module.css'

const MatrixPanel = lazyPart('The confusion matrices', async () => {
  const { MatrixPanel } = await import('#features/confusion-matrix/MatrixPanel.tsx')
  return MatrixPanel
})

/** The confusion matrices of the runs that the panels draw: the selected ones, or the table's first. */
export function WorkspaceMatrices({ workspace }: { workspace: Workspace }) {
  const { state, view, rows } = workspace
  const { table, version } = state
  const { drawn } = drawnRuns(view.selection, firstIds(table, rows))
  const elsewhere = useQueries({
    queries: drawn
      .filter(({ runId }) => table.rowOf(runId) === undefined)
      .map(({ runId }) => comparedRun(runId)),
    combine: fetchedRuns,
  })
  const chosen = writeSelection(drawn)
  const selection = useMemo(() => readSelection(chosen), [chosen])
  const runs = useMemo(
    () => selection.flatMap(({ runId }) => rowOf(table, runId) ?? elsewhere.get(runId) ?? []),
    // oxlint-disable-next-line react/exhaustive-deps -- the version says that the table is different
    [table, version, selection, elsewhere],
  )
  const slots = new Map(selection.map(({ runId, slot }) => [runId, slot]))
  return (
    <Suspense fallback={<div className={classes.place} />}>
      <MatrixPanel
        runs={runs}
        selection={selection}
        renderName={({ id, name }) => <RunName name={name} slot={slots.get(id) ?? null} />}
      />
    </Suspense>
  )
}

/** Runs that the table has not loaded, as far as they are there. */
const fetchedRuns = (results: readonly UseQueryResult<Run>[]) =>
  new Map(results.flatMap(({ data }) => (data ? [[data.id, data]] : [])))

function rowOf(table: RunTable, runId: string) {
  const row = table.rowOf(runId)
  if (row === undefined) return undefined
  return { id: runId, name: table.names[row] ?? '', status: table.statuses[row] ?? 'RUNNING' }
}
