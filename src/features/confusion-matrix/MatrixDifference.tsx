import { type ReactNode, useMemo, useState } from 'react'
import { useSettledWidth } from '#charting/useSettledWidth.ts'
import { runPair } from '#src/runPair.ts'
import { PairChoice } from '#ui/PairChoice.tsx'
import { allLabels, describeMismatch, overLabels } from './alignMatrices.ts'
import { arrangeClasses, takeClasses } from './arrangeClasses.ts'
import type { CellPlace } from './cellPlace.ts'
import { ClassChanges } from './ClassChanges.tsx'
import { accuracy, type ConfusionMatrix } from './confusionMatrix.ts'
import { describeCell, describeChange } from './describeCell.ts'
import { FileName } from './FileName.tsx'
import { formatPoints } from './formatScore.ts'
import { LetteredName } from './LetteredName.tsx'
import classes from './MatrixComparison.module.css'
import { MatrixFigure } from './MatrixFigure.tsx'
import { figureGrid } from './matrixLayout.ts'
import { differencePicture, matrixPicture, scaleEnd } from './matrixPicture.ts'
import type { MatrixRun } from './matrixRun.ts'
import type { MatrixSearch } from './matrixSearch.ts'
import { matrixSummary } from './matrixSummary.ts'
import { viewFor } from './matrixView.ts'
import { UnreadMatrix } from './UnreadMatrix.tsx'
import { type ReadMatrix, useMatrixFile } from './useMatrixFile.ts'
import type { WantedMatrix } from './useRunSources.ts'

type Props = {
  /** Of each run that has one. */
  matrices: readonly WantedMatrix[]
  /** The ids of the two that are wanted, as far as they are known. */
  wanted: { a: string | null; b: string | null }
  search: MatrixSearch
  onChange: (change: Partial<MatrixSearch>) => void
  renderName: (run: MatrixRun) => ReactNode
}

/** Two matrices and what changed from one to the other, cell by cell and class by class. */
export function MatrixDifference({ matrices, wanted, search, onChange, renderName }: Props) {
  const pair = runPair(matrices, wanted)
  if (!pair) return null
  const { a, b } = pair
  return (
    <>
      <PairChoice
        choices={matrices.map(({ run: { id, name } }) => ({ id, name }))}
        a={a.run.id}
        b={b.run.id}
        onChange={(difference) => onChange({ difference })}
      />
      <MatrixPair a={a} b={b} search={search} renderName={renderName} />
    </>
  )
}

type PairProps = {
  a: WantedMatrix
  b: WantedMatrix
  search: MatrixSearch
  renderName: (run: MatrixRun) => ReactNode
}

/** Both once they are read, or what keeps one of them from being drawn. */
export function MatrixPair({ a, b, search, renderName }: PairProps) {
  const [readA, readB] = [useMatrixFile(a), useMatrixFile(b)]
  if (readA.state === 'read' && readB.state === 'read') {
    if (readA.reading.matrix.content !== readB.reading.matrix.content) {
      return (
        <p className={classes.note}>
          There is no difference to see: one file holds counts, the other shares, or shares of
          another whole.
        </p>
      )
    }
    return (
      <Triptych
        a={{ run: a.run, name: renderName(a.run), matrix: readA }}
        b={{ run: b.run, name: renderName(b.run), matrix: readB }}
        search={search}
      />
    )
  }
  return [
    { run: a.run, matrix: readA },
    { run: b.run, matrix: readB },
  ].map(({ run, matrix }) =>
    matrix.state === 'read' ? null : (
      <UnreadMatrix
        key={run.id}
        run={run}
        matrix={matrix}
        title={renderName(run)}
        height={READING_PX}
      />
    ),
  )
}

/** Of what stands for one of the two while it is read, in px. */
const READING_PX = 170

type Side = { run: MatrixRun; name: ReactNode; matrix: Extract<ReadMatrix, { state: 'read' }> }

/** Three figures stand beside each other from here on, in px of the matrix in each. */
const LEAST_ROOM = 250

function Triptych({ a, b, search }: { a: Side; b: Side; search: MatrixSearch }) {
  const { ref, width } = useSettledWidth()
  const [pointed, setPointed] = useState<CellPlace | null>(null)
  const [fileA, fileB] = [a.matrix.reading.matrix, b.matrix.reading.matrix]
  const { left, right, notes } = useMemo(
    () => shownPair(fileA, fileB, search),
    [fileA, fileB, search],
  )
  const view = viewFor(right, search.view)
  const { scale } = search
  const pictures = useMemo(() => {
    // The same colour is the same amount in both.
    const end = Math.max(scaleEnd(left, view, scale), scaleEnd(right, view, scale))
    return {
      a: matrixPicture(left, view, scale, end),
      b: matrixPicture(right, view, scale, end),
      difference: differencePicture(left, right, view),
    }
  }, [left, right, view, scale])
  // All three or one: two would leave the third below, where it is not compared.
  const three = figureGrid(width, LEAST_ROOM, 3)
  const { columns, room } = three.columns === 3 ? three : figureGrid(width, LEAST_ROOM, 1)
  const shared = { room, pointed, onPoint: setPointed, hint: null }
  const sides = [
    { letter: 'A', ...a, shown: left, picture: pictures.a },
    { letter: 'B', ...b, shown: right, picture: pictures.b },
  ] as const
  const [before, after] = [accuracy(left), accuracy(right)]
  return (
    <>
      <div
        ref={ref}
        className={classes.figures}
        style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      >
        {width > 0 && (
          <>
            {sides.map(({ letter, run, name, matrix, shown, picture }) => (
              <MatrixFigure
                key={letter}
                {...shared}
                picture={picture}
                name={run.name}
                title={<LetteredName letter={letter}>{name}</LetteredName>}
                of={<FileName {...matrix.file} />}
                summary={matrixSummary(shown, matrix.next)}
                notes={matrix.reading.notes}
                describe={(place) => describeCell(shown, place)}
              />
            ))}
            <MatrixFigure
              {...shared}
              picture={pictures.difference}
              name={`${b.run.name} minus ${a.run.name}`}
              title={<LetteredName letter="Δ">B minus A</LetteredName>}
              of="what changed from A to B"
              summary={
                before === null || after === null
                  ? null
                  : `accuracy ${formatPoints(after - before)}`
              }
              notes={[...notes, ...describeMismatch(fileA, fileB, { a: 'A', b: 'B' })]}
              describe={(place) => describeChange(pictures, view, place)}
            />
          </>
        )}
      </div>
      <ClassChanges a={left} b={right} />
    </>
  )
}

/** Both over the same classes in the same order, which A sets. */
function shownPair(a: ConfusionMatrix, b: ConfusionMatrix, search: MatrixSearch) {
  const labels = allLabels([a, b])
  const left = overLabels(a, labels)
  const { groups, notes } = arrangeClasses(left, search)
  return {
    left: takeClasses(left, groups),
    right: takeClasses(overLabels(b, labels), groups),
    notes,
  }
}
