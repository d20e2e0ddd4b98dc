import { expect, test } from 'vitest'
import { readSvgSize } from './readSvgSize.ts'

const size = (root: string) => {
  const found = readSvgSize(`<?xml version="1.0"?>\n<!-- <b> -->\n${root}<rect/></svg>`)
  return found && [found.width, found.height]
}

test.each([
  ['<svg width="640" height="480">', [640, 480]],
  [`<svg width='72pt' height="1in" viewBox="0 0 1 1">`, [96, 96]],
  ['<svg viewBox="0 0 460.8 345.6" version="1.1">', [461, 346]],
  ['<svg width="200" viewBox="0,0,4,1">', [200, 50]],
  ['<svg height="50" viewBox="0 0 4 1">', [200, 50]],
  ['<svg width="100%" height="100%">', [300, 150]],
  ['<svg>', [300, 150]],
  ['<svg data-x="a > b" width="10" height="20">', [10, 20]],
  ['<svg width="1e9" height="1e9">', [10_000, 10_000]],
  ['<svg width="-5" height="NaN" viewBox="0 0 -1 0">', [300, 150]],
  ['<svg stroke-width="3" width="8" height="8">', [8, 8]],
])('%s', (root, expected) => {
  expect(size(root)).toEqual(expected)
})

test('what is no SVG has no size', () => {
  expect(readSvgSize('<html><p>svg</p></html>')).toBeNull()
  expect(readSvgSize(`<svg ${'a'.repeat(50_000)}>`)).toBeNull()
})
