/** What part of pictures is seen: how much larger than whole they are, and how far moved, in parts of their frame. */
export type ImageFrame = { scale: number; left: number; top: number }

/** The whole picture. */
export const WHOLE: ImageFrame = { scale: 1, left: 0, top: 0 }

const LARGEST = 40

/** Magnified around the middle of what is seen; never smaller than whole. */
export function zoomFrame({ scale, left, top }: ImageFrame, factor: number): ImageFrame {
  const next = Math.min(Math.max(scale * factor, 1), LARGEST)
  return within({ scale: next, left: (left * next) / scale, top: (top * next) / scale })
}

/** Moved by parts of the frame; the picture never leaves it. */
export const moveFrame = ({ scale, left, top }: ImageFrame, byLeft: number, byTop: number) =>
  within({ scale, left: left + byLeft, top: top + byTop })

function within({ scale, left, top }: ImageFrame): ImageFrame {
  const furthest = (scale - 1) / 2
  const kept = (value: number) =>
    furthest === 0 ? 0 : Math.min(Math.max(value, -furthest), furthest)
  return { scale, left: kept(left), top: kept(top) }
}
