import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useReducedMotion } from '@mantine/hooks'
import { dataAddressBytes } from '#files/base64Bytes.ts'
import { artifactByteQueries } from '#mlflow/artifactBytes.ts'
import classes from './InlinePicture.module.css'
import { PictureLayer } from './PictureLayer.tsx'
import { type Picture, readPicture } from './readPicture.ts'

type ArtifactProps = {
  runId: string
  path: string
  alt: string
  /** In px. */
  maxHeight?: number
}

/** Larger pictures within a text are left to their own page. */
const MOST_BYTES = 10_000_000

/** A picture within a text, from a file of a run. */
export function ArtifactPicture({ runId, path, alt, maxHeight }: ArtifactProps) {
  const { data, error } = useQuery({
    ...artifactByteQueries.whole(runId, path, 0, MOST_BYTES),
    select: readPicture,
  })
  if (data) return <InlinePicture picture={data} alt={alt} maxHeight={maxHeight} />
  return <Absent alt={alt} why={error ? error.message : 'loading …'} />
}

/** A picture within a text that holds it: as a `data:` address with base64. */
export function DataPicture({ address, alt }: { address: string; alt: string }) {
  const picture = useMemo((): Picture | null => {
    const bytes = dataAddressBytes(address)
    return bytes && readPicture(bytes)
  }, [address])
  if (!picture) return <Absent alt={alt} why="it is damaged" />
  return <InlinePicture picture={picture} alt={alt} />
}

type InlineProps = { picture: Picture; alt: string; maxHeight?: number | undefined }

/** A picture as large as it is, or as there is room for. */
function InlinePicture({ picture, alt, maxHeight = Infinity }: InlineProps) {
  const [isBroken, setBroken] = useState(false)
  const lessMotion = useReducedMotion()
  if (picture.kind === 'refused') return <Absent alt={alt} why={picture.sentence} />
  if (isBroken) return <Absent alt={alt} why="it is damaged" />
  const { width, height } = picture
  const shrink = Math.min(1, maxHeight / height)
  return (
    <>
      <span
        className={classes.box}
        style={{ width: width * shrink, aspectRatio: `${width} / ${height}` }}
      >
        <PictureLayer
          picture={picture}
          alt={alt}
          motion={lessMotion ? 'still' : 'moving'}
          onBroken={() => setBroken(true)}
        />
      </span>
      {picture.kind === 'raster' && picture.isCut && (
        <span className={classes.absent}> [the file ends before the picture does]</span>
      )}
    </>
  )
}

const Absent = ({ alt, why }: { alt: string; why: string }) => (
  <span className={classes.absent}>
    [picture{alt !== '' && `: ${alt}`} – {why}]
  </span>
)
