import { type ReactNode, useMemo, useState } from 'react'
import type { Run } from '#mlflow/runs.ts'
import { formatPercent } from '#ui/formatPercent.ts'
import { SegmentedChoice } from '#ui/SegmentedChoice.tsx'
import { withoutDirectionMarks } from '#ui/withoutDirectionMarks.ts'
import { allLabels } from './alignMatrices.ts'
import { arrangeClasses, takeClasses } from './arrangeClasses.ts'
import type { CellPlace } from './cellPlace.ts'
import { chooseSource, stepsOf } from './chooseSource.ts'
import { accuracy } from './confusionMatrix.ts'
import { comparedMatrix, type ComparedMatrix } from './comparedMatrix.ts'
import { describeCell } from './describeCell.ts'
import { MatrixDifference } from './MatrixDifference.tsx'
import { MatrixFigure } from './MatrixFigure.tsx'
import { matrixPicture } from './matrixPicture.ts'
import type { MatrixSearch } from './matrixSearch.ts'
import type { MatrixSource } from './matrixSources.ts'
import { MatrixToolbar } from './MatrixToolbar.tsx'
import { MatrixTitle } from './MatrixTitle.tsx'
import { viewFor } from './matrixView.ts'
import { NoMatrix } from './NoMatrix.tsx'
import classes from './MatrixComparison.module.css'
import { useMatrixSearch } from './useMatrixSearch.ts'
import { type RunReading, useRunReadings } from './useRunReadings.ts'

type Props = {
  runs: readonly Run[]
  /** The run that others are compared with; null for the first. */
  baselineId: string | null
  /** How a run is named on this page. */
  renderName: (run: Run) => ReactNode
}

const MODES = [
  { value: 'each', label: 'Each run' },
  { value: 'difference', label: 'A / B / Δ' },
] as const

/** The confusion matrices of some runs: side by side with the same classes in the same places, or two of them and their difference. */
export function MatrixComparison({ runs, baselineId, renderName }: Props) {
  const [search, change] = useMatrixSearch()
  const readings = useRunReadings(runs, search)
  const compared = readings.map(comparedMatrix).filter((one) => one !== null)
  const sources = distinctSources(readings)
  const chosen = chooseSource(sources, search.source)
  const steps = stepsOf(
    readings.flatMap(({ progress }) => ('source' in progress ? [progress.source] : [])),
  )
  const [first] = compared
  const without = readings.filter(({ progress }) => progress.state === 'none')
  return (
    <div className={classes.list}>
      <div className={classes.head}>
        {compared.length > 1 && (
          <SegmentedChoice
            label="Matrices"
            options={MODES}
            value={search.difference ? 'difference' : 'each'}
            onChange={(mode) =>
              change(
                // What changed is read most easily in percentage points.
                mode === 'difference'
                  ? { difference: { a: null, b: null }, view: 'sharesOfTrue' }
                  : { difference: null },
              )
            }
          />
        )}
        {sources.length > 0 && (
          <MatrixToolbar
            search={search}
            onChange={change}
            sources={sources}
            chosen={chosen}
            steps={steps}
            content={first?.matrix.content ?? null}
            size={allLabels(compared.map(({ matrix }) => matrix)).length}
          />
        )}
      </div>
      {search.difference && compared.length > 1 ? (
        <MatrixDifference
          compared={compared}
          wanted={{ a: search.difference.a ?? baselineId, b: search.difference.b }}
          search={search}
          onChange={change}
          renderName={renderName}
        />
      ) : (
        <Multiples compared={compared} search={search} renderName={renderName} />
      )}
      {readings.map((reading) =>
        comparedMatrix(reading) ? null : (
          <NoMatrix key={reading.run.id} reading={reading} title={renderName(reading.run)} />
        ),
      )}
      {without.length > 0 && (
        <p className={classes.note}>
          {without.length === runs.length
            ? 'None of these runs has a confusion matrix logged as data (a confusion_matrix.json among its artifacts).'
            : `Without a confusion matrix: ${without.map(({ run }) => withoutDirectionMarks(run.name)).join(', ')}.`}
        </p>
      )}
    </div>
  )
}

/** Every source that some run has, in the order of the runs. */
function distinctSources(readings: readonly RunReading[]): MatrixSource[] {
  const sources = new Map<string, MatrixSource>()
  for (const reading of readings) {
    for (const source of reading.sources) {
      if (!sources.has(source.key)) sources.set(source.key, source)
    }
  }
  return [...sources.values()]
}

type MultiplesProps = {
  compared: readonly ComparedMatrix[]
  search: MatrixSearch
  renderName: (run: Run) => ReactNode
}

/** Each matrix in a figure of its own; what is pointed at in one is marked in all that have the same classes. */
function Multiples({ compared, search, renderName }: MultiplesProps) {
  const [pointed, setPointed] = useState<CellPlace | null>(null)
  return (
    <div className={classes.multiples}>
      {compared.map((one) => (
        <Multiple
          key={one.run.id}
          {...one}
          search={search}
          title={renderName(one.run)}
          pointed={pointed}
          onPoint={setPointed}
        />
      ))}
    </div>
  )
}

type MultipleProps = ComparedMatrix & {
  search: MatrixSearch
  title: ReactNode
  pointed: CellPlace | null
  onPoint: (place: CellPlace | null) => void
}

function Multiple({
  run,
  path,
  unit,
  step,
  matrix,
  notes,
  search,
  title,
  pointed,
  onPoint,
}: MultipleProps) {
  const arranged = useMemo(() => arrangeClasses(matrix, search), [matrix, search])
  const shown = useMemo(() => takeClasses(matrix, arranged.groups), [matrix, arranged])
  const view = viewFor(shown, search.view)
  const picture = useMemo(
    () => matrixPicture(shown, view, search.errorScale ? 'errors' : 'amount'),
    [shown, view, search.errorScale],
  )
  const correct = accuracy(shown)
  return (
    <MatrixFigure
      picture={picture}
      name={run.name}
      title={<MatrixTitle name={title} path={path} unit={unit} step={step} />}
      summary={correct === null ? null : `accuracy ${formatPercent(correct)}`}
      notes={[...notes, ...arranged.notes]}
      pointed={pointed}
      onPoint={onPoint}
      describe={({ row, column }) => describeCell(shown, row, column)}
      hint={null}
    />
  )
}
