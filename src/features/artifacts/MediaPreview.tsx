import { useState } from 'react'
import { artifactUrl } from '#mlflow/artifacts.ts'
import { formatDuration } from '#ui/formatTime.ts'
import { artifactKind, fileName } from './artifactKind.ts'
import classes from './ArtifactPreview.module.css'
import mediaClasses from './MediaPreview.module.css'
import type { ViewerProps } from './ViewerProps.ts'

/** What the browser has found out: nothing yet, that it cannot play it, or facts. */
type Outcome = 'waiting' | 'broken' | { facts: string }

/** Sound or a video, with the browser's own controls; it is fetched in parts as it plays, and never plays by itself. */
export function MediaPreview({ runId, path }: ViewerProps) {
  const [outcome, setOutcome] = useState<Outcome>('waiting')
  const isVideo = artifactKind(path) === 'video'
  if (outcome === 'broken') {
    return (
      <p role="alert" className={classes.sentence}>
        This {isVideo ? 'video' : 'sound'} cannot be played: it is damaged, or of a kind that this
        browser does not know. It can be downloaded.
      </p>
    )
  }
  const shared = {
    className: mediaClasses.media,
    'aria-label': fileName(path),
    src: artifactUrl(runId, path),
    controls: true,
    preload: 'metadata',
    onError: () => setOutcome('broken'),
  } as const
  return (
    <figure className={mediaClasses.figure}>
      {/* oxlint-disable jsx-a11y/media-has-caption -- nobody logs captions */}
      {isVideo ? (
        <video
          {...shared}
          playsInline
          onLoadedMetadata={({ currentTarget: { duration, videoWidth, videoHeight } }) =>
            setOutcome({ facts: `${lengthOf(duration)}, ${videoWidth} × ${videoHeight} px` })
          }
        />
      ) : (
        <audio
          {...shared}
          onLoadedMetadata={({ currentTarget }) =>
            setOutcome({ facts: lengthOf(currentTarget.duration) })
          }
        />
      )}
      {/* oxlint-enable jsx-a11y/media-has-caption */}
      <figcaption className={mediaClasses.caption}>
        {typeof outcome === 'object' && outcome.facts}
      </figcaption>
    </figure>
  )
}

/** A recording that was cut off does not say how long it is. */
const lengthOf = (seconds: number) =>
  Number.isFinite(seconds) ? formatDuration(seconds * 1_000) : 'of unknown length'
