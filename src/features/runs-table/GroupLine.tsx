import { ChevronRight, Trophy } from 'lucide-react'
import { memo, type MouseEvent, useMemo } from 'react'
import { Link } from 'react-router-dom'
import type { RunTable } from '#mlflow/runTable.ts'
import { groupKey, highlightRun, useIsHighlighted } from '#src/highlightedRun.ts'
import { paths } from '#src/paths.ts'
import type { RunSelection } from '#src/runSelection.ts'
import { formatCount } from '#ui/formatCount.ts'
import type { NumberFormat } from '#ui/formatNumber.ts'
import { seriesColour } from '#ui/seriesColour.ts'
import { cellFrame } from './cellFrame.ts'
import type { CellPlace } from './placeCells.ts'
import type { DrawnGroup } from './drawnGroups.ts'
import { GroupCell } from './GroupCell.tsx'
import { type HeatRange, heatStyle } from './heat.ts'
import { isSummable, statisticOf } from './numberSummary.ts'
import { groupName, type RunGroup } from './runGroups.ts'
import type { LineActions } from './RunLine.tsx'
import classes from './RunsGrid.module.css'
import type { Statistic } from './runsView.ts'
import { shareSelected } from './selectRuns.ts'

type Props = {
  id: string
  table: RunTable
  group: RunGroup
  index: number
  /** Place in the table's body, in px. */
  top: number
  height: number
  nameWidth: number
  open: boolean
  active: boolean
  /** How panels draw it; undefined where they do not. */
  drawn: DrawnGroup | undefined
  /** The column by which its best run is named; null for none. */
  bestBy: string | null
  statistic: Statistic
  formatOf: (columnId: string) => NumberFormat
  selection: RunSelection
  /** Its cells after the name, as far as they are drawn. */
  places: readonly CellPlace[]
  heat: ReadonlyMap<string, HeatRange>
  absoluteTimes: boolean
  actions: LineActions
}

/** A group of runs, as one line. A click anywhere on it opens or closes it. */
export const GroupLine = memo(function GroupLine(props: Props) {
  const { id, table, group, index, top, height, nameWidth, open, active, drawn, bestBy } = props
  const { selection, statistic, heat, places, actions } = props
  const share = useMemo(
    () => shareSelected(table, group.rows, selection),
    [table, group, selection],
  )
  const key = drawn ? groupKey(drawn) : null
  const highlighted = useIsHighlighted(...(key === null ? [] : [key]))
  const name = groupName(group)
  const runs = formatCount(group.rows.length, 'run')

  const toggle = ({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest('a, label, input, button')) return
    // Marking text to copy it is not a click.
    if (window.getSelection()?.toString()) return
    actions.onTurn(group.id)
  }

  const cellOf = (place: CellPlace) => {
    const { column } = place
    const value = isSummable(column.id) ? statisticOf(group.summary(column.id), statistic) : null
    return (
      <td key={column.id} {...cellFrame(place, heatStyle(value, heat.get(column.id)))}>
        <GroupCell {...props} column={column} />
      </td>
    )
  }

  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the table itself takes the keys, and there is a button
    <tr
      id={id}
      className={classes.row}
      style={{ top, height }}
      aria-rowindex={index + 3}
      aria-level={1}
      aria-selected={share === 'all'}
      aria-expanded={open}
      data-group
      data-selected={share === 'all' || undefined}
      data-active={active || undefined}
      data-highlighted={highlighted || undefined}
      onPointerEnter={() => highlightRun(key)}
      onPointerLeave={() => highlightRun(null)}
      onClick={toggle}
    >
      <td className={classes.checkCell} aria-colindex={1}>
        <label>
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={`Select the runs of ${name}`}
            checked={share === 'all'}
            ref={(input) => {
              if (input) input.indeterminate = share === 'some'
            }}
            onChange={({ currentTarget, nativeEvent }) => {
              const extend = nativeEvent instanceof window.MouseEvent && nativeEvent.shiftKey
              actions.onActivate(index)
              actions.onSelect(group.id, currentTarget.checked, extend)
            }}
          />
        </label>
      </td>
      <th className={classes.nameCell} scope="row" aria-colindex={2} style={{ width: nameWidth }}>
        <button
          type="button"
          tabIndex={-1}
          className={classes.toggle}
          aria-label={`${open ? 'Hide' : 'Show'} the runs of ${name}`}
          onClick={() => actions.onTurn(group.id)}
        >
          <ChevronRight size={13} aria-hidden data-open={open} />
        </button>
        {drawn && (
          <span
            className={classes.swatch}
            style={{ background: seriesColour(drawn.slot) }}
            aria-hidden
          />
        )}
        <span className="visually-hidden">
          {name}, {runs}
        </span>
        <span className={classes.labels} title={name} aria-hidden>
          {group.labels.map(({ columnId, key, text }, at) => (
            <span key={columnId} className={classes.label}>
              {at > 0 && <span className={classes.labelKey}>·</span>}
              <bdi className={classes.labelKey}>{key}</bdi>
              <bdi>{text ?? '–'}</bdi>
            </span>
          ))}
        </span>
        <span className={classes.children} title={runs} aria-hidden>
          {group.rows.length}
        </span>
        {bestBy !== null && <BestRun table={table} group={group} columnId={bestBy} />}
      </th>
      {places.map(cellOf)}
    </tr>
  )
})

type BestProps = { table: RunTable; group: RunGroup; columnId: string }

function BestRun({ table, group, columnId }: BestProps) {
  const best = group.summary(columnId)?.best
  if (!best) return null
  const metric = columnId.slice(columnId.indexOf('.') + 1)
  const title = `Best by ${metric}: ${table.names[best.row] ?? ''}`
  return (
    <Link
      to={paths.run(table.ids[best.row] ?? '')}
      className={classes.best}
      title={title}
      aria-label={title}
      tabIndex={-1}
    >
      <Trophy size={13} aria-hidden />
    </Link>
  )
}
