import { mixColours } from '#charting/mixColours.ts'
import { parseColour, type Rgb } from '#charting/parseColour.ts'
import type { MatrixPicture } from './matrixPicture.ts'

/** The colours that a matrix is drawn in. */
export type MatrixPalette = {
  ground: Rgb
  low: Rgb
  high: Rgb
  better: Rgb
  worse: Rgb
}

/** The colours of the document's scheme now. */
export function readMatrixPalette(): MatrixPalette {
  const style = getComputedStyle(document.documentElement)
  const colour = (name: string) => parseColour(style.getPropertyValue(name))
  return {
    ground: colour('--surface-panel'),
    low: colour('--matrix-low'),
    high: colour('--matrix-high'),
    better: colour('--better'),
    worse: colour('--worse'),
  }
}

/** The colours of a scale from end to end, as CSS has gradients. */
export function scaleGradient(palette: MatrixPalette, { scale, legend }: MatrixPicture): string {
  const stops = legend.stops.map(
    ({ part, heat }) =>
      `${cssColour(cellColour(palette, scale, heat))} ${Math.round(part * 1000) / 10}%`,
  )
  return `linear-gradient(to right, ${stops.join(', ')})`
}

export const cssColour = ([red, green, blue]: Rgb) => `rgb(${red} ${green} ${blue})`

/** The colour of a cell by its heat; in a difference, nothing changed is the ground that the matrix lies on. */
export function cellColour(
  palette: MatrixPalette,
  scale: MatrixPicture['scale'],
  heat: number,
): Rgb {
  if (scale !== 'difference') return mixColours(palette.low, palette.high, heat)
  return mixColours(palette.ground, heat > 0 ? palette.better : palette.worse, Math.abs(heat))
}

/** Black or white, whichever is read more easily on a colour: at least 4.5 : 1 on any. */
export const inkOn = (colour: Rgb): string => (luminance(colour) > 0.179 ? '#000000' : '#ffffff')

/** Relative luminance as WCAG 2 defines it, 0 to 1. */
export function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((channel) => {
    const part = channel / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}
