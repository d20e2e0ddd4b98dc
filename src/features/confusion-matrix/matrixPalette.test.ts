import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseColour, type Rgb } from '#charting/parseColour.ts'
import { cellColour, inkOn, luminance, type MatrixPalette } from './matrixPalette.ts'

const tokens = readFileSync(new URL('../../ui/tokens.css', import.meta.url), 'utf8')

function paletteOf(scheme: string): MatrixPalette {
  const block = tokens.split(`scheme='${scheme}']`)[1] ?? ''
  const colour = (name: string) => {
    const value = new RegExp(`--${name}: ([^;]+);`).exec(block)?.[1]
    if (value === undefined) throw new Error(`tokens.css has no --${name} for ${scheme}.`)
    return parseColour(value)
  }
  return {
    ground: colour('surface-panel'),
    low: colour('matrix-low'),
    high: colour('matrix-high'),
    better: colour('better'),
    worse: colour('worse'),
  }
}

function contrastOf(a: Rgb, b: Rgb): number {
  const [dim = 0, bright = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (bright + 0.05) / (dim + 0.05)
}

test.each([
  ['light', 'amount'],
  ['dark', 'amount'],
  ['light', 'errors'],
  ['dark', 'errors'],
  ['light', 'difference'],
  ['dark', 'difference'],
] as const)('the text of a cell can be read on every colour, %s, %s', (scheme, scale) => {
  const palette = paletteOf(scheme)
  for (let heat = scale === 'difference' ? -1 : 0; heat <= 1; heat += 0.001) {
    const colour = cellColour(palette, scale, heat)
    expect(contrastOf(colour, parseColour(inkOn(colour))), `at ${heat}`).toBeGreaterThanOrEqual(4.5)
  }
})

test.each(['light', 'dark'])(
  'in %s, the least colour of a root scale is apart from none',
  (scheme) => {
    const palette = paletteOf(scheme)
    const least = cellColour(palette, 'amount', 0.14)
    expect(contrastOf(least, cellColour(palette, 'amount', 0))).toBeGreaterThan(1.15)
  },
)

test('what did not change is the ground that the matrix lies on', () => {
  const palette = paletteOf('dark')
  expect(cellColour(palette, 'difference', 0)).toEqual(palette.ground)
  expect(cellColour(palette, 'difference', 1)).toEqual(palette.better)
  expect(cellColour(palette, 'difference', -1)).toEqual(palette.worse)
})

test('colours are read as style sheets write them, and as builds shorten them', () => {
  expect(parseColour('#0b4f8a')).toEqual([11, 79, 138])
  expect(parseColour(' #fff ')).toEqual([255, 255, 255])
  expect(parseColour('hotpink')).toEqual([128, 128, 128])
})
