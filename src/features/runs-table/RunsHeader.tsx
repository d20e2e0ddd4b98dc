import type { VirtualItem } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type CSSProperties, type ReactNode, useRef, useState } from 'react'
import { ActionMenu } from '#ui/ActionMenu.tsx'
import { groupSpans } from './columnLayout.ts'
import { NAME_COLUMN } from './gridSizes.ts'
import { focusHeader, moveInHeaders } from './headerFocus.ts'
import { isRightAligned, type RunColumn } from './runColumns.ts'
import classes from './RunsGrid.module.css'
import { clampWidth, type SortKey } from './runsView.ts'
import type { ShareSelected } from './selectRuns.ts'

type GroupProps = { pinnedPx: number; scrolling: readonly RunColumn[] }

/** Names the groups of columns; each name stays in sight as long as a column of its group does. */
export function GroupHeader({ pinnedPx, scrolling }: GroupProps) {
  return (
    <tr className={classes.groups} aria-rowindex={1}>
      <td className={classes.corner} style={{ width: pinnedPx }}>
        <span className="visually-hidden">Run</span>
      </td>
      {groupSpans(scrolling).map(({ group, label, width }) => (
        <th
          key={group}
          scope="colgroup"
          className={classes.group}
          style={{ width }}
          data-group={group}
        >
          <span style={{ left: pinnedPx }}>{label}</span>
        </th>
      ))}
    </tr>
  )
}

/** What can be done to a column from its header. */
export type HeaderActions = {
  onSort: (column: string, add: boolean) => void
  onSelectAll: (selected: boolean) => void
  /** `px` null for the width that the column has by itself. */
  onResize: (column: string, px: number | null) => void
  onMoveBefore: (column: string, before: string) => void
  /** What the menu of a column holds. */
  menuOf: (column: RunColumn) => { label: string; onSelect: () => void }[]
}

type Props = {
  pinned: readonly RunColumn[]
  scrolling: readonly RunColumn[]
  visible: readonly VirtualItem[]
  /** Where the pinned columns begin, in px. */
  pinnedAt: readonly number[]
  nameWidth: number
  sorts: readonly SortKey[]
  selected: ShareSelected
  actions: HeaderActions
}

/** The headers are one stop of the Tab key, and arrows move among them: they may be hundreds. */
export function RunsHeader(props: Props) {
  const { pinned, pinnedAt, scrolling, visible, nameWidth, sorts, selected, actions } = props
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows move between its buttons
    <tr className={classes.columns} aria-rowindex={2} onKeyDown={moveInHeaders}>
      <th className={classes.checkCell} scope="col" aria-colindex={1}>
        <input
          type="checkbox"
          aria-label="Select all shown runs"
          checked={selected === 'all'}
          ref={(input) => {
            if (input) input.indeterminate = selected === 'some'
          }}
          onChange={(event) => actions.onSelectAll(event.currentTarget.checked)}
        />
      </th>
      <th
        className={classes.nameCell}
        scope="col"
        aria-colindex={2}
        aria-sort={sortOf(NAME_COLUMN, sorts)}
        style={{ width: nameWidth }}
      >
        <SortButton id={NAME_COLUMN} label="Run" sorts={sorts} onSort={actions.onSort}>
          <bdi>Run</bdi>
        </SortButton>
        <ResizeHandle width={nameWidth} onResize={(px) => actions.onResize(NAME_COLUMN, px)} />
      </th>
      {pinned.map((column, index) => (
        <ColumnHeader
          key={column.id}
          {...{ column, sorts, actions }}
          place={{ left: pinnedAt[index], position: 'sticky', zIndex: 1 }}
          at={index + 3}
        />
      ))}
      {visible.map(({ index, start }) => {
        const column = scrolling[index]
        return (
          column && (
            <ColumnHeader
              key={column.id}
              {...{ column, sorts, actions }}
              place={{ left: start }}
              at={index + 3 + pinned.length}
              first={index > 0 && scrolling[index - 1]?.group !== column.group}
            />
          )
        )
      })}
    </tr>
  )
}

type ColumnProps = {
  column: RunColumn
  place: CSSProperties
  at: number
  /** Whether a line sets it off from the group before it. */
  first?: boolean
  sorts: readonly SortKey[]
  actions: HeaderActions
}

/** How a column that is dragged names itself. */
const DRAGGED = 'application/x-tidemark-column'

function ColumnHeader({ column, place, at, first = false, sorts, actions }: ColumnProps) {
  const { id, key, label, width, content } = column
  const header = useRef<HTMLTableCellElement>(null)
  return (
    <th
      ref={header}
      scope="col"
      data-column={id}
      aria-label={label}
      aria-colindex={at}
      aria-sort={sortOf(id, sorts)}
      className={classes.headCell}
      style={{ ...place, width }}
      data-align={isRightAligned(column) ? 'right' : undefined}
      data-first={first || undefined}
      draggable
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, id)}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(DRAGGED)) event.preventDefault()
      }}
      onDrop={(event) => {
        event.preventDefault()
        actions.onMoveBefore(event.dataTransfer.getData(DRAGGED), id)
      }}
    >
      <SortButton id={id} label={label} sorts={sorts} onSort={actions.onSort}>
        {content.kind === 'history' ? (
          <span className={classes.course}>
            <bdi>{key}</bdi>
            <span>{content.label}</span>
          </span>
        ) : (
          <bdi>{label}</bdi>
        )}
      </SortButton>
      <span className={classes.columnMenu}>
        <ActionMenu
          label="⋮"
          description={`Column ${label}`}
          items={actions.menuOf(column).map(({ label, onSelect }) => ({
            label,
            onSelect: () => {
              const row = header.current?.closest('tr')
              onSelect()
              // The column may be elsewhere now, or gone.
              if (row) focusHeader(row, id)
            },
          }))}
          returnFocus={() => header.current?.querySelector('button')?.focus()}
        />
      </span>
      <ResizeHandle width={width} onResize={(px) => actions.onResize(id, px)} />
    </th>
  )
}

const sortOf = (id: string, sorts: readonly SortKey[]) =>
  sorts.find(({ column }) => column === id)?.order ?? 'none'

type SortProps = {
  id: string
  label: string
  sorts: readonly SortKey[]
  onSort: (column: string, add: boolean) => void
  /** The label as it is seen. */
  children: ReactNode
}

/** A click sorts by the column alone, a click with Shift by what was sorted by and then by the column. */
function SortButton({ id, label, sorts, onSort, children }: SortProps) {
  const sorted = sortOf(id, sorts)
  const Arrow = sorted === 'ascending' ? ArrowUp : ArrowDown
  const place = sorts.findIndex(({ column }) => column === id)
  return (
    <button
      type="button"
      className={classes.sort}
      tabIndex={id === NAME_COLUMN ? 0 : -1}
      title={`${id}\nShift adds it to what is sorted by`}
      aria-label={label}
      data-sorted={sorted}
      onClick={(event) => onSort(id, event.shiftKey)}
    >
      {children}
      <Arrow size={12} aria-hidden />
      {sorts.length > 1 && place >= 0 && (
        <span className={classes.sortPlace} aria-hidden>
          {place + 1}
        </span>
      )}
    </button>
  )
}

type HandleProps = { width: number; onResize: (px: number | null) => void }

/** The right edge of a header, to be dragged; the column's menu does the same by keyboard. */
function ResizeHandle({ width, onResize }: HandleProps) {
  const [from, setFrom] = useState<number | null>(null)
  const [to, setTo] = useState(0)
  const dragged = from === null ? 0 : clampWidth(width + to - from) - width
  const end = () => {
    setFrom(null)
    if (dragged !== 0) onResize(width + dragged)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the pointer's way; the menu is the keyboard's
    <span
      className={classes.handle}
      style={{ transform: `translateX(${dragged}px)` }}
      data-dragging={from === null ? undefined : true}
      draggable
      onDragStart={(event) => {
        // The header itself is what can be dragged to another place.
        event.preventDefault()
        event.stopPropagation()
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        setFrom(event.clientX)
        setTo(event.clientX)
      }}
      onPointerMove={(event) => from !== null && setTo(event.clientX)}
      onPointerUp={end}
      onDoubleClick={() => onResize(null)}
    />
  )
}
