import { useReducedMotion } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type CSSProperties, useState } from 'react'
import { artifactByteQueries } from '#mlflow/artifactBytes.ts'
import { PictureLayer } from '#src/pictures/PictureLayer.tsx'
import { readPicture } from '#src/pictures/readPicture.ts'
import type { PresentFile } from './comparedFile.ts'
import classes from './ComparedPicture.module.css'
import type { ImageFrame } from './imageFrame.ts'

/** Counted as they arrive. */
const MOST_BYTES = 50_000_000

type Props = { file: PresentFile; frame: ImageFrame; style?: CSSProperties }

/** One run's picture as large as its frame has room for, moved and magnified as `frame` says; or why there is none. */
export function ComparedPicture({ file: { run, file }, frame, style }: Props) {
  const [isBroken, setBroken] = useState(false)
  const motion = useReducedMotion() ? 'still' : 'moving'
  const { data: picture, error } = useQuery({
    ...artifactByteQueries.whole(run.id, file.path, file.bytes ?? 0, MOST_BYTES),
    select: readPicture,
  })
  if (error) return <p className={classes.problem}>{error.message}</p>
  if (picture?.kind === 'refused') return <p className={classes.problem}>{picture.sentence}</p>
  if (isBroken) return <p className={classes.problem}>The picture is damaged.</p>
  if (!picture) return <p className={classes.problem}>Loading…</p>
  const { scale, left, top } = frame
  const ratio = picture.width / picture.height
  return (
    <>
      <div
        className={classes.moved}
        style={{
          transform: `translate(${left * 100}%, ${top * 100}%) scale(${scale})`,
          imageRendering: scale >= 4 ? 'pixelated' : undefined,
          ...style,
        }}
      >
        <div
          className={classes.picture}
          style={{
            width: `min(100cqw, ${100 * ratio}cqh)`,
            height: `min(100cqh, ${100 / ratio}cqw)`,
          }}
        >
          <PictureLayer
            picture={picture}
            alt={`${file.path} of ${run.name}`}
            motion={motion}
            onBroken={() => setBroken(true)}
          />
        </div>
      </div>
      {picture.kind === 'raster' && picture.isCut && (
        <p className={classes.cut} style={style}>
          The file of {run.name} ends before the picture does.
        </p>
      )}
    </>
  )
}
