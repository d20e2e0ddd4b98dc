import type { Run } from '#mlflow/runs.ts'
import { MatrixToolbar } from './MatrixToolbar.tsx'
import { LOG_LINE, NoMatrix } from './NoMatrix.tsx'
import { OneMatrix } from './OneMatrix.tsx'
import classes from './RunMatrices.module.css'
import { stepsOf } from './chooseSource.ts'
import { useMatrixSearch } from './useMatrixSearch.ts'
import { useRunReadings } from './useRunReadings.ts'

type Props = { run: Run }

/** A run's confusion matrix, one file or step of a series at a time, or a sentence about why there is none to see. */
export function RunMatrices({ run }: Props) {
  const [search, change] = useMatrixSearch()
  const [reading] = useRunReadings([run], search)
  if (!reading) return null
  const { progress } = reading
  if (progress.state === 'none') {
    return (
      <p className={classes.note}>
        This run has no confusion matrix{skippedWords(reading.skipped)}. One logged as data is drawn
        here: <code>{LOG_LINE}</code>
      </p>
    )
  }
  const source = 'source' in progress ? progress.source : null
  const read =
    progress.state === 'done' && progress.reading.state === 'read'
      ? { path: progress.file.path, reading: progress.reading }
      : null
  return (
    <div className={classes.list}>
      <MatrixToolbar
        search={search}
        onChange={change}
        sources={reading.sources}
        chosen={source}
        steps={source ? stepsOf([source]) : []}
        content={read?.reading.matrix.content ?? null}
        size={read?.reading.matrix.labels.length ?? 0}
      />
      {read ? (
        <OneMatrix
          key={read.path}
          run={run}
          sources={reading.sources}
          path={read.path}
          reading={read.reading}
          search={search}
          onChange={change}
        />
      ) : (
        <NoMatrix reading={reading} title={null} />
      )}
      {reading.skipped > 0 && (
        <p className={classes.note}>Not looked into: {reading.skipped} folders of this run.</p>
      )}
    </div>
  )
}

const skippedWords = (skipped: number) =>
  skipped === 0 ? '' : ` in the folders that were looked into (${skipped} were not)`
