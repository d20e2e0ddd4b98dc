import { type ReactNode, useCallback, useMemo } from 'react'
import { useCorrections } from '#src/metricDirection.ts'
import { Button } from '#ui/Button.tsx'
import { toCsv } from '#ui/csv.ts'
import { downloadText } from '#ui/download.ts'
import { Message } from '#ui/Message.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { BrushStrip } from './BrushStrip.tsx'
import { ColumnsMenu } from './ColumnsMenu.tsx'
import { layOutColumns, withDeviations } from './columnLayout.ts'
import { ROW_PX } from './gridSizes.ts'
import { GroupByChoice } from './GroupByChoice.tsx'
import { GroupStrip } from './GroupStrip.tsx'
import { heatRange } from './heat.ts'
import { withHistoryColumns } from './historyColumns.ts'
import { LoadedRuns } from './LoadedRuns.tsx'
import { findColumns, type RunColumn } from './runColumns.ts'
import { RunsGrid } from './RunsGrid.tsx'
import classes from './RunsPanel.module.css'
import { orderShortfall } from './runsRequest.ts'
import { setColumnShown, toggled } from './runsView.ts'
import { SameColumns } from './SameColumns.tsx'
import { sameColumns } from './sameColumns.ts'
import { seenGroups, seenRuns } from './seenRows.ts'
import { MOST_SELECTED, selectRuns, shareSelected } from './selectRuns.ts'
import { TableMenu } from './TableMenu.tsx'
import { useGrouping } from './useGrouping.ts'
import { useHeaderActions } from './useHeaderActions.ts'
import { useHistories, useHistoryVersion } from './useHistories.ts'
import { useRunLines } from './useRunLines.ts'
import { useTablePreferences } from './useTablePreferences.ts'
import type { Workspace } from './useWorkspace.ts'

type Props = {
  workspace: Workspace
  /** Whether the runs are of one experiment or of several. */
  experiments: 'one' | 'several'
  experimentName: (experimentId: string) => string
  /** Where runs are searched. */
  search: ReactNode
  /** What can be done with the selected runs. */
  actions: ReactNode
  /** What a key on the active run, or on the selected ones, asks for. */
  onAct: (act: 'rename' | 'remove') => void
  /** The colours of runs that are drawn though they are not selected. */
  drawnSlots: ReadonlyMap<string, number | null>
  /** Whether panels beside the table draw its groups. */
  panelsOpen: boolean
  /** Shown where the experiments have no runs at all. */
  whenEmpty: ReactNode
}

/** The runs of some experiments, with what can be done to them and to the view of them. */
export function RunsPanel(props: Props) {
  const { workspace, experiments, experimentName, panelsOpen, search, actions, onAct, drawnSlots } =
    props
  const { whenEmpty } = props
  const { feed, state, view, changeView, stars, rows, groups, asked } = workspace
  const { preferences, ...changePreferences } = useTablePreferences()
  const { table, version, complete } = state
  const { hidden, shown, pinned, moved, widths } = view

  const found = useMemo(
    () => findColumns(table, experiments),
    // oxlint-disable-next-line react/exhaustive-deps -- the version says that the table is different
    [table, version, experiments],
  )
  const corrections = useCorrections()
  const columns = useMemo(
    () => withHistoryColumns(found, view.shown),
    // oxlint-disable-next-line react/exhaustive-deps -- which way a metric gets better says what it can tell
    [found, view.shown, corrections],
  )
  const same = useMemo(
    () => (view.differing ? sameColumns(table, rows, columns) : []),
    // oxlint-disable-next-line react/exhaustive-deps
    [table, version, rows, columns, view.differing],
  )
  const deviations = groups !== null && view.statistic === 'mean'
  const layout = useMemo(() => {
    const folded = new Set(same.map(({ column }) => column.id))
    const wanted = { hidden, shown, pinned, moved, widths }
    return layOutColumns(deviations ? withDeviations(columns) : columns, wanted, folded)
  }, [columns, hidden, shown, pinned, moved, widths, same, deviations])
  const { lines, isTurned, onTurn } = useRunLines(workspace)
  const grouping = useGrouping(workspace, layout, panelsOpen)
  const selectedShare = useMemo(
    () => shareSelected(table, rows, view.selection),
    [table, rows, view.selection],
  )
  const histories = useHistories({ table, version, rows, layout, sorts: view.sorts })
  const historyVersion = useHistoryVersion(table, view.heat)
  const heat = useMemo(
    () =>
      new Map(
        columns
          .filter(({ id }) => view.heat.includes(id))
          .map((column) => [column.id, heatRange(table, column, rows)]),
      ),
    // oxlint-disable-next-line react/exhaustive-deps
    [table, version, historyVersion, columns, rows, view.heat],
  )

  const onSelect = useCallback(
    (ids: string[], selected: boolean) =>
      changeView((now) => ({ selection: selectRuns(now.selection, ids, selected) })),
    [changeView],
  )
  const header = useHeaderActions({ table, rows, columns, layout, view, changeView, onSelect })
  const onToggleTop = useCallback(
    (runId: string) => changeView((now) => ({ topRuns: toggled(now.topRuns, runId) })),
    [changeView],
  )
  const onHide = useCallback(
    (runId: string) => changeView((now) => ({ hiddenRuns: toggled(now.hiddenRuns, runId) })),
    [changeView],
  )
  const { onInSight: wantHistories } = histories
  const onInSight = useCallback(
    (ids: string[]) => {
      feed.watch(ids)
      wantHistories(ids)
    },
    [feed, wantHistories],
  )
  const download = () => {
    const seen = [...layout.pinned, ...layout.scrolling]
    const { header, rows } = groups
      ? seenGroups(table, groups, seen, view.groupBy, view.statistic)
      : seenRuns(table, lines.rows, seen, { experimentName })
    downloadText(groups ? 'groups.csv' : 'runs.csv', 'text/csv', toCsv(header, rows))
  }
  const showColumns = (changed: readonly RunColumn[], show: boolean) =>
    changeView(({ hidden, shown }) =>
      changed.reduce((now, column) => setColumnShown(now, column, show), { hidden, shown }),
    )

  const isNumeric = (id: string) =>
    columns.some((column) => column.id === id && column.content.kind === 'numericText')
  const failure = asked.error ?? state.problem
  const nothingYet = !complete && table.count === 0
  return (
    <section className={classes.panel} aria-label="Runs">
      <div className={classes.toolbar}>
        {search}
        {table.count > 0 && (
          <div className={classes.menus}>
            <ColumnsMenu columns={columns} hiddenIds={layout.hiddenIds} onShow={showColumns} />
            <TableMenu
              preferences={preferences}
              {...changePreferences}
              differing={view.differing}
              onDiffering={(differing) => changeView({ differing })}
              grouping={
                <GroupByChoice
                  table={table}
                  groupBy={view.groupBy}
                  statistic={view.statistic}
                  onChange={(change) => changeView(change)}
                />
              }
            />
          </div>
        )}
        <div className={classes.actions}>{actions}</div>
      </div>
      {view.selection.length >= MOST_SELECTED && (
        <p className={classes.limit}>
          {MOST_SELECTED} runs are selected; the address of the page cannot hold more.
        </p>
      )}
      {failure && nothingYet && (
        <Message tone="problem" title="No runs are shown">
          {failure.message}
        </Message>
      )}
      {nothingYet && !failure && <Skeleton label="Loading runs" lines={14} />}
      {complete && table.count === 0 && whenEmpty}
      {table.count > 0 && (
        <>
          {same.length > 0 && (
            <SameColumns
              same={same}
              runs={rows.length}
              complete={complete}
              onShowAll={() => changeView({ differing: false })}
            />
          )}
          {view.brushes.length > 0 && (
            <BrushStrip
              brushes={view.brushes}
              left={rows.length}
              of={workspace.unbrushed.length}
              onChange={(brushes) => changeView({ brushes })}
            />
          )}
          {groups && (
            <GroupStrip
              count={groups.length}
              groupBy={view.groupBy}
              statistic={view.statistic}
              onClear={() => changeView({ groupBy: [] })}
            />
          )}
          {lines.rows.length === 0 ? (
            <NoMatch
              searching={asked.loading || (!complete && state.loading !== null)}
              starredOnly={view.starredOnly}
              brushed={view.brushes.length > 0}
              onClear={() =>
                changeView({ filter: '', brushes: [], hiddenRuns: [], starredOnly: false }, 'push')
              }
            />
          ) : (
            <RunsGrid
              {...{
                table,
                version,
                lines,
                grouping,
                layout,
                isTurned,
                heat,
                experimentName,
                header,
              }}
              {...{ onSelect, onTurn, onToggleTop, onHide, onInSight, onAct, drawnSlots }}
              widths={view.widths}
              sorts={view.sorts}
              selection={view.selection}
              selectedShare={selectedShare}
              topRuns={view.topRuns}
              starred={stars.starred}
              rowPx={ROW_PX[preferences.density]}
              absoluteTimes={preferences.absoluteTimes}
              onStar={stars.toggleStar}
              onNearEnd={asked.loadMore}
            />
          )}
          <LoadedRuns
            state={state}
            hiddenRuns={view.hiddenRuns.length}
            shortfall={orderShortfall(view.sorts, isNumeric)}
            histories={histories}
            onDownload={download}
            onStop={() => feed.stop()}
            onLoadAll={() => feed.refresh()}
            onShowHidden={() => changeView({ hiddenRuns: [] })}
          />
        </>
      )}
    </section>
  )
}

type NoMatchProps = {
  searching: boolean
  starredOnly: boolean
  brushed: boolean
  onClear: () => void
}

function NoMatch({ searching, starredOnly, brushed, onClear }: NoMatchProps) {
  const run = starredOnly ? 'No starred run' : 'No run'
  const all = starredOnly || brushed
  return (
    <Message
      tone="neutral"
      title={
        searching
          ? `${run} matches so far`
          : `${run} matches the filter${brushed ? ' and lies within what is brushed' : ''}`
      }
      actions={<Button onClick={onClear}>{all ? 'Show all runs' : 'Clear the filter'}</Button>}
    >
      {searching
        ? 'More runs are still arriving.'
        : 'Conditions are case-sensitive, and a run without the named metric, param or tag never matches.'}
    </Message>
  )
}
