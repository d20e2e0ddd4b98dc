import type { BoxGroup } from './boxDrawing.ts'
import type { RowsLayout } from './rowsLayout.ts'

/** A box as paths, the same on screen and in a file. */
export type BoxShapes = { box: string; median: string; whiskers: string; outliers: string }

/** How high a box and the ends of its whiskers are, as shares of the row. */
const BOX = 0.46
const CAP = 0.3
const DOT_PX = 2.75

/** The paths of one row's box, with its whiskers and its outliers as dots. */
export function boxShapes(
  { statistics, values }: BoxGroup,
  at: number,
  { rowHeight, toLeft, toTop }: Pick<RowsLayout, 'rowHeight' | 'toLeft' | 'toTop'>,
): BoxShapes {
  const { low, median, high, whiskers, outliers } = statistics
  const top = toTop(at)
  const boxHeight = Math.round(BOX * rowHeight)
  const capHeight = Math.round(CAP * rowHeight)
  const x = (value: number) => Math.round(toLeft(value) * 10) / 10
  const upright = (value: number, height: number) => `M${x(value)} ${top - height / 2}v${height}`
  return {
    box: `M${x(low)} ${top - boxHeight / 2}H${x(high)}v${boxHeight}H${x(low)}Z`,
    median: upright(median, boxHeight),
    whiskers: [
      upright(whiskers[0], capHeight),
      `M${x(whiskers[0])} ${top}H${x(low)}`,
      `M${x(high)} ${top}H${x(whiskers[1])}`,
      upright(whiskers[1], capHeight),
    ].join(''),
    outliers: outliers
      .map((place) => {
        const r = DOT_PX
        return `M${x(values[place] ?? NaN) - r} ${top}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`
      })
      .join(''),
  }
}
