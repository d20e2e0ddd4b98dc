import { type ReactNode, useMemo, useState, useSyncExternalStore } from 'react'
import { useLocation } from 'react-router-dom'
import { TreeFile } from '#files/TreeFile.ts'
import type { TreeFormat } from '#files/treeMessages.ts'
import type { TreeProblem } from '#files/tree.ts'
import { formatCount } from '#ui/formatCount.ts'
import { formatBytes } from '#ui/formatTime.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import classes from './ArtifactPreview.module.css'
import { ChangedSince } from './ChangedSince.tsx'
import { EncodingNote } from './EncodingNote.tsx'
import toolClasses from './PreviewTools.module.css'
import { READ_LIMIT_BYTES } from './readLimits.ts'
import { ReadProgress } from './ReadProgress.tsx'
import { TextViewer } from './TextViewer.tsx'
import { TreeView } from './TreeView.tsx'
import { usePreviewAddress } from './usePreviewAddress.ts'

type Props = {
  url: string
  bytes: number
  format: TreeFormat
  /** Other ways to look at the file. */
  children: ReactNode
}

/** A file of nested values, of any length, as a tree that folds. */
export function TreeViewer({ url, bytes, format, children }: Props) {
  const [reading, setReading] = useState({ bytes })
  const file = useMemo(
    () => new TreeFile({ url, format, expectedBytes: reading.bytes, limitBytes: READ_LIMIT_BYTES }),
    [url, format, reading],
  )
  return (
    <>
      <ChangedSince read={reading.bytes} now={bytes} onReadAgain={() => setReading({ bytes })} />
      <OpenTree file={file} url={url} format={format} expectedBytes={reading.bytes}>
        {children}
      </OpenTree>
    </>
  )
}

type OpenProps = {
  file: TreeFile
  url: string
  format: TreeFormat
  expectedBytes: number
  children: ReactNode
}

const NAMES: Record<TreeFormat, string> = { json: 'JSON', yaml: 'YAML' }

function OpenTree({ file, url, format, expectedBytes, children }: OpenProps) {
  const state = useSyncExternalStore(file.subscribe, file.getState)
  const { progress, failure } = state
  const choice = <div className={toolClasses.tools}>{children}</div>
  if (failure !== null) {
    return (
      <>
        {choice}
        <p role="alert" className={classes.sentence}>
          The file could not be read: {failure}
        </p>
      </>
    )
  }
  if (!progress) return <Loading />
  const { problems, nodes, state: phase } = progress
  if (phase === 'parsing') {
    return (
      <>
        {choice}
        <p className={classes.notice}>
          Making a tree of {formatBytes(progress.bytes)} of YAML, which takes a while for a long
          file. Its source can be read meanwhile.
        </p>
        <Loading />
      </>
    )
  }
  const read = (
    <ReadProgress
      progress={{ ...progress, state: phase }}
      failure={null}
      expectedBytes={expectedBytes}
      read={formatCount(nodes, 'value')}
      onStop={() => file.stop()}
    />
  )
  if (phase === 'reading') {
    return (
      <>
        {read}
        {choice}
        <Loading />
      </>
    )
  }
  if (nodes === 0) {
    return (
      <>
        {choice}
        <p className={classes.notice}>
          Shown as text, since there is no {NAMES[format]} in it to be shown.{' '}
          <Problems problems={problems} />
        </p>
        <TextViewer url={url} bytes={expectedBytes} />
      </>
    )
  }
  return (
    <>
      {read}
      <EncodingNote encoding={progress.encoding} />
      {problems.length > 0 && (
        <p className={classes.notice}>
          Not whole {NAMES[format]}, and shown as far as it goes. <Problems problems={problems} />
        </p>
      )}
      <TreeView file={file} state={state}>
        {children}
      </TreeView>
    </>
  )
}

/** Problems beyond these are counted. */
const MOST_PROBLEMS = 5

function Problems({ problems }: { problems: readonly TreeProblem[] }) {
  const { change } = usePreviewAddress()
  const { pathname } = useLocation()
  return (
    <>
      {problems.slice(0, MOST_PROBLEMS).map(({ message, line }, i) => (
        <span key={`${pathname} ${i}`}>
          {message.charAt(0).toUpperCase() + message.slice(1)}.{' '}
          {line !== null && (
            <TextButton onClick={() => change({ params: { view: 'source' }, hash: `#L${line}` })}>
              Show line {line.toLocaleString('en')}
            </TextButton>
          )}{' '}
        </span>
      ))}
      {problems.length > MOST_PROBLEMS && `And ${problems.length - MOST_PROBLEMS} more.`}
    </>
  )
}

const Loading = () => (
  <div className={classes.waiting}>
    <Skeleton label="Loading the file" />
  </div>
)
