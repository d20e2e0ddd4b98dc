import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { formatPercent } from '#ui/formatPercent.ts'
import { ClassScores } from './ClassScores.tsx'
import { accuracy, type ConfusionMatrix } from './confusionMatrix.ts'
import classes from './ConfusionMatrixView.module.css'
import { describeCell } from './describeCell.ts'
import { MatrixCells } from './MatrixCells.tsx'
import type { MatrixView } from './matrixView.ts'

type Props = {
  matrix: ConfusionMatrix
  view: MatrixView
  /** Whose matrix it is, or which file. */
  title: ReactNode
  /** `beside`: scores of each class stand next to the matrix; `folded`: they open on demand, where space is short. */
  scores: 'beside' | 'folded'
}

/** The cell under the pointer or the focus, and where it lies in the table, in px. */
type Pointed = {
  row: number
  column: number
  box: { left: number; top: number; width: number; height: number }
}

/** A confusion matrix as data: a grid to read by eye, pointer, or arrow keys, and how each class fared. */
export function ConfusionMatrixView({ matrix, view, title, scores }: Props) {
  const [pointed, setPointed] = useState<Pointed | null>(null)
  const correct = accuracy(matrix)

  return (
    <figure className={classes.figure}>
      <figcaption className={classes.caption}>
        {title}
        <span className={classes.accuracy}>
          {correct === null ? 'no samples' : `accuracy ${formatPercent(correct)}`}
        </span>
      </figcaption>
      <div className={scores === 'beside' ? classes.beside : undefined}>
        <div className={classes.matrix}>
          {/* The grid inside takes the focus; this only hears of it. */}
          <div
            role="presentation"
            className={classes.scroll}
            onPointerOver={({ target }) => setPointed(pointedAt(target))}
            onPointerLeave={() => setPointed(null)}
            onFocus={({ target }) => setPointed(pointedAt(target))}
            onBlur={() => setPointed(null)}
            onKeyDown={moveFocus}
          >
            <div className={classes.layers}>
              <MatrixCells matrix={matrix} view={view} />
              {pointed && (
                <>
                  <div
                    className={classes.rowBand}
                    style={{ top: pointed.box.top, height: pointed.box.height }}
                  />
                  <div
                    className={classes.columnBand}
                    style={{ left: pointed.box.left, width: pointed.box.width }}
                  />
                </>
              )}
            </div>
          </div>
          <div className={classes.legend} aria-hidden>
            <span>0</span>
            <span className={classes.ramp} />
            <span>{view === 'counts' ? Math.max(...matrix.counts.flat()) : '100 %'}</span>
            <span>{view === 'counts' ? 'samples' : 'of the true class'}</span>
          </div>
          <p className={classes.readout} aria-live="polite">
            {pointed
              ? describeCell(matrix, pointed.row, pointed.column)
              : // Said once is enough where matrices stand side by side.
                scores === 'beside' && (
                  <span className={classes.hint}>
                    Point at a cell, or move with the arrow keys.
                  </span>
                )}
          </p>
        </div>
        {scores === 'beside' ? (
          <ClassScores matrix={matrix} />
        ) : (
          <details className={classes.folded}>
            <summary>Scores by class</summary>
            <ClassScores matrix={matrix} />
          </details>
        )}
      </div>
    </figure>
  )
}

function pointedAt(target: EventTarget): Pointed | null {
  const cell = target instanceof Element ? target.closest('td') : null
  const { row, column } = cell?.dataset ?? {}
  if (!cell || row === undefined || column === undefined) return null
  const { offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height } = cell
  return { row: Number(row), column: Number(column), box: { left, top, width, height } }
}

/** Arrow keys go from cell to cell, Home and End to the ends of the row. One cell at a time is in the tab order. */
function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const cell = event.target instanceof HTMLElement ? event.target.closest('td') : null
  const grid = cell?.closest('table')
  if (!cell || !grid) return
  const row = Number(cell.dataset['row'])
  const column = Number(cell.dataset['column'])
  const last = grid.querySelectorAll('tbody tr').length - 1
  const next = nextCell(event.key, row, column, last)
  if (!next) return
  event.preventDefault()
  const target = grid.querySelector<HTMLElement>(
    `[data-row="${next.row}"][data-column="${next.column}"]`,
  )
  if (!target) return
  cell.tabIndex = -1
  target.tabIndex = 0
  target.focus()
}

function nextCell(key: string, row: number, column: number, last: number) {
  switch (key) {
    case 'ArrowUp':
      return { row: Math.max(row - 1, 0), column }
    case 'ArrowDown':
      return { row: Math.min(row + 1, last), column }
    case 'ArrowLeft':
      return { row, column: Math.max(column - 1, 0) }
    case 'ArrowRight':
      return { row, column: Math.min(column + 1, last) }
    case 'Home':
      return { row, column: 0 }
    case 'End':
      return { row, column: last }
    default:
      return null
  }
}
