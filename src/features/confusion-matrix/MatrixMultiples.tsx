import { useQueries } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Run } from '#mlflow/runs.ts'
import { withoutDirectionMarks } from '#ui/withoutDirectionMarks.ts'
import { MatrixFigure } from './MatrixFigure.tsx'
import { matrixQueries } from './matrixFiles.ts'
import { MatrixViewChoice } from './MatrixViewChoice.tsx'
import classes from './RunMatrices.module.css'

type Props = {
  runs: readonly Run[]
  /** How a run is named on this page. */
  renderName: (run: Run) => ReactNode
}

/** The confusion matrices of some runs side by side, each under its run's name, and which runs have none. */
export function MatrixMultiples({ runs, renderName }: Props) {
  const results = useQueries({ queries: runs.map((run) => matrixQueries.files(run)) })
  const states = runs.map((run, i) => ({ run, files: results[i]?.data, error: results[i]?.error }))
  const found = states.flatMap(({ run, files = [] }) => files.map((file) => ({ run, file })))
  const without = states.filter(({ files }) => files?.length === 0)
  const waiting = states.filter(({ files, error }) => !files && !error)

  return (
    <div className={classes.list}>
      {found.length > 0 && <MatrixViewChoice />}
      {found.length > 0 && (
        <div className={classes.multiples}>
          {found.map(({ run, file }) => (
            <MatrixFigure
              key={`${run.id}/${file.path}`}
              runId={run.id}
              file={file}
              title={
                <span className={classes.title}>
                  {renderName(run)}
                  <span className={`${classes.path} name`}>{file.path}</span>
                </span>
              }
              scores="folded"
            />
          ))}
        </div>
      )}
      {waiting.length > 0 && <p className={classes.note}>Looking for confusion matrices…</p>}
      {states.map(
        ({ run, files, error }) =>
          error &&
          !files && (
            <p key={run.id} role="alert" className={classes.note}>
              The artifacts of <bdi>{run.name}</bdi> could not be searched for confusion matrices:{' '}
              {error.message}
            </p>
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
