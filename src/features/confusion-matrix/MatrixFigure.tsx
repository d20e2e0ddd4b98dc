import { type ReactNode, useMemo } from 'react'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { useDocumentScheme } from '#ui/useDocumentScheme.ts'
import type { CellPlace } from './cellPlace.ts'
import { MatrixCanvas } from './MatrixCanvas.tsx'
import classes from './MatrixFigure.module.css'
import { LARGEST_CANVAS, tableLayout } from './matrixLayout.ts'
import { MatrixMenu } from './MatrixMenu.tsx'
import { readMatrixPalette, scaleGradient } from './matrixPalette.ts'
import type { MatrixPicture } from './matrixPicture.ts'
import { MatrixTable } from './MatrixTable.tsx'

type Props = {
  picture: MatrixPicture
  /** Of the matrix with its labels, in px. */
  room: number
  /** Whose matrix it is in plain words, for files and for those who do not see. */
  name: string
  title: ReactNode
  /** What the matrix is of, below the title; null where that says it. */
  of: ReactNode
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

/** A confusion matrix as data, to read by eye, pointer or keys, with its scale and what it leaves out. */
export function MatrixFigure(props: Props) {
  const { picture, room, name, title, of, summary } = props
  const { pointed, onPoint, onOpen, describe, hint } = props
  const scheme = useDocumentScheme()
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the colours are those of the scheme.
  const palette = useMemo(readMatrixPalette, [scheme])
  const layout = useMemo(() => tableLayout(picture, room), [picture, room])
  const label = `Confusion matrix of ${name}: true classes by row, predicted classes by column`
  const shared = { picture, palette, label, pointed, onPoint, onOpen: onOpen ?? null }
  const { legend, scale, labels } = picture
  const notes = [...props.notes, ...picture.notes]
  const inPicture =
    pointed !== null && pointed.row < labels.length && pointed.column < labels.length
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.caption}>
        <span className={classes.title}>{title}</span>
        {of !== null && <span className={classes.of}>{of}</span>}
        {summary !== null && <span className={classes.summary}>{summary}</span>}
        <MatrixMenu picture={picture} name={name} notes={notes} summary={summary} />
      </figcaption>
      <div className={classes.body}>
        <ErrorBoundary what={`The confusion matrix of ${name}`}>
          {layout ? (
            <MatrixTable {...shared} layout={layout} />
          ) : (
            <MatrixCanvas {...shared} width={Math.min(room, LARGEST_CANVAS)} />
          )}
        </ErrorBoundary>
      </div>
      <div className={classes.legend}>
        <span>
          {scale === 'difference' && 'worse ▼ '}
          {legend.from}
        </span>
        <span
          className={classes.ramp}
          style={{ background: scaleGradient(palette, picture) }}
          aria-hidden
        />
        <span>
          {legend.to}
          {scale === 'difference' && ' ▲ better'}
        </span>
        <span>
          {legend.unit}
          {legend.note !== null && `, ${legend.note}`}
        </span>
      </div>
      <p className={classes.readout} aria-live="polite">
        {inPicture ? describe(pointed) : hint && <span className={classes.hint}>{hint}</span>}
      </p>
      <p className={classes.notes}>{notes.join(' ')}</p>
    </figure>
  )
}
