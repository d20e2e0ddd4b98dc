import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { visibleName } from '#files/suspectName.ts'
import type { ZipEntry } from '#files/readZip.ts'
import { artifactByteQueries } from '#mlflow/artifactBytes.ts'
import { formatCount } from '#ui/formatCount.ts'
import { formatBytes } from '#ui/formatTime.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { archiveQueries } from './archiveQueries.ts'
import { ArrayView } from './ArrayView.tsx'
import classes from './ArtifactPreview.module.css'
import type { ViewerProps } from './ViewerProps.ts'
import withSourceClasses from './WithSource.module.css'

/** Of a larger array only the beginning is read: its first values, without extremes and mean. */
const MOST_BYTES = 10_000_000

/** A NumPy file: one array, or, packed into one file, several of which one is chosen. */
export function ArrayPreview(props: ViewerProps) {
  return props.path.toLowerCase().endsWith('.npz') ? (
    <PackedArrays {...props} />
  ) : (
    <OneArray {...props} />
  )
}

function OneArray({ runId, path, bytes }: ViewerProps) {
  const { data, error } = useQuery(artifactByteQueries.head(runId, path, MOST_BYTES))
  if (error) return <Problem text={error.message} />
  if (!data) return <Waiting />
  return <ArrayView bytes={data} isWhole={bytes <= MOST_BYTES} limitBytes={MOST_BYTES} />
}

function PackedArrays({ runId, path, bytes }: ViewerProps) {
  const file = useMemo(() => ({ runId, path, bytes }), [runId, path, bytes])
  const { data: arrays, error } = useQuery(archiveQueries.arrays(file))
  const [chosen, setChosen] = useState(0)
  if (error) return <Problem text={error.message} />
  if (!arrays) return <Waiting />
  const entry = arrays[chosen]
  if (!entry) return <p className={classes.sentence}>This file holds no arrays.</p>
  return (
    <>
      <div className={withSourceClasses.tools}>
        <label>
          Array{' '}
          <select value={chosen} onChange={(event) => setChosen(Number(event.currentTarget.value))}>
            {arrays.map(({ name }, i) => (
              <option key={name} value={i}>
                {visibleName(name)
                  .slice(0, 100)
                  .replace(/\.npy$/, '')}
              </option>
            ))}
          </select>
        </label>
        <span className={classes.facts}>
          {formatCount(arrays.length, 'array')}, this one of {formatBytes(entry.bytes)}
        </span>
      </div>
      <PackedArray key={chosen} file={file} entry={entry} />
    </>
  )
}

type PackedProps = { file: { runId: string; path: string; bytes: number }; entry: ZipEntry }

function PackedArray({ file, entry }: PackedProps) {
  const { data, error } = useQuery(archiveQueries.beginning(file, entry, MOST_BYTES))
  if (error) return <Problem text={error.message} />
  if (!data) return <Waiting />
  return <ArrayView bytes={data.bytes} isWhole={data.complete} limitBytes={MOST_BYTES} />
}

const Waiting = () => (
  <div className={classes.waiting}>
    <Skeleton label="Reading the array" />
  </div>
)

const Problem = ({ text }: { text: string }) => (
  <p role="alert" className={classes.sentence}>
    This array could not be read. {text}. It can be downloaded.
  </p>
)
