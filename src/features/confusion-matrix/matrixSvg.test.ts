// @vitest-environment jsdom
import { expect, test } from 'vitest'
import type { PlotPalette } from '#charting/plotPalette.ts'
import { countsMatrix } from '#src/testing/countsMatrix.ts'
import type { ConfusionMatrix } from './confusionMatrix.ts'
import { differencePicture, matrixPicture, type MatrixPicture } from './matrixPicture.ts'
import { matrixSvg } from './matrixSvg.ts'

const palette = {
  ground: [255, 255, 255],
  low: [255, 255, 255],
  high: [11, 79, 138],
  better: [43, 108, 176],
  worse: [180, 83, 9],
} as const
const ink: PlotPalette = {
  ground: '#fff',
  text: '#111',
  muted: '#555',
  axis: '#999',
  grid: '#eee',
  series: () => '#000',
  hue: { low: '#fff', high: '#000' },
  ink: { low: '#000', high: '#fff', flip: 0.5 },
}

function drawn(picture: MatrixPicture, title = 'Matrix') {
  const svg = matrixSvg({ picture, title, summary: null, notes: picture.notes }, palette, ink)
  const page = new DOMParser().parseFromString(svg, 'image/svg+xml')
  expect(page.querySelector('parsererror')).toBeNull()
  const texts = [...page.querySelectorAll('text')].map(({ textContent }) => textContent)
  return { svg, page, texts }
}

const detector = countsMatrix(
  ['normal', 'anomaly'],
  [
    [54, 6],
    [2, 7],
  ],
)

test('a file has every label and number, what its colours stand for, and what one has to know', () => {
  const { texts, page } = drawn(matrixPicture(detector, 'counts', 'amount'))
  expect(texts).toEqual(expect.arrayContaining(['normal', 'anomaly', '54', '6', '2', '7']))
  expect(texts).toContain('54 · samples')
  expect(texts).toContain('True classes by row, predicted classes by column.')
  expect(texts).toContain('Hatched: fewer than 10 samples of the true class.')
  expect(page.querySelectorAll('[fill="url(#few)"]')).toHaveLength(1)
})

test('a difference says with marks what its colours say', () => {
  const after = countsMatrix(
    ['normal', 'anomaly'],
    [
      [50, 10],
      [1, 8],
    ],
  )
  const { texts } = drawn(differencePicture(detector, after, 'counts'))
  expect(texts).toEqual(expect.arrayContaining(['▼ −4', '▼ +4', '▲ −1', '▲ +1']))
  expect(texts).toEqual(expect.arrayContaining(['worse ▼ −4', '+4 ▲ better · samples']))
})

test('hostile labels and titles are nothing but text', () => {
  const labels = ['</text><script>alert(1)</script>', '"&<>\u0000', 'שלום\u202E']
  const matrix = countsMatrix(
    labels,
    labels.map(() => [1, 2, 3]),
  )
  const { page, texts } = drawn(matrixPicture(matrix, 'counts', 'amount'), '<b>"title"</b>')
  expect(page.querySelector('script, b')).toBeNull()
  expect(texts).toContain('<b>"title"</b>')
  expect(texts).toContain('"&<>\uFFFD')
})

test('of many classes, as many are named as have room, and no cell holds text', () => {
  const size = 200
  const matrix: ConfusionMatrix = {
    labels: Array.from({ length: size }, (_, i) => `class ${i}`),
    cells: Float64Array.from({ length: size * size }, (_, at) => (at % (size + 1) === 0 ? 5 : 0)),
    content: 'counts',
  }
  const { texts, page, svg } = drawn(matrixPicture(matrix, 'counts', 'amount'))
  const named = texts.filter((text) => text.startsWith('class '))
  expect(named.length).toBeGreaterThan(40)
  expect(named.length).toBeLessThan(150)
  expect(texts).not.toContain('5')
  // One path for the diagonal; what is zero is the ground.
  expect(page.querySelectorAll('path')).toHaveLength(1)
  expect(svg.length).toBeLessThan(30_000)
})
