import { type ReactNode, useMemo, useState, useSyncExternalStore } from 'react'
import { TextFile } from '#files/TextFile.ts'
import { formatCount } from '#ui/formatCount.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import classes from './ArtifactPreview.module.css'
import { ChangedSince } from './ChangedSince.tsx'
import { EncodingNote } from './EncodingNote.tsx'
import toolClasses from './PreviewTools.module.css'
import { READ_LIMIT_BYTES } from './readLimits.ts'
import { ReadProgress } from './ReadProgress.tsx'
import { TextLines } from './TextLines.tsx'

type Props = {
  url: string
  bytes: number
  /** Other ways to look at the file. */
  children?: ReactNode
}

/** A text of any length that the server keeps: numbered lines, searched and gone to by number. */
export function TextViewer({ url, bytes, children }: Props) {
  // A file that grows is read again when that is asked for, not under the reader's eyes.
  const [reading, setReading] = useState({ bytes })
  const file = useMemo(
    () =>
      new TextFile({
        source: { url },
        expectedBytes: reading.bytes,
        limitBytes: READ_LIMIT_BYTES,
      }),
    [url, reading],
  )
  return (
    <>
      <ChangedSince read={reading.bytes} now={bytes} onReadAgain={() => setReading({ bytes })} />
      <OpenText file={file} expectedBytes={reading.bytes}>
        {children}
      </OpenText>
    </>
  )
}

type OpenProps = { file: TextFile; expectedBytes: number; children?: ReactNode }

/** What is read of a text so far, with everything that is to be said of it. */
function OpenText({ file, expectedBytes, children }: OpenProps) {
  const state = useSyncExternalStore(file.subscribe, file.getState)
  const { progress, failure } = state
  const choice = children && <div className={toolClasses.tools}>{children}</div>
  if (failure !== null && !progress) {
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
  if (progress.isBinary || (progress.lines === 0 && progress.state !== 'reading')) {
    return (
      <>
        {choice}
        <p className={classes.sentence}>
          {progress.isBinary ? 'This file is not text.' : 'This file is empty.'}
        </p>
      </>
    )
  }
  return (
    <>
      <ReadProgress
        progress={progress}
        failure={failure}
        expectedBytes={expectedBytes}
        read={formatCount(progress.lines, 'line')}
        onStop={() => file.stop()}
      />
      {progress.invalidLine !== null && (
        <p className={classes.notice}>
          Not all bytes are UTF-8; those that are not, first in line{' '}
          {(progress.invalidLine + 1).toLocaleString('en')}, are shown as �.
        </p>
      )}
      <EncodingNote encoding={progress.encoding} />
      <TextLines file={file} state={state} lineCount={progress.lines}>
        {children}
      </TextLines>
    </>
  )
}

const Loading = () => (
  <div className={classes.waiting}>
    <Skeleton label="Loading the file" />
  </div>
)
