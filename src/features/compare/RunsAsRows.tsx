import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useCallback, useEffect, useEffectEvent, useId, useMemo, useRef } from 'react'
import { CellContent } from './CellContent.tsx'
import { SECTIONS } from './comparison.ts'
import classes from './ComparisonGrid.module.css'
import { activeProps, cellId, GridFrame } from './GridFrame.tsx'
import { MOST_LINES, TEXT_LINE_PX } from './gridLines.ts'
import { columnPx, type GridModel, KEY_PX, type RunActions } from './gridModel.ts'
import type { GridProps } from './gridProps.ts'
import { estimateLines } from './keyLines.ts'
import { describeKey, KeyHeading } from './KeyHeading.tsx'
import { formatsOf, type MetricFormats } from './metricTexts.ts'
import { RunHeadCell } from './RunHeadCell.tsx'
import { sectionTitle } from './sectionTitle.ts'
import type { ComparedRun } from './useComparedRuns.ts'

/** The row of sections, and what is above and below the keys, in px. */
const SECTIONS_PX = 28
const KEYS_PADDING_PX = 17
/** A value with what is said of it, and a run's name with its buttons. */
const LINES = 2
const ROW_PX = LINES * TEXT_LINE_PX + 15
/** Beside a key: its marks and its padding. */
const KEY_MARKS_PX = 66

/** Where a key's column is among those that are drawn; `skipped` is room for those before it that are not, in px. */
type ColumnPlace = { at: number; skipped: number | undefined; formats: MetricFormats | null }

/** Keys as columns, runs as rows. Only what is in sight is drawn; keys, runs' names and pinned runs stay in sight. */
export function RunsAsRows({ model, actions, table, focus, onShowWhole }: GridProps) {
  const scroller = useRef<HTMLElement>(null)
  const id = useId()
  const { runs, pinned, rows, deltasIn, statistic } = model
  const { active, at, moveTo } = focus
  const width = columnPx(model)
  const keyLines = useMemo(() => {
    const linesOf = ({ key }: { key: string }) => estimateLines(key, width - KEY_MARKS_PX)
    return Math.min(Math.max(...rows.map(linesOf), 1), MOST_LINES)
  }, [rows, width])
  const keysPx = keyLines * TEXT_LINE_PX + KEYS_PADDING_PX
  const headPx = SECTIONS_PX + keysPx

  // oxlint-disable-next-line react/incompatible-library -- it matters to React's compiler, which is not in use
  const rowWindow = useVirtualizer({
    count: runs.length - pinned,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: useCallback(
      (index: number) => runs[index + pinned]?.run.id ?? index,
      [runs, pinned],
    ),
    overscan: 4,
    // What stays in sight covers the beginning of what scrolls.
    scrollPaddingEnd: headPx + pinned * ROW_PX,
  })
  const columnWindow = useVirtualizer({
    horizontal: true,
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => width,
    getItemKey: useCallback(
      (index: number) => `${rows[index]?.section} ${rows[index]?.key} ${width}`,
      [rows, width],
    ),
    paddingStart: KEY_PX,
    scrollPaddingStart: KEY_PX,
    overscan: 1,
  })

  const bringInSight = useEffectEvent(() => {
    if (!at) return
    scroller.current?.scrollIntoView({ block: 'nearest' })
    if (at.run >= pinned) rowWindow.scrollToIndex(at.run - pinned)
    if (at.row !== -1) columnWindow.scrollToIndex(at.row)
  })
  useEffect(() => {
    if (active) bringInSight()
  }, [active])

  const visible = columnWindow.getVirtualItems()
  const places = useMemo(
    () =>
      visible.map(({ index, start }, nth): ColumnPlace => {
        const row = rows[index]
        const formats = row?.section === 'metrics' ? formatsOf(row, deltasIn(row)) : null
        return { at: index, skipped: nth === 0 ? start - KEY_PX : undefined, formats }
      }),
    [visible, rows, deltasIn],
  )
  const returnFocus = useCallback(() => table.current?.focus({ preventScroll: true }), [table])
  const lineOf = (run: number, top: number | null) => {
    const compared = runs[run]
    const activeRow = at?.run === run ? at.row : null
    return (
      compared && (
        <RunLine
          key={compared.run.id}
          {...{
            compared,
            run,
            top,
            places,
            model,
            actions,
            width,
            onShowWhole,
            returnFocus,
          }}
          activeRow={activeRow}
          activeId={activeRow === null ? undefined : cellId(id, { x: activeRow, y: run })}
        />
      )
    )
  }
  return (
    <GridFrame
      {...{ id, scroller, table }}
      extent={{ columns: rows.length, rows: runs.length }}
      counted={{ columns: rows.length + 1, rows: runs.length + 2 }}
      width={KEY_PX + rows.length * width}
      at={at && { x: at.row, y: at.run }}
      onMove={({ x, y }) => moveTo({ row: x, run: y })}
      onClickAt={(rowIndex, columnIndex) =>
        moveTo({ row: columnIndex - 2, run: Math.max(rowIndex - 3, -1) })
      }
    >
      <thead className={classes.head}>
        <tr className={classes.sections} aria-rowindex={1} style={{ height: SECTIONS_PX }}>
          <th scope="col" className={classes.corner} style={{ width: KEY_PX }}>
            <span className="visually-hidden">Section</span>
          </th>
          {SECTIONS.map(({ section }) => {
            const count = rows.filter((row) => row.section === section).length
            return (
              count > 0 && (
                <th key={section} scope="colgroup" style={{ width: count * width }}>
                  <span style={{ left: KEY_PX }}>
                    {sectionTitle(section, statistic)}{' '}
                    <span className={classes.count}>{count}</span>
                  </span>
                </th>
              )
            )
          })}
        </tr>
        <tr className={classes.heads} aria-rowindex={2} style={{ height: keysPx }}>
          <th
            scope="col"
            className={classes.corner}
            aria-colindex={1}
            style={{ width: KEY_PX }}
            {...activeProps(at?.row === -1 && at.run === -1, cellId(id, { x: -1, y: -1 }))}
          >
            <span className="visually-hidden">Run</span>
          </th>
          {places.map(({ at: index, skipped }) => {
            const row = rows[index]
            return (
              row && (
                <th
                  key={`${row.section}/${row.key}`}
                  scope="col"
                  className={classes.keyHead}
                  aria-label={describeKey(row)}
                  aria-colindex={index + 2}
                  style={{ width, marginLeft: skipped }}
                  {...activeProps(
                    at?.run === -1 && at.row === index,
                    cellId(id, { x: index, y: -1 }),
                  )}
                >
                  <KeyHeading row={row} lines={keyLines} returnFocus={returnFocus} />
                </th>
              )
            )
          })}
        </tr>
      </thead>
      {pinned > 0 && (
        <tbody className={classes.pinned} style={{ top: headPx }}>
          {runs.slice(0, pinned).map((_, run) => lineOf(run, null))}
        </tbody>
      )}
      <tbody className={classes.body} style={{ height: rowWindow.getTotalSize() }}>
        {rowWindow.getVirtualItems().map(({ index, start }) => lineOf(index + pinned, start))}
      </tbody>
    </GridFrame>
  )
}

type LineProps = {
  compared: ComparedRun
  /** Index of the run. */
  run: number
  /** Where it stands among those that scroll, in px; null for a pinned one. */
  top: number | null
  places: readonly ColumnPlace[]
  model: GridModel
  actions: RunActions
  width: number
  /** Index of the key whose cell is active, -1 for the run's heading; null where none of the line is. */
  activeRow: number | null
  activeId: string | undefined
  onShowWhole: GridProps['onShowWhole']
  returnFocus: () => void
}

/** One run with what it has under the keys. */
const RunLine = memo(function RunLine(props: LineProps) {
  const { compared, run, top, places, model, width, activeRow, activeId } = props
  const { actions, onShowWhole, returnFocus } = props
  return (
    <tr
      className={classes.row}
      aria-rowindex={run + 3}
      data-differs
      data-fixed={top === null || undefined}
      style={{ height: ROW_PX, ...(top !== null && { top }) }}
    >
      <RunHeadCell
        {...{ compared, actions, returnFocus }}
        runsAs="rows"
        columnIndex={1}
        isBaseline={run === model.baseline}
        isPinned={run < model.pinned}
        activeId={activeRow === -1 ? activeId : undefined}
        style={{ width: KEY_PX, left: 0 }}
      />
      {places.map(({ at, skipped, formats }) => {
        const row = model.rows[at]
        return (
          row && (
            <td
              key={`${row.section}/${row.key}`}
              className={classes.cell}
              aria-colindex={at + 2}
              style={{ width, marginLeft: skipped }}
              data-baseline={run === model.baseline || undefined}
              data-same={!row.differs || undefined}
              {...activeProps(activeRow === at, activeId)}
            >
              <CellContent {...{ row, model, formats, onShowWhole }} at={run} lines={LINES} />
            </td>
          )
        )
      })}
    </tr>
  )
})
