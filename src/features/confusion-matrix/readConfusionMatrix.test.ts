import { expect, test } from 'vitest'
import { isMatrixFormat, readConfusionMatrix } from './readConfusionMatrix.ts'
import { MOST_CLASSES } from './squareMatrix.ts'

// What real files hold, and what is refused of them, is in reference/.

const read = (path: string, text: string) =>
  readConfusionMatrix(path, new TextEncoder().encode(text))

test.each(['m.json', 'm.jsonl', 'm.ndjson', 'm.csv', 'm.tsv', 'm.npy', 'folder/M.JSON'])(
  '%s has a format that is read',
  (path) => expect(isMatrixFormat(path)).toBe(true),
)

test.each(['m.png', 'm.txt', 'm.json.gz', 'json'])('%s has none', (path) => {
  expect(isMatrixFormat(path)).toBe(false)
  expect(read(path, '[[1]]')).toEqual({
    state: 'refused',
    reason: 'its name ends in no format that holds a matrix',
  })
})

test('a text in UTF-16 is read by its mark', () => {
  const bytes = Buffer.from('\ufeff,größe,b\ngröße,3,1\nb,0,2\n', 'utf16le')
  const reading = readConfusionMatrix('m.csv', bytes)
  expect(reading.state === 'read' && reading.matrix.labels).toEqual(['größe', 'b'])
})

test('hostile labels stay the text that they are', () => {
  const labels = ['<img src=x onerror=alert(1)>', '=HYPERLINK("x")', '__proto__', '\u202Eabc']
  const matrix = labels.map((_row, i) => labels.map((_column, j) => i + j))
  const reading = read('m.json', JSON.stringify({ labels, matrix }))
  expect(reading.state === 'read' && reading.matrix.labels).toEqual(labels)
})

test('a label may be called like what every object has', () => {
  const text = JSON.stringify([
    { actual: 'constructor', predicted: 'toString', count: 2 },
    { actual: 'toString', predicted: 'toString', count: 3 },
  ])
  const reading = read('m.json', text)
  expect(reading.state === 'read' && [...reading.matrix.cells]).toEqual([0, 2, 0, 3])
})

test('numbers that add up to more than a number can be are refused', () => {
  expect(read('m.json', '{"labels": ["a", "b"], "matrix": [[1e308, 1e308], [1, 2]]}')).toEqual({
    state: 'refused',
    reason: 'its numbers are too large to be added up',
  })
})

test('more classes than can be drawn are refused with their number, whichever way they come', () => {
  const reason = 'it has 2,001 classes, and at most 2,000 are drawn'
  const labels = Array.from({ length: MOST_CLASSES + 1 }, (_, i) => i)
  const predictions = labels.map((label) => `${label},${label}`).join('\n')
  expect(read('m.json', JSON.stringify({ labels, matrix: [] }))).toEqual({
    state: 'refused',
    reason,
  })
  expect(read('m.csv', `y_true,y_pred\n${predictions}`)).toEqual({ state: 'refused', reason })
})

test('a matrix of a report that holds it too deep is not looked for any longer', () => {
  const report = { matrix: { matrix: { matrix: { matrix: { matrix: [[1]] } } } } }
  expect(read('m.json', JSON.stringify(report)).state).toBe('refused')
})
