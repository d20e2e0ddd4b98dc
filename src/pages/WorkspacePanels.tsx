import { useQueries, type UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import type { ChartedRun } from '#features/charts/chartSeries.ts'
import { RunPanels } from '#features/charts/RunPanels.tsx'
import type { PlottedRuns } from '#features/run-plots/plotProps.ts'
import { RunPlots } from '#features/run-plots/RunPlots.tsx'
import type { DrawnGroup } from '#features/runs-table/drawnGroups.ts'
import { selectRuns } from '#features/runs-table/selectRuns.ts'
import type { Workspace } from '#features/runs-table/useWorkspace.ts'
import type { LoggedRun } from '#mlflow/metricHistory.ts'
import type { Run } from '#mlflow/runs.ts'
import { comparedRun } from '#mlflow/runsById.ts'
import type { RunTable } from '#mlflow/runTable.ts'
import { drawnRuns, firstIds } from '#src/drawnRuns.ts'
import { readSelection, writeSelection } from '#src/runSelection.ts'
import { textFields, textsOfRow, textsOfRun } from '#src/runTexts.ts'
import { formatCount } from '#ui/formatCount.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { WorkspaceMatrices } from './WorkspaceMatrices.tsx'

type Props = { workspace: Workspace }

/** The metrics of the table's runs, or of its groups, beside the table. */
export function WorkspacePanels({ workspace }: Props) {
  const plots = (
    <>
      <WorkspacePlots workspace={workspace} />
      <WorkspaceMatrices workspace={workspace} />
    </>
  )
  return workspace.drawn ? (
    <GroupPanels {...workspace.drawn} state={workspace.state} plots={plots} />
  ) : (
    <SelectedPanels workspace={workspace} plots={plots} />
  )
}

/** Plots over all rows of the table, in the colours that its runs have in the panels. */
function WorkspacePlots({ workspace }: Props) {
  const { state, view, changeView, rows, unbrushed, drawn } = workspace
  const { table } = state
  const { selection, brushes } = view
  const colours = useMemo(
    () => coloursOf(table, rows, selection, drawn?.drawn),
    [table, rows, selection, drawn],
  )
  const selected = useMemo(() => new Set(selection.map(({ runId }) => runId)), [selection])
  const runs = useMemo(
    (): PlottedRuns => ({
      table,
      rows,
      unbrushed,
      brushes,
      onBrush: (brushes) => changeView({ brushes }),
      ...colours,
      selected,
      onToggle: (runId) =>
        changeView(({ selection }) => ({
          selection: selectRuns(
            selection,
            [runId],
            !selection.some((selected) => selected.runId === runId),
          ),
        })),
    }),
    [table, rows, unbrushed, brushes, changeView, colours, selected],
  )
  return <RunPlots runs={runs} complete={state.complete} />
}

/** The colours of the runs that panels draw, each as a line of its own or within a group's, and what they stand for. */
function coloursOf(
  table: RunTable,
  rows: Int32Array,
  selection: Workspace['view']['selection'],
  groups: readonly DrawnGroup[] | undefined,
): Pick<PlottedRuns, 'slots' | 'legend'> {
  if (groups) {
    return {
      slots: new Map(
        groups.flatMap(({ group, slot }) =>
          Array.from(group.rows, (row) => [table.ids[row] ?? '', slot] as const),
        ),
      ),
      legend: groups.map(({ label, slot }) => ({ name: label, slot })),
    }
  }
  const coloured = selection.length > 0 ? selection : drawnRuns([], firstIds(table, rows)).drawn
  return {
    slots: new Map(coloured.map(({ runId, slot }) => [runId, slot])),
    legend: coloured.flatMap(({ runId, slot }) => {
      const row = table.rowOf(runId)
      return row === undefined || slot === null ? [] : [{ name: table.names[row] ?? '', slot }]
    }),
  }
}

type GroupProps = {
  state: Workspace['state']
  drawn: readonly DrawnGroup[]
  note: string | null
  plots: ReactNode
}

function GroupPanels({ state: { table, complete }, drawn, note, plots }: GroupProps) {
  const groups = useMemo(
    () =>
      drawn.map(({ label, slot, rows }) => ({
        label,
        slot,
        runs: Array.from(rows, (row) => loggedRun(table, row)),
      })),
    [table, drawn],
  )
  if (groups.length === 0 && !complete) return <Skeleton label="Loading panels" lines={10} />
  const metrics = [...table.metrics.keys()].filter((key) =>
    drawn.some(({ rows }) => rows.some((row) => table.metric(row, key) !== undefined)),
  )
  return <RunPanels runs={[]} groups={groups} metrics={metrics} note={note} plots={plots} />
}

/** Those of the selected runs, or of the table's first. */
function SelectedPanels({ workspace, plots }: Props & { plots: ReactNode }) {
  const { state, view, rows } = workspace
  const { table, version, complete } = state
  const { drawn, note } = drawnRuns(view.selection, firstIds(table, rows))

  const elsewhere = useQueries({
    queries: drawn
      .filter(({ runId }) => table.rowOf(runId) === undefined)
      .map(({ runId }) => comparedRun(runId)),
    combine: fetchedRuns,
  })
  const { fetched, failed, waiting } = elsewhere
  const pending = (!complete && table.count === 0) || waiting

  const chosen = writeSelection(drawn)
  const charted = useMemo(
    () =>
      readSelection(chosen).flatMap(({ runId, slot }): ChartedRun[] => {
        const row = table.rowOf(runId)
        if (row !== undefined) {
          return [{ run: loggedRun(table, row), slot, texts: textsOfRow(table, row) }]
        }
        const run = fetched.get(runId)
        return run ? [{ run, slot, texts: textsOfRun(run) }] : []
      }),
    // oxlint-disable-next-line react/exhaustive-deps -- the version says that the table is different
    [table, version, chosen, fetched],
  )
  // oxlint-disable-next-line react/exhaustive-deps -- as above
  const fields = useMemo(() => textFields(table.params.keys(), table.tags.keys()), [table, version])
  if (charted.length === 0 && pending) return <Skeleton label="Loading panels" lines={10} />
  const metrics = [...table.metrics.keys()].filter((key) =>
    charted.some(({ run }) => run.metrics.get(key) !== undefined),
  )
  const notes = [note, failed > 0 && `${formatCount(failed, 'selected run')} could not be loaded`]
  return (
    <RunPanels
      runs={charted}
      metrics={metrics}
      fields={fields}
      note={notes.filter((text) => typeof text === 'string').join(' · ') || null}
      plots={plots}
    />
  )
}

/** Runs that the table has not loaded, as far as they are there. */
const fetchedRuns = (results: readonly UseQueryResult<Run>[]) => ({
  fetched: new Map(results.flatMap(({ data }) => (data ? [[data.id, data]] : []))),
  failed: results.filter(({ data, isError }) => !data && isError).length,
  waiting: results.some(({ isPending }) => isPending),
})

/** A row of the table as the charts know runs. */
function loggedRun(table: RunTable, row: number): LoggedRun {
  return {
    id: table.ids[row] ?? '',
    name: table.names[row] ?? '',
    status: table.statuses[row] ?? 'RUNNING',
    metrics: {
      get: (key) => {
        const value = table.metric(row, key)
        const column = table.metrics.get(key)
        if (value === undefined || !column) return undefined
        const { steps, timestamps } = column
        return { value, step: steps[row] ?? 0, loggedAt: new Date(timestamps[row] ?? 0) }
      },
    },
  }
}
