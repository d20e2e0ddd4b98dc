import { expect, test } from 'vitest'
import { SHADES } from '#charting/markHue.ts'
import { RunTable } from '#mlflow/runTable.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { scatterDrawing } from './scatterDrawing.ts'
import { markLooks, type ScatterMark, scatterMarks } from './scatterMarks.ts'

/** Runs from left to right, each with a loss or without. */
function marksOf(losses: readonly number[], slotOf: (row: number) => number | null, colour = true) {
  const table = new RunTable()
  table.absorb(
    runBlock(losses.map((loss, at) => ({ id: `r${at}`, metrics: { f1: at, epochs: at, loss } }))),
  )
  const drawing = scatterDrawing(table, table.rows(), {
    kind: 'scatter',
    y: { field: 'metrics.f1', scale: 'linear' },
    x: { field: 'metrics.epochs', scale: 'linear' },
    colour: colour ? 'metrics.loss' : null,
  })
  return scatterMarks(drawing, slotOf)
}

test('grey marks lie beneath the others, which go from left to right whatever their colours', () => {
  expect(marksOf([10, NaN, 0], () => 1)).toEqual([
    { at: 1, slot: null, shade: null },
    { at: 0, slot: null, shade: SHADES - 1 },
    { at: 2, slot: null, shade: 0 },
  ])
  expect(marksOf([1, 1, 1], (row) => (row === 2 ? null : 5 - row), false)).toEqual([
    { at: 2, slot: null, shade: null },
    { at: 0, slot: 5, shade: null },
    { at: 1, slot: 4, shade: null },
  ])
})

const grey = (at: number): ScatterMark => ({ at, slot: null, shade: null })

test('many marks are small and let each other through, and a few with colours stand out from them', () => {
  const chosen: ScatterMark = { at: 0, slot: 3, shade: null }
  const looks = markLooks([...Array.from({ length: 5_000 }, (_, at) => grey(at)), chosen])

  expect(looks(grey(1)).opacity).toBeLessThan(0.5)
  expect(looks(grey(1)).ring).toBe(false)
  expect(looks(chosen)).toEqual({ radius: 5.5, ring: true, opacity: 1 })
  expect(markLooks([grey(0)])(grey(0)).opacity).toBe(1)
})
