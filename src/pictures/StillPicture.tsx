import type { Picture } from './readPicture.ts'

type Props = {
  picture: Extract<Picture, { kind: 'raster' }>
  alt: string
  hidden?: boolean | undefined
  onReady?: (() => void) | undefined
  onBroken: () => void
}

/** The first frame of a picture that would move by itself. */
export function StillPicture({ picture, alt, hidden, onReady, onBroken }: Props) {
  const draw = async (canvas: HTMLCanvasElement) => {
    const bitmap = await createImageBitmap(new Blob([picture.bytes], { type: picture.mime }))
    canvas.width = bitmap.width
    canvas.height = bitmap.height
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
    bitmap.close()
  }
  return (
    <canvas
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an img element would move
      role="img"
      aria-label={alt}
      hidden={hidden}
      ref={(canvas) => {
        if (canvas && canvas.width !== picture.width) void draw(canvas).then(onReady, onBroken)
      }}
    />
  )
}
