import { useQuery } from '@tanstack/react-query'
import { FolderDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Artifact, folderZipUrl } from '#mlflow/artifacts.ts'
import { serverQueries } from '#mlflow/server.ts'
import { CopyButton } from '#ui/CopyButton.tsx'
import classes from './ArtifactBar.module.css'
import { loadLine } from './loadLine.ts'
import { Neighbours } from './Neighbours.tsx'

type Props = {
  runId: string
  path: string
  isFolder: boolean
  /** What lies in the same folder as a file; nothing for a folder. */
  siblings: readonly Artifact[]
  /** What more can be done with it. */
  actions?: ReactNode
}

/** What can be done with any artifact: load it in Python, go on to the next one, take a folder away as a whole. */
export function ArtifactBar({ runId, path, isFolder, siblings, actions }: Props) {
  const line = loadLine(runId, path, isFolder)
  return (
    <div className={classes.bar}>
      <code className={classes.line} title={line}>
        {line}
      </code>
      <CopyButton text={line} what="line of Python that loads it" />
      {actions}
      {isFolder ? (
        <FolderDownload runId={runId} path={path} />
      ) : (
        <Neighbours runId={runId} path={path} siblings={siblings} />
      )}
    </div>
  )
}

/** Only Tidemark's own server makes archives; where another hosts the app, the line of Python fetches the folder. */
function FolderDownload({ runId, path }: { runId: string; path: string }) {
  const { data: server } = useQuery(serverQueries.info())
  if (!server) return null
  const name = `${path.split('/').at(-1) || runId}.zip`
  return (
    <a className={classes.download} href={folderZipUrl(runId, path)} download={name}>
      <FolderDown size={14} aria-hidden /> Download as ZIP
    </a>
  )
}
