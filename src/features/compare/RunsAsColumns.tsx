import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useCallback, useEffect, useEffectEvent, useId, useMemo, useRef } from 'react'
import { CellContent } from './CellContent.tsx'
import classes from './ComparisonGrid.module.css'
import { activeProps, cellId, GridFrame } from './GridFrame.tsx'
import { type GridLine, layOutLines, valueLines } from './gridLines.ts'
import { CELL_PADDING_PX, columnPx, type GridModel, KEY_PX } from './gridModel.ts'
import type { GridProps } from './gridProps.ts'
import { headingPx } from './headingPx.ts'
import { describeKey, KeyHeading } from './KeyHeading.tsx'
import { formatsOf } from './metricTexts.ts'
import { RunHeadCell } from './RunHeadCell.tsx'
import { sectionTitle } from './sectionTitle.ts'

/** Where a run's column is among those that are drawn. */
type ColumnPlace = {
  /** Index of the run. */
  at: number
  /** Where a pinned one stays, in px from the left edge. */
  stuckAt?: number | undefined
  /** Room for the columns before it that are out of sight, in px. */
  skipped?: number | undefined
}

/** Runs as columns, keys as rows. Only what is in sight is drawn; keys, runs' names and pinned runs stay in sight. */
export function RunsAsColumns({ model, actions, table, focus, onShowWhole }: GridProps) {
  const scroller = useRef<HTMLElement>(null)
  const id = useId()
  const { runs, pinned, baseline, rows, deltasIn, statistic } = model
  const { active, at, moveTo } = focus
  const width = columnPx(model)
  const pinnedPx = KEY_PX + pinned * width
  const headPx = headingPx(runs, width)
  const lines = useMemo(() => {
    const linesIn = (row: (typeof rows)[number]) =>
      valueLines(row, deltasIn(row), baseline, width - CELL_PADDING_PX)
    return layOutLines(rows, linesIn)
  }, [rows, deltasIn, baseline, width])

  // oxlint-disable-next-line react/incompatible-library -- it matters to React's compiler, which is not in use
  const rowWindow = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => lines[index]?.height ?? 0,
    // Sizes are taken anew when this function changes, so it changes with the lines.
    getItemKey: useCallback((index: number) => lines[index]?.id ?? index, [lines]),
    overscan: 5,
    // The heads cover the beginning of what scrolls.
    scrollPaddingEnd: headPx,
  })
  const columnWindow = useVirtualizer({
    horizontal: true,
    count: runs.length - pinned,
    getScrollElement: () => scroller.current,
    estimateSize: () => width,
    getItemKey: useCallback(
      (index: number) => `${runs[index + pinned]?.run.id} ${width}`,
      [runs, pinned, width],
    ),
    paddingStart: pinnedPx,
    scrollPaddingStart: pinnedPx,
    overscan: 1,
  })

  const bringInSight = useEffectEvent(() => {
    if (!at) return
    scroller.current?.scrollIntoView({ block: 'nearest' })
    const row = rows[at.row]
    const line = lines.findIndex((line) => line.kind === 'row' && line.row === row)
    // Together with the heading of its section, where it is the first in it.
    if (line > 0 && lines[line - 1]?.kind === 'section') rowWindow.scrollToIndex(line - 1)
    if (line !== -1) rowWindow.scrollToIndex(line)
    if (at.run >= pinned) columnWindow.scrollToIndex(at.run - pinned)
  })
  useEffect(() => {
    if (active) bringInSight()
  }, [active])

  const visible = columnWindow.getVirtualItems()
  const places = useMemo<ColumnPlace[]>(
    () => [
      ...runs.slice(0, pinned).map((_, at) => ({ at, stuckAt: KEY_PX + at * width })),
      ...visible.map(({ index, start }, nth) => ({
        at: index + pinned,
        skipped: nth === 0 ? start - pinnedPx : undefined,
      })),
    ],
    [runs, pinned, width, visible, pinnedPx],
  )
  const returnFocus = useCallback(() => table.current?.focus({ preventScroll: true }), [table])
  return (
    <GridFrame
      {...{ id, scroller, table }}
      extent={{ columns: runs.length, rows: rows.length }}
      counted={{ columns: runs.length + 1, rows: lines.length + 1 }}
      width={KEY_PX + runs.length * width}
      at={at && { x: at.run, y: at.row }}
      onMove={({ x, y }) => moveTo({ run: x, row: y })}
      onClickAt={(rowIndex, columnIndex) => {
        const line = lines[rowIndex - 2]
        if (line?.kind === 'section') return
        moveTo({ row: line ? rows.indexOf(line.row) : -1, run: columnIndex - 2 })
      }}
    >
      <thead className={classes.head}>
        <tr className={classes.heads} aria-rowindex={1} style={{ height: headPx }}>
          <th
            scope="col"
            className={classes.corner}
            aria-colindex={1}
            style={{ width: KEY_PX }}
            {...activeProps(at?.row === -1 && at.run === -1, cellId(id, { x: -1, y: -1 }))}
          >
            <span className="visually-hidden">Key</span>
          </th>
          {places.map(({ at: run, stuckAt, skipped }) => {
            const compared = runs[run]
            return (
              compared && (
                <RunHeadCell
                  key={compared.run.id}
                  {...{ compared, actions, returnFocus }}
                  runsAs="columns"
                  columnIndex={run + 2}
                  isBaseline={run === baseline}
                  isPinned={run < pinned}
                  activeId={
                    at?.row === -1 && at.run === run ? cellId(id, { x: run, y: -1 }) : undefined
                  }
                  style={{ width, left: stuckAt, marginLeft: skipped }}
                />
              )
            )
          })}
        </tr>
      </thead>
      <tbody className={classes.body} style={{ height: rowWindow.getTotalSize() }}>
        {rowWindow.getVirtualItems().map(({ index, start }) => {
          const line = lines[index]
          if (line?.kind === 'section') {
            return (
              <tr
                key={line.id}
                className={classes.section}
                aria-rowindex={index + 2}
                style={{ top: start, height: line.height }}
              >
                <th scope="rowgroup" colSpan={runs.length + 1}>
                  <span>
                    {sectionTitle(line.section, statistic)}{' '}
                    <span className={classes.count}>{line.count}</span>
                  </span>
                </th>
              </tr>
            )
          }
          const isActive = at !== null && line !== undefined && rows[at.row] === line.row
          return (
            line && (
              <KeyLine
                key={line.id}
                {...{ line, index, places, model, width, onShowWhole, returnFocus }}
                top={start}
                activeRun={isActive ? at.run : null}
                activeId={isActive ? cellId(id, { x: at.run, y: at.row }) : undefined}
              />
            )
          )
        })}
      </tbody>
    </GridFrame>
  )
}

type LineProps = {
  line: GridLine & { kind: 'row' }
  index: number
  top: number
  places: readonly ColumnPlace[]
  model: GridModel
  width: number
  /** Index of the run whose cell is active, -1 for the key; null where none of the line is. */
  activeRun: number | null
  activeId: string | undefined
  onShowWhole: GridProps['onShowWhole']
  returnFocus: () => void
}

/** One key with what the runs have under it. */
const KeyLine = memo(function KeyLine(props: LineProps) {
  const { line, index, top, places, model, width, activeRun, activeId, onShowWhole } = props
  const { row, lines, height } = line
  const formats = row.section === 'metrics' ? formatsOf(row, model.deltasIn(row)) : null
  return (
    <tr
      className={classes.row}
      aria-rowindex={index + 2}
      data-differs={row.differs || undefined}
      style={{ top, height }}
    >
      <th
        scope="row"
        className={classes.key}
        aria-label={describeKey(row)}
        aria-colindex={1}
        style={{ width: KEY_PX }}
        {...activeProps(activeRun === -1, activeId)}
      >
        <KeyHeading row={row} lines={lines} returnFocus={props.returnFocus} />
      </th>
      {places.map(({ at, stuckAt, skipped }) => (
        <td
          key={model.runs[at]?.run.id ?? at}
          className={classes.cell}
          aria-colindex={at + 2}
          style={{ width, left: stuckAt, marginLeft: skipped }}
          data-stuck={stuckAt === undefined ? undefined : true}
          data-baseline={at === model.baseline || undefined}
          {...activeProps(activeRun === at, activeId)}
        >
          <CellContent {...{ row, at, lines, model, formats, onShowWhole }} />
        </td>
      ))}
    </tr>
  )
})
