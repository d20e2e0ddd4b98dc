import { type ReactNode, useMemo } from 'react'
import { useDocumentScheme } from '#ui/useDocumentScheme.ts'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import type { CellPlace } from './cellPlace.ts'
import { MatrixCanvas } from './MatrixCanvas.tsx'
import classes from './MatrixFigure.module.css'
import { MatrixMenu } from './MatrixMenu.tsx'
import { cellColour, cssColour, readMatrixPalette } from './matrixPalette.ts'
import type { MatrixPicture } from './matrixPicture.ts'
import { MatrixTable } from './MatrixTable.tsx'

type Props = {
  picture: MatrixPicture
  /** The same as plain words, for files and for those who do not see. */
  name: string
  title: ReactNode
  /** What the matrix comes to, e.g. its accuracy. */
  summary: string | null
  notes: readonly string[]
  /** The cell that is pointed at, in this or in another matrix of the page. */
  pointed: CellPlace | null
  onPoint: (place: CellPlace | null) => void
  onOpen?: (place: CellPlace) => void
  /** What the cell that is pointed at says, as a sentence. */
  describe: (place: CellPlace) => string
  /** What to do, as long as nothing is pointed at; nothing where matrices stand side by side. */
  hint: string | null
}

/** With more classes than these, a matrix is drawn on a canvas. */
const MOST_IN_TABLE = 24
/** Of a matrix on a canvas, in px. */
const CANVAS_PX = 620

/** A confusion matrix as data, to read by eye, pointer or keys, with its scale and what it leaves out. */
export function MatrixFigure(props: Props) {
  const { picture, name, title, summary, notes, pointed, onPoint, onOpen, describe, hint } = props
  const scheme = useDocumentScheme()
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the colours are those of the scheme.
  const palette = useMemo(readMatrixPalette, [scheme])
  const label = `Confusion matrix of ${name}: true classes by row, predicted classes by column`
  const shared = { picture, palette, label, pointed, onPoint, onOpen: onOpen ?? null }
  const ends = picture.scale === 'difference' ? [-1, 0, 1] : [0, 1]
  const ramp = ends.map((heat) => cssColour(cellColour(palette, picture, heat)))
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.caption}>
        <span className={classes.title}>{title}</span>
        {summary !== null && <span className={classes.summary}>{summary}</span>}
        <MatrixMenu picture={picture} name={name} notes={notes} summary={summary} />
      </figcaption>
      <ErrorBoundary what={`The confusion matrix of ${name}`}>
        {picture.labels.length <= MOST_IN_TABLE ? (
          <div className={classes.scroll}>
            <MatrixTable {...shared} />
          </div>
        ) : (
          <MatrixCanvas {...shared} width={CANVAS_PX} />
        )}
      </ErrorBoundary>
      <div className={classes.legend} aria-hidden>
        <span>
          {picture.legend.from}
          {picture.scale === 'difference' && ' worse ▼'}
        </span>
        <span
          className={classes.ramp}
          style={{ background: `linear-gradient(to right, ${ramp.join(', ')})` }}
        />
        <span>
          {picture.scale === 'difference' && '▲ better '}
          {picture.legend.to}
        </span>
        <span>{picture.legend.unit}</span>
      </div>
      <p className={classes.readout} aria-live="polite">
        {pointed && pointed.row < picture.labels.length && pointed.column < picture.labels.length
          ? describe(pointed)
          : hint && <span className={classes.hint}>{hint}</span>}
      </p>
      {notes.length > 0 && <p className={classes.notes}>{notes.join(' ')}</p>}
    </figure>
  )
}
