import { useCallback, useMemo, useRef, useState } from 'react'
import { useSettledWidth } from '#charting/useSettledWidth.ts'
import { Button } from '#ui/Button.tsx'
import { arrangeClasses, takeClasses } from './arrangeClasses.ts'
import type { CellPlace } from './cellPlace.ts'
import { CellSamples } from './CellSamples.tsx'
import { ClassScores } from './ClassScores.tsx'
import { describeCell } from './describeCell.ts'
import { FileName } from './FileName.tsx'
import { MatrixFigure } from './MatrixFigure.tsx'
import { figureGrid, figureWidth } from './matrixLayout.ts'
import { matrixPicture } from './matrixPicture.ts'
import type { MatrixRun } from './matrixRun.ts'
import type { MatrixSearch } from './matrixSearch.ts'
import type { MatrixSource } from './matrixSources.ts'
import { matrixSummary } from './matrixSummary.ts'
import { viewFor } from './matrixView.ts'
import classes from './OneMatrix.module.css'
import { ThresholdPanel } from './ThresholdPanel.tsx'
import { useMovedThreshold } from './useMovedThreshold.ts'
import type { ReadMatrix } from './useMatrixFile.ts'
import { useSamples } from './useSamples.ts'

type Props = {
  run: MatrixRun
  sources: readonly MatrixSource[]
  matrix: Extract<ReadMatrix, { state: 'read' }>
  search: MatrixSearch
  onChange: (change: Partial<MatrixSearch>) => void
}

/** One matrix with all that can be asked of it: the scores of its classes, the samples behind a cell, other thresholds. */
export function OneMatrix({ run, sources, matrix, search, onChange }: Props) {
  const { file, next, reading } = matrix
  const { ref, width } = useSettledWidth()
  const [pointed, setPointed] = useState<CellPlace | null>(null)
  const [opened, setOpened] = useState<CellPlace | null>(null)
  const [thresholds, setThresholds] = useState<'shown' | 'hidden'>('hidden')
  const known = useSamples(run, sources, matrix, opened !== null || thresholds === 'shown')
  const threshold = useMovedThreshold(
    file,
    reading.matrix,
    thresholds === 'shown' && known.state === 'known' ? known.samples : null,
  )

  const { moved } = threshold
  const whole = moved?.matrix ?? reading.matrix
  const { groups, notes } = useMemo(() => arrangeClasses(whole, search), [whole, search])
  const shown = useMemo(() => takeClasses(whole, groups), [whole, groups])
  const view = viewFor(shown, search.view)
  const picture = useMemo(
    () => matrixPicture(shown, view, search.scale),
    [shown, view, search.scale],
  )
  const placesOf = (place: number) =>
    new Set(groups[place]?.members.map((label) => whole.labels.indexOf(label)))
  const inPicture =
    opened && opened.row < groups.length && opened.column < groups.length ? opened : null
  const { show, close, samplesRef } = useSamplesFocus(setOpened)
  const binary = reading.matrix.labels.length === 2 && reading.matrix.content === 'counts'

  const { room } = figureGrid(width, 0, 1)
  const scores = (
    <div className={classes.scores}>
      <ClassScores matrix={shown} groups={groups} arrangement={search} onArrange={onChange} />
    </div>
  )
  const isBeside = figureWidth(picture, room) + SCORES_PX <= width
  return (
    <>
      <div ref={ref} className={classes.beside}>
        {width > 0 && (
          <MatrixFigure
            picture={picture}
            room={room}
            name={`${run.name}, ${file.path}`}
            title={<FileName {...file} />}
            of={null}
            summary={matrixSummary(shown, next)}
            notes={[...reading.notes, ...notes, ...(moved ? [MOVED_NOTE] : [])]}
            pointed={pointed ?? inPicture}
            onPoint={setPointed}
            onOpen={show}
            describe={(place) => describeCell(shown, place)}
            hint="Point at a cell, or move with the arrow keys; Enter lists its samples."
          />
        )}
        {isBeside && scores}
      </div>
      {inPicture && (
        <CellSamples
          key={`${inPicture.row} ${inPicture.column}`}
          ref={samplesRef}
          known={known.state === 'known' && moved ? { ...known, samples: moved.samples } : known}
          cell={{ actual: placesOf(inPicture.row), predicted: placesOf(inPicture.column) }}
          title={describeCell(shown, inPicture)}
          note={moved && 'Called at the moved threshold, whatever the file predicts.'}
          onClose={close}
        />
      )}
      {!isBeside && <div className={classes.beside}>{scores}</div>}
      {binary && (
        <div>
          <Button
            aria-expanded={thresholds === 'shown'}
            onClick={() => setThresholds(thresholds === 'shown' ? 'hidden' : 'shown')}
          >
            {thresholds === 'shown' ? 'Hide thresholds' : 'Other thresholds…'}
          </Button>
        </div>
      )}
      {binary && thresholds === 'shown' && !threshold.panel && (
        <p className={classes.note}>
          {known.state === 'loading'
            ? 'Reading the predictions…'
            : known.state === 'unknown'
              ? known.reason
              : 'The predictions have no column of scores, such as y_score, so no other threshold can be tried.'}
        </p>
      )}
      {binary && threshold.panel && (
        <ThresholdPanel {...threshold.panel} labels={reading.matrix.labels} />
      )}
    </>
  )
}

/** About what the scores of the classes take beside the figure, with the gap, in px. */
const SCORES_PX = 450
const MOVED_NOTE = 'Counted anew at another threshold than the file’s.'

/** Whoever opens a cell's samples is led to them, and back to where they came from once these are closed. */
function useSamplesFocus(setOpened: (place: CellPlace | null) => void) {
  const from = useRef<HTMLElement | null>(null)
  const samplesRef = useCallback((element: HTMLElement | null) => {
    element?.focus({ preventScroll: true })
    element?.scrollIntoView({ block: 'nearest' })
  }, [])
  return {
    samplesRef,
    show: (place: CellPlace) => {
      const { activeElement } = document
      from.current = activeElement instanceof HTMLElement ? activeElement : null
      setOpened(place)
    },
    close: () => {
      setOpened(null)
      from.current?.focus()
    },
  }
}
