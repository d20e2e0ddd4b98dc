import { ChevronRight, CornerDownRight } from 'lucide-react'
import { memo } from 'react'
import type { RunTable } from '#mlflow/runTable.ts'
import { highlightRun, useIsHighlighted } from '#src/highlightedRun.ts'
import { paths } from '#src/paths.ts'
import { seriesColour } from '#ui/seriesColour.ts'
import type { CellPlace } from './placeCells.ts'
import type { HeatRange } from './heat.ts'
import { RunCell } from './RunCell.tsx'
import classes from './RunsGrid.module.css'

/** What can be done to a run, or to a group, from its line. */
export type LineActions = {
  onSelect: (id: string, selected: boolean, extend: boolean) => void
  onActivate: (index: number) => void
  /** Opens what is closed, and closes what is open. */
  onTurn: (id: string) => void
  onToggleTop: (runId: string) => void
  onHide: (runId: string) => void
  onStar: (runId: string) => void
}

type Props = {
  id: string
  table: RunTable
  /** The table changes in place; a line is drawn anew when this goes up. */
  version: number
  row: number
  index: number
  /** Place in the table's body, in px. */
  top: number
  height: number
  nameWidth: number
  depth: number
  childCount: number
  /** The runs directly below the one of a row. */
  childRows: (row: number) => number[]
  /** Whether what hangs below is hidden. */
  closed: boolean
  /** Whether it does not match, and is there for what hangs below it. */
  context: boolean
  active: boolean
  onTop: boolean
  starred: boolean
  /** The colour slot; undefined when the run is not selected. */
  slot: number | null | undefined
  /** The colour in which it is drawn without being selected; undefined when it is not. */
  drawnSlot: number | null | undefined
  /** Its cells after the name, as far as they are drawn. */
  places: readonly CellPlace[]
  heat: ReadonlyMap<string, HeatRange>
  experimentName: (experimentId: string) => string
  absoluteTimes: boolean
  actions: LineActions
}

const INDENT_PX = 18
const DEEPEST_INDENT = 6

/** One run. While the table scrolls, only the lines that come into view are drawn. */
export const RunLine = memo(function RunLine(props: Props) {
  const { id, table, version, row, index, top, height, nameWidth } = props
  const { depth, childCount, childRows, closed, context, active, onTop, starred } = props
  const { slot, drawnSlot, places, heat } = props
  const { experimentName, absoluteTimes, actions } = props
  const runId = table.ids[row] ?? ''
  const name = table.names[row] ?? ''
  const selected = slot !== undefined
  const highlighted = useIsHighlighted(runId)

  const cellOf = (place: CellPlace) => (
    <RunCell
      key={place.column.id}
      {...place}
      {...{ table, version, row, experimentName, absoluteTimes, childRows }}
      heat={heat.get(place.column.id)}
    />
  )

  return (
    <tr
      id={id}
      className={classes.row}
      style={{ top, height }}
      aria-rowindex={index + 3}
      aria-level={depth + 1}
      aria-selected={selected}
      {...(childCount > 0 && { 'aria-expanded': !closed })}
      data-run-id={runId}
      data-selected={selected || undefined}
      data-active={active || undefined}
      data-context={context || undefined}
      data-highlighted={highlighted || undefined}
      onPointerEnter={() => highlightRun(runId)}
      onPointerLeave={() => highlightRun(null)}
    >
      <td className={classes.checkCell} aria-colindex={1}>
        {drawnSlot !== undefined && !selected && (
          <span className={classes.drawn} style={{ background: seriesColour(drawnSlot) }} />
        )}
        <label>
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={`Select ${name}`}
            checked={selected}
            style={selected ? { color: seriesColour(slot) } : undefined}
            onChange={(event) => {
              const { nativeEvent, currentTarget } = event
              const extend = nativeEvent instanceof window.MouseEvent && nativeEvent.shiftKey
              actions.onActivate(index)
              actions.onSelect(runId, currentTarget.checked, extend)
            }}
          />
        </label>
      </td>
      <th
        className={classes.nameCell}
        scope="row"
        aria-colindex={2}
        style={{ paddingLeft: 4 + Math.min(depth, DEEPEST_INDENT) * INDENT_PX, width: nameWidth }}
      >
        {childCount > 0 ? (
          <button
            type="button"
            tabIndex={-1}
            className={classes.toggle}
            aria-label={`${closed ? 'Show' : 'Hide'} the runs nested in ${name}`}
            onClick={() => actions.onTurn(runId)}
          >
            <ChevronRight size={13} aria-hidden data-open={!closed} />
          </button>
        ) : (
          depth > 0 && <CornerDownRight size={12} className={classes.nested} aria-hidden />
        )}
        <a href={paths.run(runId)} title={name} tabIndex={-1} data-run-link>
          <bdi>{name}</bdi>
        </a>
        {childCount > 0 && (
          <span className={classes.children} title={`${childCount} nested runs are loaded`}>
            {childCount}
          </span>
        )}
        {(highlighted || starred || onTop) && (
          <span className={classes.lineActions}>
            <LineButton
              icon="star"
              label={starred ? `Take the star from ${name}` : `Star ${name}`}
              pressed={starred}
              onClick={() => actions.onStar(runId)}
            />
            <LineButton
              icon="pin"
              label={onTop ? `Let ${name} go from the top` : `Keep ${name} on top`}
              pressed={onTop}
              onClick={() => actions.onToggleTop(runId)}
            />
            <LineButton icon="hide" label={`Hide ${name}`} onClick={() => actions.onHide(runId)} />
          </span>
        )}
      </th>
      {places.map(cellOf)}
    </tr>
  )
})

type LineButtonProps = {
  icon: 'star' | 'pin' | 'hide'
  label: string
  pressed?: boolean
  onClick: () => void
}

/** Out of the order of Tab, since each row would add three stops: the table has keys for them. */
const LineButton = ({ icon, label, pressed, onClick }: LineButtonProps) => (
  <button
    type="button"
    tabIndex={-1}
    className={`icon ${classes[icon]}`}
    aria-label={label}
    title={label}
    aria-pressed={pressed}
    onClick={onClick}
  />
)
