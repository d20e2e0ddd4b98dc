import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { artifactQueries } from '#mlflow/artifacts.ts'
import { paths } from '#src/paths.ts'
import { formatBytes } from '#ui/formatTime.ts'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { Snippet } from '#ui/Snippet.tsx'
import { folderOf } from '#src/artifactKind.ts'
import classes from './ModelCard.module.css'
import { modelSnippets, modelUri } from '#src/registry/modelSnippets.ts'
import { ModelFacts } from './ModelFacts.tsx'
import type { ModelFile } from '#src/registry/readModelFile.ts'
import { relativeArtifact } from './relativeArtifact.ts'

type Props = { runId: string; path: string; model: ModelFile }

/** What a model is, what it takes and gives, what it needs, and how it is loaded. */
export function ModelCard({ runId, path, model }: Props) {
  const folder = folderOf(path)
  const { data: files } = useQuery(artifactQueries.folder(runId, folder))
  /** A file of the model as a link, where it is really there. */
  const linkTo = (name: string): ReactNode => {
    const artifact = relativeArtifact(folder, name)
    const isThere = files?.some((file) => file.path === artifact)
    if (artifact === null || !isThere) return null
    return (
      <Link key={name} className={classes.link} to={paths.artifact(runId, artifact)}>
        <bdi>{name}</bdi>
      </Link>
    )
  }
  const environments = model.environments.map(linkTo).filter((link) => link !== null)
  const example = model.inputExample === null ? null : linkTo(model.inputExample)
  const maker = model.runId === null ? '–' : <Link to={paths.run(model.runId)}>{model.runId}</Link>
  const size = <FolderSize runId={runId} folder={folder} stated={model.sizeBytes} />
  const snippets = modelSnippets(model, modelUri(runId, folder), window.location.origin)

  return (
    <ScrollRegion label="Model" className={classes.card}>
      <ModelFacts
        model={model}
        facts={[
          ['By run', maker],
          ['Size', size],
          ['Environment', environments.length === 0 ? '–' : environments],
          ['Input example', example ?? '–'],
        ]}
      />

      {snippets.python !== null && (
        <>
          <h3 className={classes.heading}>Load it</h3>
          <p className={classes.none}>
            Loading a model runs code that is in it: load only models that you trust.
          </p>
          <div className={classes.snippets}>
            <Snippet what="Python" text={snippets.python} />
            {snippets.serve !== null && <Snippet what="shell command" text={snippets.serve} />}
          </div>
        </>
      )}
    </ScrollRegion>
  )
}

type FolderProps = { runId: string; folder: string; stated: number | null }

/** The sizes of all files below the model's folder, and what the file itself says. */
function FolderSize({ runId, folder, stated }: FolderProps) {
  const { data } = useQuery(artifactQueries.everywhere(runId))
  const inside = folder === '' ? '' : `${folder}/`
  const files = data?.artifacts.filter(({ path, isFolder }) => !isFolder && path.startsWith(inside))
  const bytes = files?.reduce((total, file) => total + (file.bytes ?? 0), 0)
  const isPart = data?.skipped.some((skipped) => skipped.startsWith(inside))
  return (
    <>
      {bytes === undefined ? '…' : `${isPart ? 'at least ' : ''}${formatBytes(bytes)}`}
      {stated !== null && (
        <span className={classes.muted}> (when it was made: {formatBytes(stated)})</span>
      )}
    </>
  )
}
