import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { plotLayout } from '#charting/plotLayout.ts'
import { RunTable } from '#mlflow/runTable.ts'
import { runBlock } from '#src/testing/runBlock.ts'
import { barsDrawing } from './barsDrawing.ts'
import { bestDrawing } from './bestDrawing.ts'
import { boxDrawing } from './boxDrawing.ts'
import { boxShapes } from './boxShapes.ts'
import { heatDrawing } from './heatDrawing.ts'
import { parallelDrawing } from './parallelDrawing.ts'
import { rowsLayout } from './rowsLayout.ts'
import { scatterDrawing } from './scatterDrawing.ts'

const number = fc.oneof(
  fc.double(),
  fc.constantFrom(0, -0, Number.MAX_VALUE, -Number.MAX_VALUE, Number.MIN_VALUE, 1e-300, NaN),
  fc.constantFrom(Infinity, -Infinity, 0.1, 1 / 3),
)
type OddRun = { f1: number; loss: number | null; lr: number | null; model: string }
const run: fc.Arbitrary<OddRun> = fc.record({
  f1: number,
  loss: fc.option(number),
  lr: fc.option(number),
  model: fc.constantFrom('a', 'b'),
})

function tableOf(list: readonly OddRun[]): RunTable {
  const table = new RunTable()
  table.absorb(
    runBlock(
      list.map(({ f1, loss, lr, model }, at) => ({
        id: `r${at}`,
        metrics: loss === null ? { f1 } : { f1, loss },
        params: lr === null ? { model } : { lr: String(lr), model },
      })),
    ),
  )
  return table
}

const whatever = (check: (table: RunTable, rows: Int32Array) => void) =>
  fc.assert(
    fc.property(fc.array(run, { minLength: 1, maxLength: 12 }), (list) => {
      const table = tableOf(list)
      check(table, table.rows())
    }),
  )

const areFinite = (numbers: Iterable<number>) => [...numbers].every(Number.isFinite)
const axisIn = (field: string, scale: 'linear' | 'log') => ({ field, scale })

test('whatever numbers runs have, the marks of a scatter plot have places', () => {
  whatever((table, rows) => {
    for (const scale of ['linear', 'log'] as const) {
      const spec = {
        kind: 'scatter',
        y: axisIn('metrics.f1', scale),
        x: axisIn('params.lr', scale),
        colour: 'metrics.loss',
      } as const
      const { x, y, xAxis, yAxis } = scatterDrawing(table, rows, spec)
      const { toLeft, toTop } = plotLayout({ x: xAxis, y: yAxis }, { width: 400, height: 300 })
      expect(areFinite([...x.map(toLeft), ...y.map(toTop)])).toBe(true)
      expect(areFinite([...xAxis.ticks.map(toLeft), ...yAxis.ticks.map(toTop)])).toBe(true)
    }
  })
})

test('whatever numbers runs have, bars and boxes have places', () => {
  whatever((table, rows) => {
    const { bars, axis } = barsDrawing(table, rows, {
      kind: 'bars',
      metric: 'metrics.f1',
      count: 10,
    })
    const size = { width: 400, rowHeight: 20 }
    const texts = { names: bars.map(({ name }) => name), texts: bars.map(({ text }) => text) }
    const { toLeft } = rowsLayout(axis, texts, size)
    const drawn = bars.map(({ value }) => value).filter(Number.isFinite)
    expect(areFinite([...drawn, 0, ...axis.ticks].map(toLeft))).toBe(true)

    const boxes = boxDrawing(table, rows, { kind: 'box', metric: 'metrics.f1', by: 'params.model' })
    const layout = rowsLayout(boxes.axis, { names: [], texts: [] }, size)
    for (const [at, group] of boxes.groups.entries()) {
      const shapes = Object.values(boxShapes(group, at, layout)).join('')
      expect(shapes).not.toMatch(/NaN|Infinity/)
    }
  })
})

test('whatever numbers runs have, the lines of parallel coordinates and their ticks lie on their axes', () => {
  whatever((table, rows) => {
    for (const scale of ['linear', 'log'] as const) {
      const { axes } = parallelDrawing(table, rows, {
        kind: 'parallel',
        axes: [
          axisIn('params.lr', scale),
          axisIn('metrics.loss', scale),
          axisIn('metrics.f1', scale),
        ],
        colour: 'last',
      })
      const places = axes.flatMap((axis) =>
        Array.from(axis.places)
          .filter((place) => !Number.isNaN(place))
          .concat(axis.ticks.map(({ place }) => place)),
      )
      expect(places.every((place) => place >= -1e-9 && place <= 1 + 1e-9)).toBe(true)
    }
  })
})

test('whatever numbers runs have, cells have shades, and effects are between none and all', () => {
  whatever((table, rows) => {
    const { cells } = heatDrawing(table, rows, {
      kind: 'heat',
      metric: 'metrics.f1',
      x: 'params.lr',
      y: 'params.model',
    })
    const heats = cells.flat().flatMap((cell) => (cell ? [cell.heat] : []))
    expect(heats.every((heat) => heat >= 0 && heat <= 1)).toBe(true)

    const { importance } = bestDrawing(table, rows, {
      kind: 'best',
      metric: 'metrics.f1',
      direction: 'higher',
    })
    const strengths = importance.flatMap(({ strength }) => strength ?? [])
    expect(strengths.every((strength) => strength >= 0 && strength <= 1)).toBe(true)
  })
})
