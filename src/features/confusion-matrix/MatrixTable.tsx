/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a table laid out by tracks of a grid is none to a screen reader. */
import { type CSSProperties, type KeyboardEvent, memo } from 'react'
import { type CellPlace, moveCell } from './cellPlace.ts'
import type { TableLayout } from './matrixLayout.ts'
import { cellColour, cssColour, inkOn, type MatrixPalette } from './matrixPalette.ts'
import type { MatrixPicture } from './matrixPicture.ts'
import classes from './MatrixTable.module.css'

type Props = {
  picture: MatrixPicture
  palette: MatrixPalette
  layout: TableLayout
  /** Says whose matrix it is. */
  label: string
  /** Its row and column are marked. */
  pointed: CellPlace | null
  onPoint: (place: CellPlace | null) => void
  onOpen: ((place: CellPlace) => void) | null
}

type GridStyle = CSSProperties & Record<`--${string}`, string | number>

/**
 * A matrix of few classes as a grid of texts: true classes by row, predicted ones by column. Row and column of the cell
 * that is pointed at, here or in another matrix, are marked.
 */
export function MatrixTable(props: Props) {
  const { picture, palette, layout, label, pointed, onPoint, onOpen } = props
  const size = picture.labels.length
  const style: GridStyle = {
    '--classes': size,
    '--label': `${layout.label}px`,
    '--cell': `${layout.cell.width}px`,
    '--cell-height': `${layout.cell.height}px`,
  }
  const press = (event: KeyboardEvent) => {
    const place = placeOf(event.target)
    if (!place) return
    if (event.key === 'Enter' || event.key === ' ') {
      if (!onOpen) return
      event.preventDefault()
      onOpen(place)
      return
    }
    const next = moveCell(event.key, place, size)
    if (!next) return
    event.preventDefault()
    focusCell(event.currentTarget, next)
  }
  return (
    <div
      role="grid"
      tabIndex={-1}
      aria-label={label}
      className={classes.grid}
      style={style}
      data-size={layout.size}
      data-opens={onOpen ? true : undefined}
      onPointerOver={({ target }) => onPoint(placeOf(target))}
      onPointerLeave={() => onPoint(null)}
      onFocus={({ target }) => onPoint(placeOf(target))}
      onBlur={() => onPoint(null)}
      onKeyDown={press}
      onClick={({ target }) => {
        const place = placeOf(target)
        if (place) onOpen?.(place)
      }}
    >
      <Cells picture={picture} palette={palette} />
      {pointed && pointed.row < size && pointed.column < size && (
        <>
          <div
            className={classes.band}
            style={{ gridRow: pointed.row + 2, gridColumn: '1 / -1' }}
          />
          <div
            className={classes.band}
            style={{ gridRow: '1 / -1', gridColumn: pointed.column + 2 }}
          />
        </>
      )}
    </div>
  )
}

type CellsProps = Pick<Props, 'picture' | 'palette'>

/** Drawn anew only for another picture, whatever is pointed at. */
const Cells = memo(function Cells({ picture, palette }: CellsProps) {
  const { labels, values, heat, weak, write, scale } = picture
  return (
    <>
      <div role="row" className={classes.row}>
        <div role="columnheader" className={classes.corner} style={at(1, 1)}>
          true ↓ predicted →
        </div>
        {labels.map((label, column) => (
          <div
            key={column}
            role="columnheader"
            className={classes.columnLabel}
            title={label}
            style={at(1, column + 2)}
          >
            <span className="name">{label}</span>
          </div>
        ))}
      </div>
      {labels.map((label, row) => (
        <div key={row} role="row" className={classes.row}>
          <div role="rowheader" className={classes.rowLabel} title={label} style={at(row + 2, 1)}>
            <span className="name">{label}</span>
          </div>
          {labels.map((_predicted, column) => {
            const place = row * labels.length + column
            const warmth = heat[place] ?? 0
            const colour = cellColour(palette, scale, warmth)
            return (
              <div
                key={column}
                role="gridcell"
                className={classes.cell}
                data-row={row}
                data-column={column}
                data-weak={weak[row] === 1 || undefined}
                // One cell at a time is in the tab order.
                tabIndex={place === 0 ? 0 : -1}
                style={{
                  ...at(row + 2, column + 2),
                  color: values[place] === 0 && warmth === 0 ? 'var(--text-muted)' : inkOn(colour),
                  backgroundColor: cssColour(colour),
                }}
              >
                {scale === 'difference' && warmth !== 0 && (
                  <span aria-hidden className={classes.mark}>
                    {warmth > 0 ? '▲' : '▼'}
                  </span>
                )}
                {write(values[place] ?? 0)}
              </div>
            )
          })}
        </div>
      ))}
    </>
  )
})

const at = (gridRow: number, gridColumn: number) => ({ gridRow, gridColumn })

function placeOf(target: EventTarget): CellPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[role="gridcell"]') : null
  const { row, column } = cell?.dataset ?? {}
  return row === undefined || column === undefined
    ? null
    : { row: Number(row), column: Number(column) }
}

function focusCell(grid: Element, { row, column }: CellPlace) {
  const target = grid.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`)
  for (const cell of grid.querySelectorAll<HTMLElement>('[role="gridcell"][tabindex="0"]')) {
    cell.tabIndex = -1
  }
  if (!target) return
  target.tabIndex = 0
  target.focus()
}
