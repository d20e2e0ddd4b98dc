import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { artifactQueries } from '#mlflow/artifacts.ts'
import type { ModelVersion } from '#mlflow/registry.ts'
import type { Run } from '#mlflow/runs.ts'
import { versionFile, versionFileUrl } from '#mlflow/versionFiles.ts'
import { paths } from '#src/paths.ts'
import { CopyButton } from '#ui/CopyButton.tsx'
import { formatBytes } from '#ui/formatTime.ts'
import { Panel } from '#ui/Panel.tsx'
import classes from './FilesPanel.module.css'
import { folderInRun } from './versionOrigin.ts'

type Props = {
  version: ModelVersion
  /** Null while it is read, and where it cannot be. */
  run: Run | null
  isRunLoading: boolean
}

const LOOKING = <p className={classes.note}>Looking …</p>

/** What a version was made from, and the files that can be looked at. */
export function FilesPanel({ version, run, isRunLoading }: Props) {
  const folder = run && folderInRun(version.source, run)
  return (
    <Panel title="Files">
      <div className={classes.files}>
        <p className={classes.source}>
          Source: <code className="name">{version.source || 'none told'}</code>
          {version.source !== '' && <CopyButton text={version.source} what="source address" />}
        </p>
        {run && folder !== null ? (
          <FilesOfRun run={run} folder={folder} />
        ) : isRunLoading ? (
          LOOKING
        ) : (
          <FilesOfVersion version={version} />
        )}
      </div>
    </Panel>
  )
}

function FilesOfRun({ run, folder }: { run: Run; folder: string }) {
  const { data, error } = useQuery(artifactQueries.folder(run.id, folder))
  return (
    <>
      {data && (
        <ul className={classes.list}>
          {data.map(({ path, isFolder, bytes }) => (
            <li key={path}>
              <Link to={paths.artifact(run.id, path)} className="name">
                {path.slice(folder === '' ? 0 : folder.length + 1)}
                {isFolder && '/'}
              </Link>
              <span className={classes.size}>{bytes === null ? '' : formatBytes(bytes)}</span>
            </li>
          ))}
        </ul>
      )}
      {error && <p role="alert">The folder could not be listed: {error.message}</p>}
      {data?.length === 0 && (
        <p className={classes.note}>Nothing is in this folder of the run any more.</p>
      )}
      <p className={classes.note}>
        <Link to={paths.artifact(run.id, folder)}>Browse them among the artifacts of the run</Link>
      </p>
    </>
  )
}

/** What MLflow writes beside every model. */
const USUAL = ['MLmodel', 'requirements.txt', 'conda.yaml', 'python_env.yaml']

function FilesOfVersion({ version }: { version: ModelVersion }) {
  const files = useQueries({
    // What the page has asked for in vain is not asked for again, just because it is shown here, too.
    queries: USUAL.map((path) => ({ ...versionFile(version, path), retryOnMount: false })),
  })
  const readable = USUAL.filter((_path, at) => typeof files[at]?.data === 'string')
  const isLoading = files.some((file) => file.isLoading)
  return (
    <>
      {readable.length > 0 && (
        <ul className={classes.list}>
          {readable.map((path) => (
            <li key={path}>
              <a href={versionFileUrl(version, path)} download={path}>
                {path}
              </a>
            </li>
          ))}
        </ul>
      )}
      {isLoading ? (
        LOOKING
      ) : (
        <p className={classes.note}>
          {readable.length === 0
            ? 'None of its files can be read here: the server does not reach its source.'
            : 'Its files are not among the artifacts of a run, and no server lists them: these were asked for by their usual names.'}
        </p>
      )}
    </>
  )
}
