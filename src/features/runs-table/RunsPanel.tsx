import { Button } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { isUnreachable } from '#mlflow/client.ts'
import { Message } from '#ui/Message.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { ColumnsMenu } from './ColumnsMenu.tsx'
import { FilterBox } from './FilterBox.tsx'
import { filterExamples } from './filterExamples.ts'
import { LoadedRuns } from './LoadedRuns.tsx'
import { findColumns, type RunColumn } from './runColumns.ts'
import { nestRuns, sortRuns } from './runOrder.ts'
import { RunsGrid } from './RunsGrid.tsx'
import classes from './RunsPanel.module.css'
import { orderShortfall } from './runsRequest.ts'
import { nextSort, setColumnShown } from './runsView.ts'
import { SelectionActions } from './SelectionActions.tsx'
import { MOST_SELECTED, selectRuns } from './selectRuns.ts'
import { useRuns } from './useRuns.ts'
import { useRunsView } from './useRunsView.ts'

type Props = {
  experimentIds: string[]
  experimentName: (experimentId: string) => string
  /** Shown where the experiments have no runs at all. */
  whenEmpty: ReactNode
}

/** The runs of some experiments, with what can be done to them and to the view of them. */
export function RunsPanel({ experimentIds, experimentName, whenEmpty }: Props) {
  const [view, changeView] = useRunsView()
  const { filter, sort, selection, hidden, shown } = view
  const { query, runs, complete, ...loading } = useRuns(experimentIds, view)

  const columns = useMemo(
    () => findColumns(runs, experimentIds.length > 1 ? 'several' : 'one'),
    [runs, experimentIds.length],
  )
  const hiddenIds = useMemo(() => {
    const out = columns.filter(({ id, shownByDefault }) =>
      shownByDefault ? hidden.includes(id) : !shown.includes(id),
    )
    return new Set(out.map(({ id }) => id))
  }, [columns, hidden, shown])
  const shortfall = orderShortfall(sort, isNumericColumn(columns, sort.column))
  const orderedHere = complete || shortfall === 'loadedOnly'
  const rows = useMemo(
    () => nestRuns(orderedHere ? sortRuns(runs, sort, { experimentName }) : runs),
    [runs, sort, orderedHere, experimentName],
  )
  const examples = useMemo(() => filterExamples(runs.slice(0, 25)), [runs])

  const showColumns = (changed: readonly RunColumn[], show: boolean) =>
    changeView(
      changed.reduce((now, column) => setColumnShown(now, column, show), { hidden, shown }),
    )

  // What was loaded stays in sight when a later request fails.
  const failure = query.data === undefined ? query.error : null
  const refused = failure && filter !== '' && !isUnreachable(failure) ? failure.message : null
  return (
    <section className={classes.panel} aria-label="Runs">
      <div className={classes.toolbar}>
        <FilterBox
          filter={filter}
          problem={refused}
          examples={examples}
          onFilter={(next) => changeView({ filter: next })}
        />
        {rows.length > 0 && (
          <ColumnsMenu columns={columns} hiddenIds={hiddenIds} onShow={showColumns} />
        )}
        {selection.length > 0 && (
          <SelectionActions selection={selection} onClear={() => changeView({ selection: [] })} />
        )}
      </div>
      {selection.length >= MOST_SELECTED && (
        <p className={classes.limit}>
          {MOST_SELECTED} runs are selected; the address of the page cannot hold more.
        </p>
      )}
      {failure && (
        <Message
          tone="problem"
          title="No runs are shown"
          actions={
            refused !== null && (
              <Button onClick={() => changeView({ filter: '' })}>Clear the filter</Button>
            )
          }
        >
          {refused === null ? failure.message : 'Mend the filter, or clear it to see all runs.'}
        </Message>
      )}
      {!failure && query.data === undefined && <Skeleton label="Loading runs" lines={14} />}
      {query.data && rows.length === 0 && (
        <>{filter === '' ? whenEmpty : <NoMatch onClear={() => changeView({ filter: '' })} />}</>
      )}
      {rows.length > 0 && (
        <>
          <RunsGrid
            rows={rows}
            columns={columns}
            hiddenIds={hiddenIds}
            sort={sort}
            selection={selection}
            experimentName={experimentName}
            outdated={query.isPlaceholderData}
            onSort={(column) =>
              changeView({ sort: nextSort(sort, column, isNumericColumn(columns, column)) })
            }
            onSelect={(ids, selected) =>
              changeView({ selection: selectRuns(selection, ids, selected) })
            }
            onNearEnd={loading.loadMore}
          />
          <LoadedRuns
            count={runs.length}
            complete={complete}
            loadingAll={loading.loadingAll}
            updatedAt={query.dataUpdatedAt}
            shortfall={shortfall}
            problem={query.error && !isUnreachable(query.error) ? query.error.message : null}
            onRetry={loading.retry}
            onLoadAll={loading.loadAll}
            onStop={loading.stopLoading}
            onRefresh={() => void query.refetch()}
          />
        </>
      )}
    </section>
  )
}

function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <Message
      tone="neutral"
      title="No run matches the filter"
      actions={<Button onClick={onClear}>Clear the filter</Button>}
    >
      Conditions are case-sensitive, and a run without the named metric, param or tag never matches.
    </Message>
  )
}

const isNumericColumn = (columns: readonly RunColumn[], id: string) =>
  columns.some((column) => column.id === id && column.content.kind === 'numericText')
