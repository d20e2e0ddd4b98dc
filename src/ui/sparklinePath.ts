type Box = { width: number; height: number }

/**
 * The line through some finite values, evenly spaced, from the left edge of a box to its right one, and its points. The
 * least value is at the bottom and the greatest at the top; where all are equal the line is in the middle.
 */
export function sparklinePath(values: ArrayLike<number>, { width, height }: Box) {
  let least = Infinity
  let greatest = -Infinity
  for (let index = 0; index < values.length; index++) {
    least = Math.min(least, values[index] ?? least)
    greatest = Math.max(greatest, values[index] ?? greatest)
  }
  const points = Array.from(values, (value, index) => {
    const along = values.length === 1 ? 1 : index / (values.length - 1)
    // Halves, since the range of two finite numbers need not be finite.
    const up = least === greatest ? 0.5 : (value / 2 - least / 2) / (greatest / 2 - least / 2)
    return { x: round(along * width), y: round((1 - up) * height) }
  })
  return {
    path: points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(''),
    points,
  }
}

const round = (px: number) => Math.round(px * 10) / 10
