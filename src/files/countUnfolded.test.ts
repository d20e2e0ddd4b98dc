import { expect, test } from 'vitest'
import { countUnfolded } from './countUnfolded.ts'

const MOST = 1_000_000

test('elements are counted as often as they are used', () => {
  const marker = '<defs><g id="m"><path d=""/><path d=""/></g></defs>'

  expect(countUnfolded(`<svg>${marker}</svg>`, MOST)).toBe(5)
  expect(countUnfolded(`<svg>${marker}<use x="1" xlink:href="#m"/></svg>`, MOST)).toBe(8)
})

test('a picture of ten uses of ten uses, seven deep, is too much', () => {
  const levels = Array.from(
    { length: 7 },
    (_, i) => `<g id="u${i + 1}">${`<use href="#u${i}" x="1"/>`.repeat(10)}</g>`,
  )
  const bomb = `<svg><rect id="u0"/>${levels.join('')}<use href='#u7'/></svg>`

  expect(countUnfolded(bomb, MOST)).toBe(MOST)
  expect(countUnfolded(bomb, 1e9)).toBeGreaterThan(1e7)
})

test('what refers to itself, to nothing or to an id that comes twice ends', () => {
  expect(countUnfolded('<svg><g id="a"><use href="#a"/></g><use href="#b"/></svg>', MOST)).toBe(4)
  expect(countUnfolded('<svg><g id="a"/><g id="a"><use href="#a"/></g></svg>', MOST)).toBe(4)
})

test('a hundred thousand elements within each other, and tags without an end, are read', () => {
  const ids = Array.from({ length: 100_000 }, (_, i) => `<g id="g${i}">`).join('')

  expect(countUnfolded(ids, MOST)).toBe(MOST)
  expect(countUnfolded('<use '.repeat(100_000), MOST)).toBe(0)
  expect(countUnfolded('</g></g><g/>', MOST)).toBe(1)
})
