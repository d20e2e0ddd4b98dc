import { type Extent, shareOf } from './extent.ts'
import { mixColours } from './mixColours.ts'
import { parseColour } from './parseColour.ts'
import type { PlotPalette } from './plotPalette.ts'

/** So many shades are told apart; marks of one shade are painted together. */
export const SHADES = 24
/** How much of the hue the smallest number has: less would not be seen on the ground. */
export const LEAST = 0.28

/** A colour on the way from one to another, both as `#rrggbb` or `#rgb`; `share` is 0 to 1. */
export function mixHex(from: string, to: string, share: number): string {
  const mixed = mixColours(parseColour(from), parseColour(to), share)
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

/** The shade of a number among others, 0 to SHADES − 1, the larger the stronger; null for what is no number. */
export function shadeOf(value: number, extent: Extent | null): number | null {
  if (!extent || !Number.isFinite(value)) return null
  // Where all are the same, each is as strong as can be.
  const share = extent[1] > extent[0] ? shareOf(value, extent) : 1
  return Math.round(Math.max(0, Math.min(share, 1)) * (SHADES - 1))
}

/** The colour of a shade on the ground of a chart. */
export const hueOf = ({ hue }: Pick<PlotPalette, 'hue'>, shade: number): string =>
  mixHex(hue.low, hue.high, LEAST + (1 - LEAST) * (shade / (SHADES - 1)))
