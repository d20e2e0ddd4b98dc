import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useNavigate } from 'react-router-dom'
import type { RunTable } from '#mlflow/runTable.ts'
import { paths } from '#src/paths.ts'
import type { RunSelection } from '#src/runSelection.ts'
import { type ColumnLayout, pinnedLefts } from './columnLayout.ts'
import { gridAction } from './gridKeys.ts'
import { NAME_COLUMN, NAME_LEFT_PX, NAME_WIDTH_PX } from './gridSizes.ts'
import type { HeatRange } from './heat.ts'
import type { NestedRows } from './nestedRows.ts'
import { type LineActions, RunLine } from './RunLine.tsx'
import classes from './RunsGrid.module.css'
import { GroupHeader, type HeaderActions, RunsHeader } from './RunsHeader.tsx'
import type { SortKey } from './runsView.ts'
import { rangeBetween, shareSelected } from './selectRuns.ts'

type Props = {
  table: RunTable
  /** Goes up when the table is different. */
  version: number
  lines: NestedRows
  layout: ColumnLayout
  widths: ReadonlyMap<string, number>
  sorts: readonly SortKey[]
  selection: RunSelection
  topRuns: readonly string[]
  starred: readonly string[]
  closed: ReadonlySet<string>
  heat: ReadonlyMap<string, HeatRange>
  rowPx: number
  absoluteTimes: boolean
  experimentName: (experimentId: string) => string
  header: HeaderActions
  onSelect: (runIds: string[], selected: boolean) => void
  onToggleChildren: (runId: string) => void
  onToggleTop: (runId: string) => void
  onHide: (runId: string) => void
  onStar: (runId: string) => void
  onAct: (act: 'rename' | 'remove') => void
  drawnSlots: ReadonlyMap<string, number | null>
  /** Called while the end of the lines is near. */
  onNearEnd: () => void
  /** Called with the runs in sight. */
  onInSight: (runIds: string[]) => void
}

const NEAR_END_ROWS = 12

/** The runs as a table of which only the cells in view exist, operated by keyboard like a list of files. */
export function RunsGrid(props: Props) {
  const { table, version, lines, layout, widths, sorts, selection, topRuns, starred } = props
  const { closed, heat, rowPx, absoluteTimes, experimentName, header } = props
  const { onSelect, onToggleChildren, onToggleTop, onHide, onStar, onNearEnd, onInSight } = props
  const { onAct, drawnSlots } = props
  const scroller = useRef<HTMLElement>(null)
  const anchor = useRef<string | null>(null)
  const id = useId()
  const navigate = useNavigate()
  const [activeId, setActiveId] = useState<string | null>(null)

  const { rows } = lines
  const { pinned, scrolling } = layout
  const nameWidth = widths.get(NAME_COLUMN) ?? NAME_WIDTH_PX
  const pinnedPx = pinned.reduce((sum, { width }) => sum + width, NAME_LEFT_PX + nameWidth)
  const pinnedAt = useMemo(() => pinnedLefts(pinned, NAME_LEFT_PX + nameWidth), [pinned, nameWidth])

  // oxlint-disable-next-line react/incompatible-library -- it matters to React's compiler, which is not in use
  const rowWindow = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    getItemKey: useCallback((index: number) => rows[index] ?? index, [rows]),
    overscan: 6,
  })
  // Sizes are taken anew when this function changes, so it changes with the columns.
  const columnKey = useCallback((index: number) => scrolling[index]?.id ?? index, [scrolling])
  const columnWindow = useVirtualizer({
    horizontal: true,
    count: scrolling.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => scrolling[index]?.width ?? 0,
    getItemKey: columnKey,
    paddingStart: pinnedPx,
    overscan: 2,
  })
  useEffect(() => {
    rowWindow.measure()
  }, [rowWindow, rowPx])

  const visibleRows = rowWindow.getVirtualItems()
  const nearEnd = (visibleRows.at(-1)?.index ?? 0) >= rows.length - NEAR_END_ROWS
  useEffect(() => {
    if (nearEnd) onNearEnd()
  }, [nearEnd, onNearEnd])
  const inSight = visibleRows.map(({ index }) => table.ids[rows[index] ?? -1] ?? '').join()
  useEffect(() => {
    if (inSight !== '') onInSight(inSight.split(','))
  }, [inSight, onInSight])

  // Ids by line, made when somebody asks for a range of them.
  const idsOf = useCallback(() => Array.from(rows, (row) => table.ids[row] ?? ''), [rows, table])
  const select = useCallback(
    (runId: string, selected: boolean, extend: boolean) => {
      onSelect(extend ? rangeBetween(idsOf(), anchor.current, runId) : [runId], selected)
      anchor.current = runId
    },
    [idsOf, onSelect],
  )

  const slotOf = useMemo(
    () => new Map(selection.map(({ runId, slot }) => [runId, slot])),
    [selection],
  )
  const share = useMemo(() => shareSelected(table, rows, selection), [table, rows, selection])
  const activeRow = activeId === null ? undefined : table.rowOf(activeId)
  const found = activeRow === undefined ? -1 : rows.indexOf(activeRow)
  const active = Math.max(found, 0)
  const activate = useCallback(
    (index: number) => setActiveId(table.ids[rows[index] ?? -1] ?? null),
    [table, rows],
  )
  const lineActions = useMemo<LineActions>(
    () => ({
      onSelect: select,
      onActivate: activate,
      onToggleChildren,
      onToggleTop,
      onHide,
      onStar,
    }),
    [select, activate, onToggleChildren, onToggleTop, onHide, onStar],
  )

  const handleKey = (event: KeyboardEvent<HTMLTableElement>) => {
    // Keys on a button or a box in the table are its own.
    if (event.target !== event.currentTarget) return
    const page = Math.max(Math.floor((scroller.current?.clientHeight ?? 0) / rowPx) - 2, 1)
    const action = gridAction(event, active, rows.length, page)
    const runId = table.ids[rows[active] ?? -1]
    if (!action || runId === undefined) return
    event.preventDefault()
    switch (action.type) {
      case 'move':
        activate(action.to)
        rowWindow.scrollToIndex(action.to)
        if (action.extend) {
          anchor.current ??= runId
          onSelect(
            idsOf().slice(Math.min(active, action.to), Math.max(active, action.to) + 1),
            true,
          )
        }
        break
      case 'toggle':
        select(runId, !slotOf.has(runId), false)
        break
      case 'open':
        void navigate(paths.run(runId))
        break
      case 'children':
        if (closed.has(runId) === action.show) onToggleChildren(runId)
        break
      case 'star':
        onStar(runId)
        break
      case 'top':
        onToggleTop(runId)
        break
      case 'hide':
        activate(Math.min(active + 1, rows.length - 1))
        onHide(runId)
        break
      case 'selectAll':
        header.onSelectAll(true)
        break
      case 'rename':
      case 'remove':
        if (selection.length === 0) flushSync(() => select(runId, true, false))
        onAct(action.type)
        break
      default:
        action satisfies never
    }
  }

  const visible = columnWindow.getVirtualItems()
  const lineId = (index: number) => `${id}-${rows[index] ?? 0}`
  return (
    <section ref={scroller} className={classes.scroller} aria-label="Table of runs">
      <table
        className={classes.table}
        style={{ width: columnWindow.getTotalSize() }}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- ARIA's own name for such a table
        role="treegrid"
        aria-label="Runs"
        aria-multiselectable
        aria-rowcount={rows.length + 2}
        aria-colcount={pinned.length + scrolling.length + 2}
        aria-activedescendant={
          visibleRows.some(({ index }) => index === active) ? lineId(active) : undefined
        }
        tabIndex={0}
        onKeyDown={handleKey}
      >
        <thead className={classes.head}>
          <GroupHeader pinnedPx={pinnedPx} scrolling={scrolling} />
          <RunsHeader
            {...{ pinned, pinnedAt, scrolling, visible, nameWidth, sorts }}
            selected={share}
            actions={header}
          />
        </thead>
        <tbody className={classes.body} style={{ height: rowWindow.getTotalSize() }}>
          {visibleRows.map(({ index, start }) => {
            const row = rows[index] ?? 0
            const runId = table.ids[row] ?? ''
            return (
              <RunLine
                key={runId}
                id={lineId(index)}
                {...{ table, version, row, index, nameWidth, pinned, pinnedAt }}
                {...{ scrolling, visible }}
                {...{ heat, experimentName, absoluteTimes }}
                top={start}
                height={rowPx}
                depth={lines.depths[index] ?? 0}
                childCount={lines.children[index] ?? 0}
                closed={closed.has(runId)}
                context={lines.contexts[index] === 1}
                active={index === active}
                onTop={topRuns.includes(runId)}
                starred={starred.includes(runId)}
                slot={slotOf.get(runId)}
                drawnSlot={drawnSlots.get(runId)}
                actions={lineActions}
              />
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
