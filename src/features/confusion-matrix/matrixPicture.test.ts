import { expect, test } from 'vitest'
import { countsMatrix } from '#src/testing/countsMatrix.ts'
import type { ConfusionMatrix } from './confusionMatrix.ts'
import { differencePicture, matrixPicture, scaleEnd } from './matrixPicture.ts'

const detector = countsMatrix(
  ['normal', 'anomaly'],
  [
    [54, 6],
    [12, 28],
  ],
)
const better = countsMatrix(
  ['normal', 'anomaly'],
  [
    [54, 6],
    [8, 32],
  ],
)

/** One sample of each class taken for the next, beside 99 that are right. */
function ring(size: number): ConfusionMatrix {
  const cells = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    cells[i * size + i] = 99
    cells[i * size + ((i + 1) % size)] = 1
  }
  return { labels: Array.from({ length: size }, (_, i) => `c${i}`), cells, content: 'counts' }
}

test('counts are coloured up to the largest, shares up to 100 %', () => {
  const counts = matrixPicture(detector, 'counts', 'amount')
  expect([...counts.heat]).toEqual([1, 6 / 54, 12 / 54, 28 / 54])
  expect(counts.legend).toMatchObject({ from: '0', to: '54', unit: 'samples', note: null })
  const shares = matrixPicture(detector, 'sharesOfTrue', 'amount')
  expect([...shares.heat]).toEqual([0.9, 0.1, 0.3, 0.7])
  expect(shares.legend).toMatchObject({ to: '100\u00a0%', unit: 'of the true class' })
})

test('errors on a scale of their own take the whole range; the diagonal has no colour, but keeps its text', () => {
  const picture = matrixPicture(detector, 'sharesOfTrue', 'errors')
  expect([...picture.heat]).toEqual([0, 0.1 / 0.3, 1, 0])
  expect(picture.legend).toMatchObject({ to: '30\u00a0%', unit: 'of the true class, errors alone' })
  expect(picture.write(picture.values[0] ?? 0)).toBe('90.0\u00a0%')
})

test('two matrices can share one scale', () => {
  const end = Math.max(scaleEnd(detector, 'counts', 'errors'), scaleEnd(better, 'counts', 'errors'))
  const picture = matrixPicture(better, 'counts', 'errors', end)
  expect([...picture.heat]).toEqual([0, 0.5, 8 / 12, 0])
  expect(picture.legend.to).toBe('12')
})

test('a matrix of zeros has no colour, and no NaN', () => {
  const picture = matrixPicture(countsMatrix(['a'], [[0]]), 'counts', 'amount')
  expect([...picture.heat]).toEqual([0])
})

test('a rare error among many classes has a colour that is well apart from none, as the legend says', () => {
  const few = matrixPicture(ring(12), 'sharesOfTrue', 'amount')
  const many = matrixPicture(ring(13), 'sharesOfTrue', 'amount')
  expect(few.heat[1]).toBe(0.01)
  expect(many.heat[1]).toBeGreaterThan(0.2)
  expect(many.heat[2]).toBe(0)
  expect(many.heat[0]).toBeLessThanOrEqual(1)
  expect([few.legend.note, many.legend.note]).toEqual([null, 'root scale'])
})

test('the colours of the legend are those of the cells, at every part of the scale', () => {
  for (const picture of [
    matrixPicture(ring(100), 'sharesOfTrue', 'amount'),
    differencePicture(ring(100), ring(100), 'sharesOfTrue'),
    matrixPicture(detector, 'counts', 'amount'),
  ]) {
    const { stops } = picture.legend
    expect(stops.at(0)?.part).toBe(0)
    expect(stops.at(-1)).toEqual({ part: 1, heat: 1 })
    const parts = stops.map(({ part }) => part)
    expect(parts).toEqual(parts.toSorted((a, b) => a - b))
    const heats = stops.map(({ heat }) => heat)
    expect(heats).toEqual(heats.toSorted((a, b) => a - b))
  }
})

test('more on the diagonal is better, more off it worse; the scale is as long either way', () => {
  const { heat, values, write, legend } = differencePicture(detector, better, 'sharesOfTrue')
  expect([...heat].map((warmth) => Math.round(warmth * 1e9) / 1e9)).toEqual([0, 0, 1, 1])
  expect(Array.from(values, write)).toEqual(['0.0', '0.0', '−10.0', '+10.0'])
  expect(legend).toMatchObject({ from: '−10', to: '+10', unit: '% points' })
  const back = differencePicture(better, detector, 'counts')
  expect([...back.heat]).toEqual([0, 0, -1, -1])
  expect(Array.from(back.values, back.write)).toEqual(['0', '0', '+4', '−4'])
})

test('what is rounded to nothing has no sign', () => {
  const one = countsMatrix(
    ['a', 'b'],
    [
      [100_000, 0],
      [0, 1],
    ],
  )
  const other = countsMatrix(
    ['a', 'b'],
    [
      [99_999, 1],
      [0, 1],
    ],
  )
  const { values, write } = differencePicture(one, other, 'sharesOfTrue')
  expect(Array.from(values, write)).toEqual(['0.0', '0.0', '0.0', '0.0'])
})

test('classes of few samples are hatched in one matrix, and in a difference if either has few', () => {
  const small = countsMatrix(
    ['normal', 'anomaly'],
    [
      [54, 6],
      [1, 8],
    ],
  )
  expect([...matrixPicture(small, 'counts', 'amount').weak]).toEqual([0, 1])
  expect(matrixPicture(small, 'counts', 'amount').notes).toEqual([
    'Hatched: fewer than 10 samples of the true class.',
  ])
  expect([...differencePicture(detector, small, 'counts').weak]).toEqual([0, 1])
  expect(matrixPicture(detector, 'counts', 'amount').notes).toEqual([])
})

test('where the file holds shares, nobody knows how many samples there are', () => {
  const shares: ConfusionMatrix = { ...detector, content: 'sharesOfTrue' }
  expect([...matrixPicture(shares, 'sharesOfTrue', 'amount').weak]).toEqual([0, 0])
})
