import { type KeyboardEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useNavigate } from 'react-router-dom'
import type { RunTable } from '#mlflow/runTable.ts'
import { groupKey, highlightRun } from '#src/highlightedRun.ts'
import { paths } from '#src/paths.ts'
import type { RunSelection } from '#src/runSelection.ts'
import { placeCells } from './placeCells.ts'
import { clickedRun } from './clickedRun.ts'
import { type ColumnLayout, pinnedLefts } from './columnLayout.ts'
import { gridAction } from './gridKeys.ts'
import { GROUP_NAME_WIDTH_PX, NAME_COLUMN, NAME_LEFT_PX, NAME_WIDTH_PX } from './gridSizes.ts'
import type { HeatRange } from './heat.ts'
import { GroupLine } from './GroupLine.tsx'
import { groupAt } from './groupLines.ts'
import { lineIds } from './lineIds.ts'
import type { NestedRows } from './nestedRows.ts'
import { type LineActions, RunLine } from './RunLine.tsx'
import classes from './RunsGrid.module.css'
import { useGridWindows } from './useGridWindows.ts'
import type { Grouping } from './useGrouping.ts'
import { GroupHeader, type HeaderActions, RunsHeader } from './RunsHeader.tsx'
import type { SortKey } from './runsView.ts'
import type { ShareSelected } from './selectRuns.ts'

type Props = {
  table: RunTable
  /** Goes up when the table is different. */
  version: number
  lines: NestedRows
  /** What the lines of groups show; null where there are none. */
  grouping: Grouping | null
  layout: ColumnLayout
  widths: ReadonlyMap<string, number>
  sorts: readonly SortKey[]
  selection: RunSelection
  /** How much of all that the table is about is selected. */
  selectedShare: ShareSelected
  topRuns: readonly string[]
  starred: readonly string[]
  /** Runs that are closed, and groups that are open. */
  isTurned: (id: string) => boolean
  heat: ReadonlyMap<string, HeatRange>
  rowPx: number
  absoluteTimes: boolean
  experimentName: (experimentId: string) => string
  header: HeaderActions
  onSelect: (runIds: string[], selected: boolean) => void
  onTurn: (id: string) => void
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
  const { table, version, lines, layout, widths, sorts, selection, topRuns } = props
  const { selectedShare, starred } = props
  const { isTurned, heat, rowPx, absoluteTimes, experimentName, header, grouping } = props
  const { onSelect, onTurn, onToggleTop, onHide, onStar, onNearEnd, onInSight } = props
  const { onAct, drawnSlots } = props
  const scroller = useRef<HTMLElement>(null)
  const anchor = useRef<string | null>(null)
  const id = useId()
  const navigate = useNavigate()
  const [activeId, setActiveId] = useState<string | null>(null)

  const { rows } = lines
  const { pinned, scrolling } = layout
  const keys = grouping?.groups[0]?.labels.length ?? 0
  const nameWidth = widths.get(NAME_COLUMN) ?? (keys > 1 ? GROUP_NAME_WIDTH_PX : NAME_WIDTH_PX)
  const pinnedPx = pinned.reduce((sum, { width }) => sum + width, NAME_LEFT_PX + nameWidth)
  const pinnedAt = useMemo(() => pinnedLefts(pinned, NAME_LEFT_PX + nameWidth), [pinned, nameWidth])

  const { rowWindow, columnWindow } = useGridWindows(scroller, { rows, rowPx, scrolling, pinnedPx })
  const visibleRows = rowWindow.getVirtualItems()
  const nearEnd = (visibleRows.at(-1)?.index ?? 0) >= rows.length - NEAR_END_ROWS
  useEffect(() => {
    if (nearEnd) onNearEnd()
  }, [nearEnd, onNearEnd])
  const inSight = visibleRows.flatMap(({ index }) => table.ids[rows[index] ?? -1] ?? []).join()
  useEffect(() => {
    if (inSight !== '') onInSight(inSight.split(','))
  }, [inSight, onInSight])

  const ids = useMemo(
    () => lineIds(table, grouping?.groups ?? [], rows),
    [table, grouping?.groups, rows],
  )
  const select = useCallback(
    (id: string, selected: boolean, extend: boolean) => {
      const to = ids.indexOf(id)
      const from = extend && anchor.current !== null ? ids.indexOf(anchor.current) : -1
      onSelect(ids.runsBetween(from === -1 ? to : from, to), selected)
      anchor.current = id
    },
    [ids, onSelect],
  )

  const slotOf = useMemo(
    () => new Map(selection.map(({ runId, slot }) => [runId, slot])),
    [selection],
  )
  const active = Math.max(activeId === null ? -1 : ids.indexOf(activeId), 0)
  const activate = useCallback((index: number) => setActiveId(ids.at(index)), [ids])
  const lineActions = useMemo<LineActions>(
    () => ({
      onSelect: select,
      onActivate: activate,
      onTurn,
      onToggleTop,
      onHide,
      onStar,
    }),
    [select, activate, onTurn, onToggleTop, onHide, onStar],
  )

  const moveTo = (index: number) => {
    activate(index)
    rowWindow.scrollToIndex(index)
    // Keys light up a run wherever it is shown, as the pointer does.
    const id = ids.at(index)
    const drawn = id === null ? undefined : grouping?.drawn.get(id)
    highlightRun(drawn ? groupKey(drawn) : id)
  }
  const handleKey = (event: KeyboardEvent<HTMLTableElement>) => {
    // Keys on a button or a box in the table are its own.
    if (event.target !== event.currentTarget) return
    const page = Math.max(Math.floor((scroller.current?.clientHeight ?? 0) / rowPx) - 2, 1)
    const action = gridAction(event, active, rows.length, page)
    const id = ids.at(active)
    if (!action || id === null) return
    event.preventDefault()
    const isGroup = groupAt(rows[active] ?? 0) !== null
    const isOpen = isTurned(id) === isGroup
    switch (action.type) {
      case 'move':
        moveTo(action.to)
        if (action.extend) {
          anchor.current ??= id
          onSelect(ids.runsBetween(active, action.to), true)
        }
        break
      case 'toggle':
        select(id, !ids.runsBetween(active, active).every((runId) => slotOf.has(runId)), false)
        break
      case 'open':
        if (isGroup) onTurn(id)
        else void navigate(paths.run(id))
        break
      case 'children':
        if (lines.children[active] === 0) {
          // From a run of a group to the group.
          const above = rows.subarray(0, active).findLastIndex((row) => groupAt(row) !== null)
          if (!action.show && above >= 0) moveTo(above)
        } else if (isOpen !== action.show) onTurn(id)
        break
      case 'star':
        if (!isGroup) onStar(id)
        break
      case 'top':
        if (!isGroup) onToggleTop(id)
        break
      case 'hide':
        if (isGroup) break
        activate(Math.min(active + 1, rows.length - 1))
        onHide(id)
        break
      case 'selectAll':
        header.onSelectAll(true)
        break
      case 'rename':
      case 'remove':
        if (selection.length === 0) flushSync(() => select(id, true, false))
        onAct(action.type)
        break
      default:
        action satisfies never
    }
  }

  const visible = columnWindow.getVirtualItems()
  const places = useMemo(
    () => placeCells({ pinned, pinnedAt, pinnedPx, scrolling, visible }),
    [pinned, pinnedAt, pinnedPx, scrolling, visible],
  )
  const lineId = (index: number) => `${id}-${rows[index] ?? 0}`
  return (
    <section ref={scroller} className={classes.scroller} aria-label="Table of runs">
      <table
        className={classes.table}
        style={{ width: columnWindow.getTotalSize(), lineHeight: `${rowPx - 1}px` }}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- ARIA's own name for such a table
        role="treegrid"
        aria-label="Runs"
        aria-multiselectable
        data-deviations={grouping?.statistic === 'mean' || undefined}
        aria-rowcount={rows.length + 2}
        aria-colcount={pinned.length + scrolling.length + 2}
        aria-activedescendant={
          visibleRows.some(({ index }) => index === active) ? lineId(active) : undefined
        }
        tabIndex={0}
        onKeyDown={handleKey}
        onBlur={({ currentTarget, relatedTarget }) => {
          if (!currentTarget.contains(relatedTarget)) highlightRun(null)
        }}
      >
        <thead className={classes.head}>
          <GroupHeader pinnedPx={pinnedPx} scrolling={scrolling} />
          <RunsHeader
            {...{ pinned, pinnedAt, scrolling, visible, nameWidth, sorts }}
            selected={selectedShare}
            actions={header}
          />
        </thead>
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the table itself takes the keys, and names are links */}
        <tbody
          className={classes.body}
          style={{ height: rowWindow.getTotalSize() }}
          onClick={(event) => {
            const runId = clickedRun(event)
            if (runId === null) return
            event.preventDefault()
            void navigate(paths.run(runId))
          }}
        >
          {visibleRows.map(({ index, start }) => {
            const row = rows[index] ?? 0
            const at = groupAt(row)
            const group = at === null ? undefined : grouping?.groups[at]
            if (grouping && group) {
              return (
                <GroupLine
                  key={group.id}
                  id={lineId(index)}
                  {...{ table, group, index, nameWidth, places }}
                  {...{ heat, absoluteTimes, selection }}
                  top={start}
                  height={rowPx}
                  open={isTurned(group.id)}
                  active={index === active}
                  drawn={grouping.drawn.get(group.id)}
                  bestBy={grouping.bestBy}
                  statistic={grouping.statistic}
                  formatOf={grouping.formatOf}
                  actions={lineActions}
                />
              )
            }
            const runId = table.ids[row] ?? ''
            return (
              <RunLine
                key={runId}
                id={lineId(index)}
                {...{ table, version, row, index, nameWidth, places }}
                {...{ heat, experimentName, absoluteTimes }}
                top={start}
                height={rowPx}
                depth={lines.depths[index] ?? 0}
                childCount={lines.children[index] ?? 0}
                childRows={lines.childRows}
                closed={(lines.children[index] ?? 0) > 0 && isTurned(runId)}
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
