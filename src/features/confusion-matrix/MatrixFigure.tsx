import type { ReactNode } from 'react'
import { artifactUrl } from '#mlflow/artifacts.ts'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { ConfusionMatrixView } from './ConfusionMatrixView.tsx'
import type { MatrixFile } from './matrixFiles.ts'
import classes from './RunMatrices.module.css'
import { useMatrixView } from './useMatrixView.ts'

type Props = { runId: string; file: MatrixFile; title: ReactNode; scores: 'beside' | 'folded' }

/** One file's matrix, or why it is not drawn, with the way to the file itself. */
export function MatrixFigure({ runId, file: { path, reading }, title, scores }: Props) {
  const [view] = useMatrixView()
  if (reading.state === 'read') {
    return (
      <ErrorBoundary what={`The confusion matrix ${path}`}>
        <ConfusionMatrixView matrix={reading.matrix} view={view} title={title} scores={scores} />
      </ErrorBoundary>
    )
  }
  return (
    <div className={classes.refusal}>
      {title}
      <p>
        {reading.state === 'refused'
          ? `${path} is not drawn: ${reading.reason}.`
          : `${path} could not be read: ${reading.reason}`}{' '}
        <a href={artifactUrl(runId, path)} download>
          Download the file
        </a>
      </p>
    </div>
  )
}
