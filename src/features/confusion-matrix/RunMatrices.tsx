import type { MatrixRun } from './matrixRun.ts'
import { MatrixToolbar } from './MatrixToolbar.tsx'
import type { MatrixSearch } from './matrixSearch.ts'
import type { MatrixSource } from './matrixSources.ts'
import { OneMatrix } from './OneMatrix.tsx'
import classes from './RunMatrices.module.css'
import { LOG_LINE, UnreadMatrix } from './UnreadMatrix.tsx'
import { useMatrixFile } from './useMatrixFile.ts'
import { useMatrixSearch } from './useMatrixSearch.ts'
import { useRunSources, type WantedMatrix, wantedMatrices } from './useRunSources.ts'

type Props = { run: MatrixRun }

/** A run's confusion matrix, one file or step of a series at a time, or a sentence about why there is none to see. */
export function RunMatrices({ run }: Props) {
  const [search, change] = useMatrixSearch()
  const [found] = useRunSources([run])
  if (!found || found.state === 'looking') {
    return <p className={classes.note}>Looking for confusion matrices…</p>
  }
  if (found.state === 'failed') {
    return (
      <p role="alert" className={classes.note}>
        The run’s artifacts could not be searched for confusion matrices: {found.reason}
      </p>
    )
  }
  const { sources, skipped } = found
  const [wanted] = wantedMatrices([found], search)
  return (
    <div className={classes.list}>
      {wanted ? (
        <WithToolbar {...{ wanted, sources, search }} onChange={change} />
      ) : (
        <p className={classes.note}>
          This run has no confusion matrix among its artifacts. One logged as data is drawn here:{' '}
          <code>{LOG_LINE}</code>
        </p>
      )}
      {skipped.length > 0 && (
        <p className={classes.note}>
          Not looked into: {skipped.length === 1 ? 'one folder' : `${skipped.length} folders`} of
          this run.
        </p>
      )}
    </div>
  )
}

/** Of what stands for a matrix while it is read, in px. */
const READING_PX = 360

type WithToolbarProps = {
  wanted: WantedMatrix
  sources: readonly MatrixSource[]
  search: MatrixSearch
  onChange: (change: Partial<MatrixSearch>) => void
}

function WithToolbar({ wanted, sources, search, onChange }: WithToolbarProps) {
  const { run, source } = wanted
  const matrix = useMatrixFile(wanted)
  const read = matrix.state === 'read' ? matrix.reading.matrix : null
  return (
    <>
      <MatrixToolbar
        search={search}
        onChange={onChange}
        sources={sources}
        chosen={source}
        shown={[source]}
        content={read?.content ?? null}
        size={read?.labels.length ?? 0}
      />
      {matrix.state === 'read' ? (
        <OneMatrix key={source.key} {...{ run, sources, matrix, search, onChange }} />
      ) : (
        <UnreadMatrix run={run} matrix={matrix} title={null} height={READING_PX} />
      )}
    </>
  )
}
