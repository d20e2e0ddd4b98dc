import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { paths } from '#src/paths.ts'
import { ArtifactPicture } from '#src/pictures/InlinePicture.tsx'
import { FileName } from './FileName.tsx'
import type { MatrixRun } from './matrixRun.ts'
import classes from './UnreadMatrix.module.css'
import type { ReadMatrix } from './useMatrixFile.ts'

type Props = {
  run: MatrixRun
  matrix: Exclude<ReadMatrix, { state: 'read' }>
  /** Whose it is, where there are several. */
  title: ReactNode
  /** In px: what is kept free while it is read, so that nothing moves then. */
  height: number
}

/** In px. */
const PICTURE_HEIGHT = 480

/** Stands where a matrix would: it is read still, is refused for a reason, or is nothing but a picture. */
export function UnreadMatrix({ run, matrix, title, height }: Props) {
  const { file } = matrix
  return (
    <div
      className={classes.box}
      style={matrix.state === 'loading' ? { minHeight: height } : undefined}
    >
      {title}
      {matrix.state === 'loading' && <p>Reading {file.path}…</p>}
      {matrix.state === 'picture' && (
        <>
          <div className={classes.picture}>
            <ArtifactPicture
              runId={run.id}
              path={file.path}
              alt={`${file.path}, whose numbers cannot be read`}
              maxHeight={PICTURE_HEIGHT}
            />
          </div>
          <p>
            <FileName {...file} /> is a picture of a matrix: its numbers cannot be read, compared or
            rearranged. Logged as data as well, they can: <code>{LOG_LINE}</code>
          </p>
        </>
      )}
      {matrix.state === 'refused' && (
        <p>
          <FileName {...file} /> is not drawn: {matrix.reason}.{' '}
          <Link to={paths.artifact(run.id, file.path)}>Show the file</Link>
        </p>
      )}
    </div>
  )
}

/** How a matrix is logged as data, in Python. */
export const LOG_LINE = `mlflow.log_dict({"labels": labels, "matrix": matrix.tolist()}, "confusion_matrix.json")`
