import { useState } from 'react'
import { artifactUrl } from '#mlflow/artifacts.ts'
import { TextButton } from '#ui/TextButton.tsx'
import { formatBytes } from '#ui/formatTime.ts'
import classes from './ArtifactPreview.module.css'
import { fileName } from './artifactKind.ts'
import imageClasses from './ImagePreview.module.css'

type Props = { runId: string; path: string; bytes: number }

/** A larger picture is loaded when it is asked for. */
const LARGE_BYTES = 25_000_000

type Outcome = 'loading' | 'broken' | { width: number; height: number }

/** A picture, as a picture only: an SVG in an image element runs nothing and loads nothing. */
export function ImagePreview({ runId, path, bytes }: Props) {
  const [wanted, setWanted] = useState(bytes <= LARGE_BYTES)
  const [outcome, setOutcome] = useState<Outcome>('loading')

  if (!wanted) {
    return (
      <p className={classes.sentence}>
        This picture is large.{' '}
        <TextButton onClick={() => setWanted(true)}>Load {formatBytes(bytes)}</TextButton>
      </p>
    )
  }
  if (outcome === 'broken') {
    return (
      <p role="alert" className={classes.sentence}>
        The picture could not be loaded: the file is missing, damaged, or not what its name says.
      </p>
    )
  }
  return (
    <figure className={imageClasses.figure}>
      <img
        className={imageClasses.image}
        src={artifactUrl(runId, path)}
        alt={fileName(path)}
        onLoad={({ currentTarget }) =>
          setOutcome({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
        }
        onError={() => setOutcome('broken')}
      />
      <figcaption className={imageClasses.caption}>
        {typeof outcome === 'object' && `${outcome.width} × ${outcome.height} px`}
      </figcaption>
    </figure>
  )
}
