import { type ReactNode, useMemo } from 'react'
import { arrangeClasses, type SharedOrder, takeClasses } from './arrangeClasses.ts'
import type { CellPlace } from './cellPlace.ts'
import { describeCell } from './describeCell.ts'
import { FileName } from './FileName.tsx'
import { MatrixFigure } from './MatrixFigure.tsx'
import { matrixPicture } from './matrixPicture.ts'
import type { MatrixSearch } from './matrixSearch.ts'
import { matrixSummary } from './matrixSummary.ts'
import { viewFor } from './matrixView.ts'
import { UnreadMatrix } from './UnreadMatrix.tsx'
import { type ReadMatrix, useMatrixFile } from './useMatrixFile.ts'
import type { WantedMatrix } from './useRunSources.ts'

/** A cell by its classes, which are the same in matrices of another order. */
export type PointedClasses = { actual: string; predicted: string }

type Shown = {
  search: MatrixSearch
  /** Null where its own order is all there is. */
  order: SharedOrder | null
  /** For the matrix, in px. */
  room: number
  /** About how high its figure becomes, in px. */
  height: number
  /** How the run is named on this page. */
  name: ReactNode
  pointed: PointedClasses | null
  onPoint: (classes: PointedClasses | null) => void
}

/** The matrix of one run among several. */
export function RunMatrix({ wanted, ...shown }: Shown & { wanted: WantedMatrix }) {
  const matrix = useMatrixFile(wanted)
  if (matrix.state === 'read') return <Figure {...shown} wanted={wanted} matrix={matrix} />
  const { name, height } = shown
  return <UnreadMatrix run={wanted.run} matrix={matrix} title={name} height={height} />
}

type FigureProps = Shown & {
  wanted: WantedMatrix
  matrix: Extract<ReadMatrix, { state: 'read' }>
}

function Figure({ wanted, matrix, search, order, room, name, pointed, onPoint }: FigureProps) {
  const { file, next, reading } = matrix
  const { groups, notes } = useMemo(
    () => arrangeClasses(reading.matrix, search, order),
    [reading, search, order],
  )
  const shown = useMemo(() => takeClasses(reading.matrix, groups), [reading, groups])
  const view = viewFor(shown, search.view)
  const picture = useMemo(
    () => matrixPicture(shown, view, search.scale),
    [shown, view, search.scale],
  )
  return (
    <MatrixFigure
      picture={picture}
      room={room}
      name={wanted.run.name}
      title={name}
      of={<FileName {...file} />}
      summary={matrixSummary(shown, next)}
      notes={[...reading.notes, ...notes]}
      pointed={pointed && placeOf(pointed, shown.labels)}
      onPoint={(place) => onPoint(place && classesAt(place, shown.labels))}
      describe={(place) => describeCell(shown, place)}
      hint={null}
    />
  )
}

function placeOf(
  { actual, predicted }: PointedClasses,
  labels: readonly string[],
): CellPlace | null {
  const [row, column] = [labels.indexOf(actual), labels.indexOf(predicted)]
  return row < 0 || column < 0 ? null : { row, column }
}

const classesAt = ({ row, column }: CellPlace, labels: readonly string[]): PointedClasses => ({
  actual: labels[row] ?? '',
  predicted: labels[column] ?? '',
})
