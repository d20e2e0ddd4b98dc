import { type ReactNode, useMemo, useState, useSyncExternalStore } from 'react'
import { TableFile } from '#files/TableFile.ts'
import type { TableFormat } from '#files/tableMessages.ts'
import { formatCount } from '#ui/formatCount.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import classes from './ArtifactPreview.module.css'
import { ChangedSince } from './ChangedSince.tsx'
import { EncodingNote } from './EncodingNote.tsx'
import { ReadProgress } from './ReadProgress.tsx'
import { TableView } from './TableView.tsx'

type Props = {
  url: string
  name: string
  bytes: number
  format: TableFormat
  /** Other ways to look at the file. */
  children?: ReactNode
}

/** A file of rows, of any length: a grid that is sorted, searched and copied from. */
export function TableViewer({ url, name, bytes, format, children }: Props) {
  const [reading, setReading] = useState({ bytes })
  const file = useMemo(
    () => new TableFile({ url, format, expectedBytes: reading.bytes }),
    [url, format, reading],
  )
  return (
    <>
      <ChangedSince read={reading.bytes} now={bytes} onReadAgain={() => setReading({ bytes })} />
      <OpenTable file={file} name={name} expectedBytes={reading.bytes}>
        {children}
      </OpenTable>
    </>
  )
}

type OpenProps = { file: TableFile; name: string; expectedBytes: number; children: ReactNode }

function OpenTable({ file, name, expectedBytes, children }: OpenProps) {
  const state = useSyncExternalStore(file.subscribe, file.getState)
  const { progress, failure } = state
  if (failure !== null && !progress?.rows) {
    return (
      <>
        {children}
        <p role="alert" className={classes.sentence}>
          The file could not be read: {failure}
        </p>
      </>
    )
  }
  if (!progress) return <Loading />
  const { problems, columns, rows } = progress
  return (
    <>
      <ReadProgress
        progress={progress}
        failure={failure}
        expectedBytes={expectedBytes}
        read={formatCount(rows, 'row')}
        onStop={() => file.stop()}
      />
      <EncodingNote encoding={progress.encoding} />
      {problems.map((problem) => (
        <p key={problem} className={classes.notice}>
          Not all of this file is well formed: {problem}.
        </p>
      ))}
      {columns.length === 0 ? (
        <>
          {children}
          {progress.state === 'reading' ? (
            <Loading />
          ) : (
            <p className={classes.sentence}>
              {problems.length > 0
                ? 'Nothing of it can be shown. It can be downloaded.'
                : 'This file has no rows.'}
            </p>
          )}
        </>
      ) : (
        <TableView file={file} state={state} progress={progress} name={name}>
          {children}
        </TableView>
      )}
    </>
  )
}

const Loading = () => (
  <div className={classes.waiting}>
    <Skeleton label="Loading the file" />
  </div>
)
