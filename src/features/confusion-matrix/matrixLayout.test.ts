import { expect, test } from 'vitest'
import { countsMatrix } from '#src/testing/countsMatrix.ts'
import { figureGrid, tableLayout } from './matrixLayout.ts'
import { matrixPicture } from './matrixPicture.ts'

function pictureOf(classes: number, count = 5) {
  const labels = Array.from({ length: classes }, (_, i) => `class ${i}`)
  const rows = labels.map((_row, i) => labels.map((_column, j) => (i === j ? count : 0)))
  return matrixPicture(countsMatrix(labels, rows), 'counts', 'amount')
}

test('a few classes have large cells, more have smaller ones, and many are no table', () => {
  const sizes = [2, 6, 12, 25].map((classes) => tableLayout(pictureOf(classes), 1_000)?.size)
  expect(sizes).toEqual(['few', 'several', 'many', undefined])
})

const NOTHING = { label: 0, cell: { width: 0 } }

test('a table never takes more than its room, and is none where its numbers do not fit', () => {
  for (let room = 60; room < 900; room += 7) {
    for (const classes of [2, 5, 12, 24]) {
      const { label, cell } = tableLayout(pictureOf(classes, 123_456), room) ?? NOTHING
      expect(label + classes * cell.width).toBeLessThanOrEqual(room)
    }
  }
  expect(tableLayout(pictureOf(12), 384)).not.toBeNull()
  expect(tableLayout(pictureOf(12, 123_456), 384)).toBeNull()
})

test('as many figures stand side by side as find their room, one at least', () => {
  expect(figureGrid(1_280, 250, 3)).toEqual({ columns: 3, room: 384 })
  expect(figureGrid(1_280, 270)).toMatchObject({ columns: 4 })
  expect(figureGrid(200, 270)).toEqual({ columns: 1, room: 166 })
  expect(figureGrid(0, 270)).toEqual({ columns: 1, room: 0 })
})
