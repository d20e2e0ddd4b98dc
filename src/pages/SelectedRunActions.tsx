import { useQuery } from '@tanstack/react-query'
import { type Ref, useMemo } from 'react'
import { RunActions, type RunActionsHandle } from '#features/run-actions/RunActions.tsx'
import type { Workspace } from '#features/runs-table/useWorkspace.ts'
import type { RunTable } from '#mlflow/runTable.ts'
import { serverQueries } from '#mlflow/server.ts'
import { paths } from '#src/paths.ts'
import { setSelected } from '#src/runSelection.ts'

type Props = { workspace: Workspace; ref: Ref<RunActionsHandle> }

/** What can be done with the runs that are selected in the table. */
export function SelectedRunActions({ workspace, ref }: Props) {
  const { feed, state, view, changeView } = workspace
  const { table, version } = state
  const { data: info } = useQuery(serverQueries.info())
  const { selection } = view
  const runs = useMemo(
    () =>
      selection.flatMap(({ runId }) => {
        const row = table.rowOf(runId)
        return row === undefined ? [] : [selectedRun(table, row)]
      }),
    // oxlint-disable-next-line react/exhaustive-deps -- the version says that the table is different
    [table, version, selection],
  )
  return (
    <RunActions
      ref={ref}
      runs={runs}
      readOnly={info?.readOnly === true}
      compareTo={paths.compare(selection)}
      childrenOf={(runId) => childrenOf(table, runId)}
      onChanged={(runIds) => void feed.touch(runIds)}
      onRemoved={(runIds) => {
        changeView((now) => ({ selection: setSelected(now.selection, runIds, false) }))
        void feed.touch(runIds)
      }}
      onRestored={(runIds) => void feed.touch(runIds)}
      onClear={() => changeView({ selection: [] })}
    />
  )
}

function selectedRun(table: RunTable, row: number) {
  const tags = new Map<string, string>()
  for (const { key, codes, texts } of table.tags.values()) {
    const text = texts[codes[row] ?? -1]
    if (text !== undefined) tags.set(key, text)
  }
  return {
    id: table.ids[row] ?? '',
    name: table.names[row] ?? '',
    deleted: table.deleted[row] === 1,
    tags,
  }
}

/** The ids of the runs that are nested directly in one. */
function childrenOf(table: RunTable, runId: string): string[] {
  const parent = table.tags.get('mlflow.parentRunId')
  const code = parent?.texts.indexOf(runId) ?? -1
  if (!parent || code < 0) return []
  return [...table.rows()]
    .filter((row) => parent.codes[row] === code)
    .map((row) => table.ids[row] ?? '')
}
