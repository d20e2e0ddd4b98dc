type Size = { width: number; height: number }

export type Zoom = 'fit' | number

/** What `+` and `−` do. */
export const ZOOM_STEP = 1.5

/** A picture this small in both directions, in px, is enlarged to be seen. */
const SMALL_PX = 128
const MOST_ENLARGED = 8
const SMALLEST = 1 / 64
const LARGEST = 64
/** Browsers lay nothing out beyond some 30 million px. */
const LONGEST_SIDE_PX = 1_000_000

/**
 * How many px of the page a picture's pixel takes. What fits is as large as the room allows, but no larger than it is;
 * only a small picture is enlarged, by a whole number, so that its pixels stay alike.
 */
export function stageScale(zoom: Zoom, picture: Size, room: Size): number {
  if (zoom !== 'fit') return clampScale(zoom, picture)
  const most = Math.min(room.width / picture.width, room.height / picture.height)
  // Nothing is laid out yet.
  if (!(most > 0)) return 1
  const isSmall = Math.max(picture.width, picture.height) <= SMALL_PX
  if (isSmall && most >= 1) return Math.min(Math.floor(most), MOST_ENLARGED)
  return Math.min(most, 1)
}

export const clampScale = (scale: number, { width, height }: Size): number =>
  Math.min(Math.max(scale, SMALLEST), LARGEST, LONGEST_SIDE_PX / Math.max(width, height))
