import { useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { RunSelection } from '#src/runSelection.ts'
import { GroupHeader, RunsHeader } from './RunsHeader.tsx'
import { RunCell } from './RunCell.tsx'
import type { RunColumn } from './runColumns.ts'
import type { RunRow } from './runOrder.ts'
import classes from './RunsGrid.module.css'
import { RunLine } from './RunLine.tsx'
import { features, toColumnDefs } from './runsTable.ts'
import type { Sort } from './runsView.ts'
import { rangeBetween, shareSelected } from './selectRuns.ts'

type Props = {
  rows: readonly RunRow[]
  columns: readonly RunColumn[]
  /** Columns that are not on screen, by id. */
  hiddenIds: ReadonlySet<string>
  sort: Sort
  selection: RunSelection
  experimentName: (experimentId: string) => string
  /** Whether the rows belong to a request that has been replaced and are about to change. */
  outdated: boolean
  onSort: (column: string) => void
  onSelect: (runIds: string[], selected: boolean) => void
  /** Called while the end of the rows is near. */
  onNearEnd: () => void
}

const ROW_PX = 32
/** The checkbox and the name, which stay in sight. */
const PINNED_PX = 36 + 264
const NEAR_END_ROWS = 12

/** The runs as a table of which only the cells in view exist. */
export function RunsGrid(props: Props) {
  const { rows, columns, hiddenIds, sort, selection, experimentName, outdated } = props
  const { onSort, onSelect, onNearEnd } = props
  const scroller = useRef<HTMLElement>(null)
  const lastClicked = useRef<string | null>(null)

  const columnDefs = useMemo(
    () =>
      toColumnDefs(columns, ({ run }, column) => (
        <RunCell run={run} column={column} experimentName={experimentName} />
      )),
    [columns, experimentName],
  )
  const columnVisibility = useMemo(
    () => Object.fromEntries([...hiddenIds].map((id) => [id, false])),
    [hiddenIds],
  )
  const table = useTable({
    features,
    columns: columnDefs,
    data: rows,
    state: { columnVisibility },
    getRowId: ({ run }) => run.id,
  })
  const tableRows = table.getRowModel().rows
  const leaves = table.getVisibleLeafColumns()

  // oxlint-disable-next-line react/incompatible-library -- it matters to React's compiler, which is not in use
  const rowWindow = useVirtualizer({
    count: tableRows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
  })
  // Sizes are taken anew when this function changes, so it changes with the columns.
  const columnKey = useCallback((index: number) => leaves[index]?.id ?? index, [leaves])
  const columnWindow = useVirtualizer({
    horizontal: true,
    count: leaves.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => leaves[index]?.getSize() ?? 0,
    getItemKey: columnKey,
    paddingStart: PINNED_PX,
    overscan: 3,
  })

  const visibleRows = rowWindow.getVirtualItems()
  const nearEnd = (visibleRows.at(-1)?.index ?? 0) >= tableRows.length - NEAR_END_ROWS
  useEffect(() => {
    if (nearEnd) onNearEnd()
  }, [nearEnd, onNearEnd])

  const ids = useMemo(() => rows.map(({ run }) => run.id), [rows])
  const select = useCallback(
    (runId: string, selected: boolean, extend: boolean) => {
      onSelect(extend ? rangeBetween(ids, lastClicked.current, runId) : [runId], selected)
      lastClicked.current = runId
    },
    [ids, onSelect],
  )

  const visibleColumns = columnWindow.getVirtualItems()
  const slotOf = useMemo(
    () => new Map(selection.map(({ runId, slot }) => [runId, slot])),
    [selection],
  )
  const share = useMemo(() => shareSelected(ids, selection), [ids, selection])
  const groups = table.getHeaderGroups()[0]?.headers ?? []
  return (
    <section
      ref={scroller}
      className={classes.scroller}
      aria-label="Table of runs"
      aria-busy={outdated}
      // A region that scrolls must be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table
        className={classes.table}
        style={{ width: columnWindow.getTotalSize() }}
        aria-rowcount={tableRows.length + 2}
        aria-colcount={leaves.length + 2}
      >
        <thead className={classes.head}>
          <GroupHeader pinnedPx={PINNED_PX} groups={groups} />
          <RunsHeader
            columns={leaves}
            visible={visibleColumns}
            sort={sort}
            selected={share}
            onSort={onSort}
            onSelectAll={(selected) => onSelect(ids, selected)}
          />
        </thead>
        <tbody
          className={classes.body}
          style={{ height: rowWindow.getTotalSize() }}
          data-outdated={outdated || undefined}
        >
          {visibleRows.map(({ index, start }) => {
            const row = tableRows[index]
            return (
              row && (
                <RunLine
                  key={row.id}
                  row={row}
                  index={index}
                  top={start}
                  cells={row.getVisibleCells()}
                  visible={visibleColumns}
                  slot={slotOf.get(row.id)}
                  onSelect={select}
                />
              )
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
