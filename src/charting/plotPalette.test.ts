import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const tokens = readFileSync(new URL('../ui/tokens.css', import.meta.url), 'utf8')

function tokenOf(scheme: string, name: string): string {
  const block = tokens.split(`scheme='${scheme}']`)[1] ?? ''
  const value = new RegExp(`--${name}: ([^;]+);`).exec(block)?.[1]
  if (value === undefined) throw new Error(`tokens.css has no --${name} for ${scheme}.`)
  return value
}

const channelsOf = (hex: string) =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))

/** Relative luminance as WCAG 2 defines it. */
const luminanceOf = (channels: number[]) => {
  const [red = 0, green = 0, blue = 0] = channels
    .map((channel) => channel / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrastOf = (a: number[], b: number[]) => {
  const [dim = 0, bright = 0] = [luminanceOf(a), luminanceOf(b)].toSorted((x, y) => x - y)
  return (bright + 0.05) / (dim + 0.05)
}

test.each(['light', 'dark'])('the ink of a cell can be read on every shade, %s', (scheme) => {
  const low = channelsOf(tokenOf(scheme, 'matrix-low'))
  const high = channelsOf(tokenOf(scheme, 'matrix-high'))
  const flip = Number(tokenOf(scheme, 'matrix-flip'))
  for (let heat = 0; heat <= 1; heat += 0.001) {
    const shade = low.map((channel, i) => channel + ((high[i] ?? 0) - channel) * heat)
    const ink = tokenOf(scheme, heat > flip ? 'matrix-ink-high' : 'matrix-ink-low')
    expect(contrastOf(shade, channelsOf(ink)), `at ${heat}`).toBeGreaterThanOrEqual(4.5)
  }
})
