import { expect, test } from 'vitest'
import { svgPen } from '#charting/svgPen.ts'
import type { ParallelAxis, ParallelDrawing } from './parallelDrawing.ts'
import { drawRun, lineAt, lineGroups, parallelLayout } from './parallelLines.ts'

const axis = (name: string, ...places: number[]): ParallelAxis => ({
  kind: 'numbers',
  field: `params.${name}`,
  name,
  scale: 'linear',
  extent: [0, 1],
  stops: [],
  ticks: [],
  places: Float64Array.from(places),
})
const axes = [axis('a', 0, 1, NaN, NaN), axis('b', 1, NaN, 0.5, 0), axis('c', 0, 1, NaN, 1)]
const layout = parallelLayout({ axes }, { width: 272, height: 146 })

function pathOf(index: number) {
  const pen = svgPen()
  drawRun(pen, { axes }, index, layout)
  return pen.d()
}

test('axes stand evenly apart, the greatest values at their heads', () => {
  expect(layout.lefts).toEqual([36, 136, 236])
  expect([layout.toTop(1), layout.toTop(0)]).toEqual([34, 134])
})

test('a line goes through all values, and is interrupted where one is missing', () => {
  expect(pathOf(0)).toBe('M36 134L136 34L236 134')
  expect(pathOf(1)).toBe('M33 34L39 34M233 34L239 34')
  expect(pathOf(2)).toBe('M133 84L139 84')
  expect(pathOf(3)).toBe('M136 134L236 34')
})

test('a line is found between two axes where both values are there', () => {
  const all = [0, 1, 2, 3]
  expect(lineAt({ axes }, all, layout, [86, 88], 8)).toEqual({ index: 0, top: 84 })
  expect(lineAt({ axes }, all, layout, [86, 100], 8)).toBeNull()
  expect(lineAt({ axes }, all, layout, [236, 36], 8)).toEqual({ index: 3, top: 34 })
  expect(lineAt({ axes }, [1, 2], layout, [86, 84], 8)).toBeNull()
})

test('lines are painted by colour, grey ones first', () => {
  const drawing: ParallelDrawing = {
    rows: Int32Array.of(0, 1, 2, 3),
    axes,
    shades: null,
    summary: '',
    notes: [],
  }
  const slots = [2, null, 0, null]
  expect(
    lineGroups(
      drawing,
      (index) => index !== 3,
      (index) => slots[index] ?? null,
    ),
  ).toEqual([
    { slot: null, shade: null, indices: [1] },
    { slot: 0, shade: null, indices: [2] },
    { slot: 2, shade: null, indices: [0] },
  ])
  const shades = { name: 'c', extent: [0, 1] as const, of: Int16Array.of(5, -1, 0, 5) }
  expect(
    lineGroups(
      { ...drawing, shades },
      () => true,
      () => 1,
    ),
  ).toEqual([
    { slot: null, shade: null, indices: [1] },
    { slot: null, shade: 0, indices: [2] },
    { slot: null, shade: 5, indices: [0, 3] },
  ])
})
