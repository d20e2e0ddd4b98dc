import { useMemo, useState } from 'react'
import type { Run } from '#mlflow/runs.ts'
import { Button } from '#ui/Button.tsx'
import { formatPercent } from '#ui/formatPercent.ts'
import { arrangeClasses, takeClasses } from './arrangeClasses.ts'
import type { CellPlace } from './cellPlace.ts'
import { CellSamples } from './CellSamples.tsx'
import { ClassScores } from './ClassScores.tsx'
import { accuracy, type ConfusionMatrix } from './confusionMatrix.ts'
import { describeCell } from './describeCell.ts'
import { guessPositive } from './guessPositive.ts'
import { MatrixFigure } from './MatrixFigure.tsx'
import { matrixPicture } from './matrixPicture.ts'
import type { MatrixSearch } from './matrixSearch.ts'
import type { MatrixSource } from './matrixSources.ts'
import { viewFor } from './matrixView.ts'
import classes from './OneMatrix.module.css'
import type { MatrixReading } from './readConfusionMatrix.ts'
import { matrixAtPoint, scoredSamples, thresholdPoints } from './thresholdCurves.ts'
import { ThresholdPanel } from './ThresholdPanel.tsx'
import { useSamples } from './useSamples.ts'

type Props = {
  run: Run
  sources: readonly MatrixSource[]
  path: string
  reading: Extract<MatrixReading, { state: 'read' }>
  search: MatrixSearch
  onChange: (change: Partial<MatrixSearch>) => void
}

/** One matrix with all that can be asked of it: the scores of its classes, the samples behind a cell, other thresholds. */
export function OneMatrix({ run, sources, path, reading, search, onChange }: Props) {
  const [pointed, setPointed] = useState<CellPlace | null>(null)
  const [opened, setOpened] = useState<CellPlace | null>(null)
  const [thresholds, setThresholds] = useState(false)
  const [positive, setPositive] = useState(() => guessPositive(reading.matrix))
  const [point, setPoint] = useState<number | null>(null)
  const known = useSamples(
    run,
    sources,
    { path, reading, matrix: reading.matrix },
    opened !== null || thresholds,
  )
  const samples = thresholds && known.state === 'known' ? known.samples : null
  const scored = useMemo(() => samples && scoredSamples(samples, positive), [samples, positive])
  const points = useMemo(() => (scored ? thresholdPoints(scored) : []), [scored])
  const moved = scored && point !== null ? points[point] : undefined

  const matrix: ConfusionMatrix =
    scored && moved ? matrixAtPoint(scored, moved, reading.matrix.labels, positive) : reading.matrix
  const { groups, notes } = useMemo(() => arrangeClasses(matrix, search), [matrix, search])
  const shown = useMemo(() => takeClasses(matrix, groups), [matrix, groups])
  const view = viewFor(shown, search.view)
  const picture = useMemo(
    () => matrixPicture(shown, view, search.errorScale ? 'errors' : 'amount'),
    [shown, view, search.errorScale],
  )
  const correct = accuracy(shown)
  const placesOf = (place: number) =>
    new Set(groups[place]?.members.map((label) => reading.matrix.labels.indexOf(label)))
  const binary = reading.matrix.labels.length === 2 && reading.matrix.content === 'counts'

  return (
    <>
      <div className={classes.beside}>
        <MatrixFigure
          picture={picture}
          name={`${run.name}, ${path}`}
          title={<span className="name">{path}</span>}
          summary={correct === null ? null : `accuracy ${formatPercent(correct)}`}
          notes={[
            ...reading.notes,
            ...notes,
            ...(moved ? ['Counted anew at another threshold than the file’s.'] : []),
            ...weakNote(picture.weak),
          ]}
          pointed={pointed}
          onPoint={setPointed}
          onOpen={setOpened}
          describe={({ row, column }) => describeCell(shown, row, column)}
          hint="Point at a cell, or move with the arrow keys; Enter lists its samples."
        />
        <div className={classes.scores}>
          <ClassScores matrix={shown} groups={groups} arrangement={search} onArrange={onChange} />
        </div>
      </div>
      {opened && (
        <CellSamples
          known={known}
          cell={{ actual: placesOf(opened.row), predicted: placesOf(opened.column) }}
          title={describeCell(shown, opened.row, opened.column)}
          onClose={() => setOpened(null)}
        />
      )}
      {binary && (
        <div>
          <Button
            aria-expanded={thresholds}
            onClick={() => {
              setThresholds(!thresholds)
              setPoint(null)
            }}
          >
            {thresholds ? 'Hide thresholds' : 'Other thresholds…'}
          </Button>
        </div>
      )}
      {thresholds && !scored && (
        <p className={classes.note}>
          {known.state === 'loading'
            ? 'Reading the predictions…'
            : known.state === 'unknown'
              ? known.reason
              : 'The predictions have no column of scores, such as y_score, so no other threshold can be tried.'}
        </p>
      )}
      {scored && (
        <ThresholdPanel
          scored={scored}
          points={points}
          labels={reading.matrix.labels}
          positive={positive}
          onPositive={(place) => {
            setPositive(place)
            setPoint(null)
          }}
          at={point}
          onChange={setPoint}
        />
      )}
    </>
  )
}

const weakNote = (weak: Uint8Array) =>
  weak.includes(1) ? ['Hatched: classes of fewer than 10 samples.'] : []
