import type { Column, Header } from '@tanstack/react-table'
import type { VirtualItem } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { isRightAligned } from './runColumns.ts'
import type { RunRow } from './runOrder.ts'
import classes from './RunsGrid.module.css'
import type { features } from './runsTable.ts'
import type { Sort } from './runsView.ts'
import type { ShareSelected } from './selectRuns.ts'

type Features = typeof features

type GroupProps = { pinnedPx: number; groups: Header<Features, RunRow>[] }

/** Names the groups of columns; each name stays in sight as long as a column of its group does. */
export function GroupHeader({ pinnedPx, groups }: GroupProps) {
  return (
    <tr className={classes.groups} aria-rowindex={1}>
      <td className={classes.corner} style={{ width: pinnedPx }}>
        <span className="visually-hidden">Run</span>
      </td>
      {groups.map((group) => (
        <th
          key={group.id}
          scope="colgroup"
          className={classes.group}
          style={{ width: group.getSize() }}
          data-group={group.column.id}
        >
          <span style={{ left: pinnedPx }}>{String(group.column.columnDef.header)}</span>
        </th>
      ))}
    </tr>
  )
}

type Props = {
  columns: Column<Features, RunRow>[]
  visible: VirtualItem[]
  sort: Sort
  selected: ShareSelected
  onSort: (column: string) => void
  onSelectAll: (selected: boolean) => void
}

export function RunsHeader({ columns, visible, sort, selected, onSort, onSelectAll }: Props) {
  return (
    <tr className={classes.columns} aria-rowindex={2}>
      <th className={classes.checkCell} scope="col" aria-colindex={1}>
        <input
          type="checkbox"
          aria-label="Select all loaded runs"
          checked={selected === 'all'}
          ref={(input) => {
            if (input) input.indeterminate = selected === 'some'
          }}
          onChange={(event) => onSelectAll(event.currentTarget.checked)}
        />
      </th>
      <th
        className={classes.nameCell}
        scope="col"
        aria-colindex={2}
        aria-sort={sortOf('attributes.run_name', sort)}
      >
        <SortButton id="attributes.run_name" label="Run" sort={sort} onSort={onSort} />
      </th>
      {visible.map(({ index, start, size }) => {
        const column = columns[index]
        const meta = column?.columnDef.meta?.column
        return (
          meta && (
            <th
              key={meta.id}
              scope="col"
              aria-colindex={index + 3}
              aria-sort={sortOf(meta.id, sort)}
              className={classes.headCell}
              style={{ left: start, width: size }}
              data-align={isRightAligned(meta) ? 'right' : undefined}
              data-first={beginsGroup(columns, index) || undefined}
            >
              <SortButton id={meta.id} label={meta.label} sort={sort} onSort={onSort} />
            </th>
          )
        )
      })}
    </tr>
  )
}

/** Whether a line sets the column off from the group before it. */
const beginsGroup = (columns: Column<Features, RunRow>[], index: number) =>
  index > 0 &&
  columns[index]?.columnDef.meta?.column.group !== columns[index - 1]?.columnDef.meta?.column.group

const sortOf = (id: string, sort: Sort) => (sort.column === id ? sort.order : 'none')

type SortProps = { id: string; label: string; sort: Sort; onSort: (column: string) => void }

function SortButton({ id, label, sort, onSort }: SortProps) {
  const sorted = sortOf(id, sort)
  const Arrow = sorted === 'ascending' ? ArrowUp : ArrowDown
  return (
    <button type="button" title={id} data-sorted={sorted} onClick={() => onSort(id)}>
      <bdi>{label}</bdi>
      <Arrow size={12} aria-hidden />
    </button>
  )
}
