import { useQueries } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { artifactQueries } from '#mlflow/artifacts.ts'
import type { Run } from '#mlflow/runs.ts'
import type { WalkedArtifacts } from '#mlflow/walkArtifacts.ts'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { withoutDirectionMarks } from '#ui/withoutDirectionMarks.ts'
import classes from './ArtifactComparison.module.css'
import type { ArtifactSearch } from './artifactSearch.ts'
import { type ComparedFile, presentFiles } from './comparedFile.ts'
import { type ComparedKind, comparedKind } from './comparedKind.ts'
import { comparedPaths, fileOfRun } from './comparedPaths.ts'
import { ImageComparison } from './ImageComparison.tsx'
import { OtherComparison } from './OtherComparison.tsx'
import { PathList } from './PathList.tsx'
import { TableComparison } from './TableComparison.tsx'
import { TextComparison } from './TextComparison.tsx'
import { useArtifactSearch } from './useArtifactSearch.ts'

type Props = {
  runs: readonly Run[]
  /** How a run is named on this page. */
  renderName: (run: Run) => ReactNode
}

const comparisons: Record<ComparedKind, typeof ImageComparison> = {
  image: ImageComparison,
  table: TableComparison,
  text: TextComparison,
  other: OtherComparison,
}

/** Files of the same path, or of one pattern, from several runs beside each other. */
export function ArtifactComparison({ runs, renderName }: Props) {
  const [search, change] = useArtifactSearch()
  const { walks, known, pending, skipped } = useQueries({
    queries: runs.map(({ id }) => artifactQueries.everywhere(id)),
    combine: combineWalks,
  })
  const failed = runs.filter((_run, i) => walks[i] === 'failed')
  const files = runs.map((run, i) => ({
    run,
    name: renderName(run),
    file:
      search.path === null ? null : fileOfRun(artifactsOf(walks[i]), search.path, search.pattern),
  }))

  if (!pending && known.length === 0 && failed.length === 0) {
    return <p className={classes.note}>None of these runs has logged an artifact.</p>
  }
  return (
    <div className={classes.comparison}>
      <PathList paths={known} runs={runs.length} search={search} onChange={change} />
      <div className={classes.files}>
        {search.path === null ? (
          <p className={classes.note}>
            {pending
              ? 'Looking into the folders of the runs…'
              : 'Choose a file to see it from all of these runs.'}
          </p>
        ) : (
          <ErrorBoundary what={`The comparison of ${search.path}`} resetKey={search.path}>
            <Files path={search.path} files={files} search={search} onChange={change} />
          </ErrorBoundary>
        )}
        {failed.length > 0 && (
          <p role="alert" className={classes.note}>
            The artifacts of {failed.map(({ name }) => withoutDirectionMarks(name)).join(', ')}{' '}
            could not be listed.
          </p>
        )}
        {skipped > 0 && (
          <p className={classes.note}>{skipped} folders of these runs were not looked into.</p>
        )}
      </div>
    </div>
  )
}

/** What a run has, or why that is not known. */
type Walk = WalkedArtifacts | 'pending' | 'failed'

type Answer = { data: WalkedArtifacts | undefined; error: Error | null }

function combineWalks(answers: readonly Answer[]) {
  const walks = answers.map(({ data, error }): Walk => data ?? (error ? 'failed' : 'pending'))
  const lists = walks.map(artifactsOf)
  return {
    walks,
    known: comparedPaths(lists),
    pending: walks.includes('pending'),
    skipped: answers.reduce((sum, { data }) => sum + (data?.skipped.length ?? 0), 0),
  }
}

const artifactsOf = (walk: Walk | undefined) => (typeof walk === 'object' ? walk.artifacts : [])

type FilesProps = {
  path: string
  files: readonly ComparedFile[]
  search: ArtifactSearch
  onChange: (change: Partial<ArtifactSearch>) => void
}

function Files({ path, files, search, onChange }: FilesProps) {
  const Comparison = comparisons[comparedKind(path)]
  const present = presentFiles(files)
  const missing = files.filter(({ file }) => !file)
  return (
    <>
      <h3 className={`${classes.path} name`}>{path}</h3>
      {present.length > 0 && <Comparison files={present} search={search} onChange={onChange} />}
      {missing.length > 0 && (
        <p className={classes.note}>
          Missing in {missing.map(({ run }) => withoutDirectionMarks(run.name)).join(', ')}.
        </p>
      )}
    </>
  )
}
