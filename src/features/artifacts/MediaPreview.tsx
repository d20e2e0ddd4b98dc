import { useCallback, useState } from 'react'
import { artifactUrl } from '#mlflow/artifacts.ts'
import { formatDuration } from '#ui/formatTime.ts'
import { artifactKind, fileName } from '#src/artifactKind.ts'
import classes from './ArtifactPreview.module.css'
import mediaClasses from './MediaPreview.module.css'
import type { ViewerProps } from './ViewerProps.ts'

/** Sound or a video, with the browser's own controls; it is fetched in parts as it plays, and never plays by itself. */
export function MediaPreview({ runId, path }: ViewerProps) {
  const [isBroken, setIsBroken] = useState(false)
  const [facts, setFacts] = useState<string | null>(null)
  // React creates the element, which then loads, some time before it listens to it.
  const watch = useCallback((media: HTMLMediaElement | null) => {
    if (!media) return undefined
    const look = (event?: Event) => {
      if (media.error || event?.type === 'error') setIsBroken(true)
      else if (media.readyState >= media.HAVE_METADATA) setFacts(factsOf(media))
    }
    look()
    for (const event of EVENTS) media.addEventListener(event, look)
    return () => {
      for (const event of EVENTS) media.removeEventListener(event, look)
    }
  }, [])

  const isVideo = artifactKind(path) === 'video'
  if (isBroken) {
    return (
      <p role="alert" className={classes.sentence}>
        This {isVideo ? 'video' : 'sound'} cannot be played: it is damaged, or of a kind that this
        browser does not know. It can be downloaded.
      </p>
    )
  }
  const shared = {
    ref: watch,
    className: mediaClasses.media,
    'aria-label': fileName(path),
    src: artifactUrl(runId, path),
    controls: true,
    preload: 'metadata',
  } as const
  return (
    <figure className={mediaClasses.figure}>
      {/* oxlint-disable jsx-a11y/media-has-caption -- nobody logs captions */}
      {isVideo ? <video {...shared} playsInline /> : <audio {...shared} />}
      {/* oxlint-enable jsx-a11y/media-has-caption */}
      <figcaption className={mediaClasses.caption}>{facts}</figcaption>
    </figure>
  )
}

/** Of a recording that was cut off, the length is found while it plays. */
const EVENTS = ['loadedmetadata', 'durationchange', 'error']

function factsOf(media: HTMLMediaElement): string {
  const { duration } = media
  const length = Number.isFinite(duration) ? formatDuration(duration * 1_000) : 'of unknown length'
  return media instanceof HTMLVideoElement
    ? `${length}, ${media.videoWidth} × ${media.videoHeight} px`
    : length
}
