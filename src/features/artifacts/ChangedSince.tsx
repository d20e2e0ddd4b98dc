import { formatBytes } from '#ui/formatTime.ts'
import { TextButton } from '#ui/TextButton.tsx'
import classes from './ArtifactPreview.module.css'

type Props = {
  /** The size of the file, in bytes, when it was read and as the listing has it now. */
  read: number
  now: number
  onReadAgain: () => void
}

/** Says that a file is another by now, as a log of a run in progress. */
export function ChangedSince({ read, now, onReadAgain }: Props) {
  if (read === now) return null
  const by =
    now > read ? `has grown by ${formatBytes(now - read)}` : `is ${formatBytes(now)} long now`
  return (
    <p className={classes.notice}>
      The file {by}. <TextButton onClick={onReadAgain}>Read it again</TextButton>
    </p>
  )
}
