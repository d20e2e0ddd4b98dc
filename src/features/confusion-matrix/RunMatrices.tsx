import { useQuery } from '@tanstack/react-query'
import type { Run } from '#mlflow/runs.ts'
import { MatrixFigure } from './MatrixFigure.tsx'
import { matrixQueries } from './matrixFiles.ts'
import { MatrixViewChoice } from './MatrixViewChoice.tsx'
import classes from './RunMatrices.module.css'

type Props = { run: Run }

/** Every confusion matrix among a run's artifacts, or a sentence about why there is none to see. */
export function RunMatrices({ run }: Props) {
  const { data: files, error, isPending } = useQuery(matrixQueries.files(run))

  if (isPending) return <p className={classes.note}>Looking for confusion matrices…</p>
  if (!files) {
    return (
      <p role="alert" className={classes.note}>
        The run’s artifacts could not be searched for confusion matrices: {error.message}
      </p>
    )
  }
  if (files.length === 0) {
    return (
      <p className={classes.note}>
        This run has no confusion matrix. One logged as data is drawn here:{' '}
        <code>
          {`mlflow.log_dict({"labels": labels, "matrix": matrix.tolist()}, "confusion_matrix.json")`}
        </code>
      </p>
    )
  }
  return (
    <div className={classes.list}>
      <MatrixViewChoice />
      {files.map((file) => (
        <MatrixFigure
          key={file.path}
          runId={run.id}
          file={file}
          title={<span className="name">{file.path}</span>}
          scores="beside"
        />
      ))}
    </div>
  )
}
