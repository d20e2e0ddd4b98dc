import { formatBytes } from '#ui/formatTime.ts'
import { TextButton } from '#ui/TextButton.tsx'
import classes from './ArtifactPreview.module.css'

type Props = {
  progress: { state: 'reading' | 'done' | 'stopped' | 'cut'; bytes: number }
  /** Why reading broke off. */
  failure: string | null
  expectedBytes: number
  /** What was read so far, e.g. `1,200 lines`. */
  read: string
  onStop: () => void
}

/** How far a large file is read, with a way to stop; nothing once all of it is there. */
export function ReadProgress({ progress, failure, expectedBytes, read, onStop }: Props) {
  const { state, bytes } = progress
  if (failure !== null) {
    return (
      <p role="alert" className={classes.notice}>
        Reading broke off after {read}: {failure}
      </p>
    )
  }
  switch (state) {
    case 'done':
      return null
    case 'reading':
      return (
        <div className={classes.notice}>
          <progress
            className={classes.progress}
            aria-label="Reading the file"
            max={Math.max(expectedBytes, bytes)}
            value={bytes}
          />{' '}
          {read} so far, {formatBytes(bytes)} of {formatBytes(Math.max(expectedBytes, bytes))}.{' '}
          <TextButton onClick={onStop}>Stop</TextButton>
        </div>
      )
    case 'stopped':
      return (
        <p className={classes.notice}>
          Reading was stopped: the first {read}, {formatBytes(bytes)} of{' '}
          {formatBytes(expectedBytes)}.
        </p>
      )
    case 'cut':
      return (
        <p className={classes.notice}>
          The first {formatBytes(bytes)}, {read}; download the file for the rest.
        </p>
      )
    default:
      return state satisfies never
  }
}
