import { useMemo } from 'react'
import { latin1 } from '#files/latin1.ts'
import type { Picture } from './readPicture.ts'
import { SandboxFrame } from './SandboxFrame.tsx'
import { svgPage } from './sandboxedPage.ts'
import { StillPicture } from './StillPicture.tsx'
import { useBytesAsSource } from './useBytesAsSource.ts'

type Raster = Extract<Picture, { kind: 'raster' }>
type Vector = Extract<Picture, { kind: 'vector' }>

type Props = {
  picture: Raster | Vector
  alt: string
  /** Loaded and kept, but not in sight. */
  hidden?: boolean | undefined
  /** Whether what moves by itself may. */
  motion: 'moving' | 'still'
  /** Once it can be shown without a pause. */
  onReady?: (() => void) | undefined
  onBroken: () => void
}

/** One picture as a picture only: whatever is in the file, nothing of it runs and nothing is fetched for it. */
export function PictureLayer({ picture, motion, ...rest }: Props) {
  if (picture.kind === 'vector') return <VectorPicture picture={picture} {...rest} />
  if (picture.animated && motion === 'still') return <StillPicture picture={picture} {...rest} />
  return <RasterPicture picture={picture} {...rest} />
}

type LayerProps<Kind> = Omit<Props, 'picture' | 'motion'> & { picture: Kind }

function RasterPicture({ picture, alt, hidden, onReady, onBroken }: LayerProps<Raster>) {
  const source = useBytesAsSource(picture.bytes, picture.mime)
  return (
    <img
      ref={source}
      alt={alt}
      hidden={hidden}
      draggable={false}
      decoding="async"
      onLoad={({ currentTarget }) => void currentTarget.decode().then(onReady, onBroken)}
      onError={onBroken}
    />
  )
}

function VectorPicture({ picture, alt, hidden, onReady }: LayerProps<Vector>) {
  const html = useMemo(() => svgPage(btoa(latin1(picture.bytes))), [picture.bytes])
  return <SandboxFrame title={alt} html={html} look="picture" hidden={hidden} onLoad={onReady} />
}
