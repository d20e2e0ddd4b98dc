import { FlexRender, type Cell, type Row } from '@tanstack/react-table'
import type { VirtualItem } from '@tanstack/react-virtual'
import { CornerDownRight } from 'lucide-react'
import { memo, type MouseEvent } from 'react'
import { Link, useNavigate } from 'react-router-dom'
import { highlightRun, useIsHighlighted } from '#src/highlightedRun.ts'
import { paths } from '#src/paths.ts'
import { seriesColour } from '#ui/seriesColour.ts'
import { isRightAligned } from './runColumns.ts'
import type { RunRow } from './runOrder.ts'
import classes from './RunsGrid.module.css'
import type { features } from './runsTable.ts'

type Features = typeof features

type Props = {
  row: Row<Features, RunRow>
  index: number
  /** Place in the table's body, in px. */
  top: number
  cells: Cell<Features, RunRow>[]
  visible: VirtualItem[]
  /** The colour slot; undefined when the run is not selected. */
  slot: number | null | undefined
  onSelect: (runId: string, selected: boolean, extend: boolean) => void
}

const INDENT_PX = 18

/**
 * One run. A click anywhere on it opens its page, as the link in its name does. While the table scrolls, only the
 * rows that come into view are drawn.
 */
export const RunLine = memo(function RunLine(props: Props) {
  const { row, index, top, cells, visible, slot, onSelect } = props
  const navigate = useNavigate()
  const { run, depth, children } = row.original
  const selected = slot !== undefined
  const highlighted = useIsHighlighted(run.id)

  const open = (event: MouseEvent) => {
    const { target } = event
    const onControl = target instanceof Element && target.closest('a, label, input')
    if (onControl || event.metaKey || event.ctrlKey || event.shiftKey) return
    // Marking text to copy it is not a click.
    if (window.getSelection()?.toString()) return
    void navigate(paths.run(run.id))
  }

  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the link in its name is there for the keyboard
    <tr
      className={classes.row}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index + 3}
      data-selected={selected || undefined}
      data-highlighted={highlighted || undefined}
      onPointerEnter={() => highlightRun(run.id)}
      onPointerLeave={() => highlightRun(null)}
      onClick={open}
    >
      <td className={classes.checkCell} aria-colindex={1}>
        <label>
          <input
            type="checkbox"
            aria-label={`Select ${run.name}`}
            checked={selected}
            style={selected ? { color: seriesColour(slot) } : undefined}
            onChange={(event) => {
              const { nativeEvent, currentTarget } = event
              const extend = nativeEvent instanceof window.MouseEvent && nativeEvent.shiftKey
              onSelect(run.id, currentTarget.checked, extend)
            }}
          />
        </label>
      </td>
      <th
        className={classes.nameCell}
        scope="row"
        aria-colindex={2}
        style={{ paddingLeft: 4 + Math.min(depth, 6) * INDENT_PX }}
      >
        {depth > 0 && <CornerDownRight size={12} className={classes.nested} aria-hidden />}
        <Link to={paths.run(run.id)} title={run.name}>
          <bdi>{run.name}</bdi>
        </Link>
        {children > 0 && (
          <span className={classes.children} title={`${children} nested runs are loaded`}>
            {children}
          </span>
        )}
      </th>
      {visible.map(({ index, start, size }) => {
        const cell = cells[index]
        const column = cell?.column.columnDef.meta?.column
        return (
          cell &&
          column && (
            <td
              key={column.id}
              aria-colindex={index + 3}
              className={classes.cell}
              style={{ left: start, width: size }}
              data-align={isRightAligned(column) ? 'right' : undefined}
            >
              <FlexRender cell={cell} />
            </td>
          )
        )
      })}
    </tr>
  )
})
