/** Which item is at the upper edge of a list's view, and how many px of it are above that edge. */
export type ListPlace = { index: number; px: number }

export type ListSize = {
  count: number
  /** Height of what is seen at once, in px. */
  viewPx: number
  heightOf: (index: number) => number
}

export const TOP: ListPlace = { index: 0, px: 0 }

/** The place at which the last item ends at the lower edge; the top where all items fit. */
export function lastPlace({ count, viewPx, heightOf }: ListSize): ListPlace {
  let room = viewPx
  for (let index = count - 1; index >= 0; index--) {
    const height = heightOf(index)
    if (height >= room) return { index, px: height - room }
    room -= height
  }
  return TOP
}

const isAfter = (a: ListPlace, b: ListPlace) =>
  a.index > b.index || (a.index === b.index && a.px > b.px)

/** A place that is within the list. */
export function clampPlace(place: ListPlace, size: ListSize): ListPlace {
  const last = lastPlace(size)
  return isAfter(place, last) ? last : place
}

/** So many px further down, or up where they are negative, as far as the list goes. */
export function movePlace({ index, px }: ListPlace, by: number, size: ListSize): ListPlace {
  let at = index
  let rest = px + by
  while (rest < 0 && at > 0) rest += size.heightOf(--at)
  while (at < size.count - 1 && rest >= size.heightOf(at)) rest -= size.heightOf(at++)
  return clampPlace({ index: at, px: Math.max(rest, 0) }, size)
}

/** In items, of which a part may be above the edge. */
const positionOf = ({ index, px }: ListPlace, { heightOf }: ListSize) =>
  index + px / heightOf(index)

/** How far down a place is: 0 at the top, 1 at the end. */
export function shareOf(place: ListPlace, size: ListSize): number {
  const last = positionOf(lastPlace(size), size)
  return last > 0 ? Math.min(positionOf(place, size) / last, 1) : 0
}

/** The place that is so far down. */
export function placeAt(share: number, size: ListSize): ListPlace {
  const position = Math.min(Math.max(share, 0), 1) * positionOf(lastPlace(size), size)
  const index = Math.floor(position)
  return clampPlace({ index, px: (position - index) * size.heightOf(index) }, size)
}

/** The place nearest to this one at which an item is wholly in view, or begins at the upper edge where it is too high. */
export function placeToShow(item: number, place: ListPlace, size: ListSize): ListPlace {
  if (item < place.index || (item === place.index && place.px > 0)) return { index: item, px: 0 }
  let room = size.viewPx + place.px
  for (let index = place.index; index <= item && room >= 0; index++) room -= size.heightOf(index)
  if (room >= 0) return place
  const above = lastPlace({ ...size, count: item + 1 })
  return above.index === item ? { index: item, px: 0 } : above
}
