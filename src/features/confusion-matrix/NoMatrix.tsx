import type { ReactNode } from 'react'
import { artifactUrl } from '#mlflow/artifacts.ts'
import { paths } from '#src/paths.ts'
import { Link } from 'react-router-dom'
import classes from './NoMatrix.module.css'
import type { RunReading } from './useRunReadings.ts'

type Props = { reading: RunReading; title: ReactNode }

/** A run whose matrix is not drawn: still looked for, refused with the reason, or nothing but a picture. */
export function NoMatrix({ reading, title }: Props) {
  const { run, progress } = reading
  if (progress.state === 'none') return null
  return (
    <div className={classes.box}>
      {title}
      {progress.state === 'looking' && <p>Looking for confusion matrices…</p>}
      {progress.state === 'loading' && <p>Reading {progress.file.path}…</p>}
      {progress.state === 'failed' && (
        <p role="alert">
          The run’s artifacts could not be searched for confusion matrices: {progress.reason}
        </p>
      )}
      {progress.state === 'picture' && (
        <>
          <img
            className={classes.picture}
            src={artifactUrl(run.id, progress.file.path)}
            alt={`${progress.file.path}, whose numbers cannot be read`}
          />
          <p>
            <span className="name">{progress.file.path}</span> is a picture of a matrix: its numbers
            cannot be read, compared or rearranged. Logged as data as well, it can:{' '}
            <code>{LOG_LINE}</code>
          </p>
        </>
      )}
      {progress.state === 'done' && progress.reading.state === 'refused' && (
        <p>
          <span className="name">{progress.file.path}</span> is not drawn: {progress.reading.reason}
          . <Link to={paths.artifact(run.id, progress.file.path)}>Show the file</Link>
        </p>
      )}
    </div>
  )
}

/** How a matrix is logged as data, in Python. */
export const LOG_LINE = `mlflow.log_dict({"labels": labels, "matrix": matrix.tolist()}, "confusion_matrix.json")`
