import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { SPREADS } from './bandSeries.ts'
import { readChartView, readZoom, writeChartView, writeZoom } from './chartView.ts'
import type { XChoice } from './chartCurves.ts'

const finite = fc.double({ noNaN: true, noDefaultInfinity: true })

test('every view comes back from the address, and what others keep there stays', () => {
  const x = fc.oneof(
    fc.constantFrom<XChoice>('step', 'relative', 'wall'),
    fc.string({ unit: 'grapheme' }).map((name): XChoice => `metric:${name}`),
  )
  const views = fc.record({
    x,
    xScale: fc.constantFrom('linear' as const, 'log' as const),
    halfLife: fc.double({ min: 0, max: 1e9, noNaN: true }).map((value) => value + 0),
    spread: fc.constantFrom(...SPREADS),
    outliers: fc.constantFrom('shown' as const, 'clipped' as const),
    label: fc.constantFrom('auto', 'name', 'params', 'lr {params.lr} é&='),
    colour: fc.constantFrom('', 'params.model'),
    dash: fc.constantFrom('', 'tags.a b'),
    facet: fc.constantFrom('', 'params.x'),
    zoom: fc.constantFrom('', 'step:1~2', 'metric:0~1'),
  })
  fc.assert(
    fc.property(views, (view) => {
      const written = writeChartView(view, new URLSearchParams('log=loss')).toString()
      const params = new URLSearchParams(written)

      expect(readChartView(params)).toEqual(view)
      expect(params.get('log')).toBe('loss')
    }),
  )
})

test('a plain view has a plain address', () => {
  const plain = readChartView(new URLSearchParams())

  expect(plain).toEqual({
    x: 'step',
    xScale: 'linear',
    halfLife: 0,
    spread: 'std',
    outliers: 'shown',
    label: 'auto',
    colour: '',
    dash: '',
    facet: '',
    zoom: '',
  })
  expect(writeChartView(plain, new URLSearchParams()).toString()).toBe('')
})

test('what no view is reads as the plain one', () => {
  const params = new URLSearchParams('x=what&x-scale=root&smooth=-3&band=wide&outliers=maybe')

  expect(readChartView(params)).toEqual(readChartView(new URLSearchParams()))
  expect(readChartView(new URLSearchParams('smooth=Infinity')).halfLife).toBe(0)
})

test('a zoom comes back, and only on an axis of its kind', () => {
  fc.assert(
    fc.property(finite, finite, (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)]
      fc.pre(from < to && Number.isFinite(to - from))
      const [start = NaN, end = NaN] = readZoom(writeZoom([from, to], 'step'), 'step') ?? []

      const least = (to - from) * 1e-6
      expect(Math.abs(start - from)).toBeLessThanOrEqual(least)
      expect(Math.abs(end - to)).toBeLessThanOrEqual(least)
    }),
  )
  expect(writeZoom([1 / 3, 2 / 3], 'step')).toBe('step:0.333333333~0.666666667')
  expect(writeZoom([1_700_000_000_000, 1_700_000_000_250], 'wall')).toBe(
    'wall:1700000000000~1700000000250',
  )
  expect(readZoom('step:1~2', 'wall')).toBeNull()
  expect(writeZoom(null, 'step')).toBe('')
})

test('a zoom that is none shows all', () => {
  for (const zoom of ['step:', 'step:2~1', 'step:1', 'step:a~b', 'step:1~1', 'step:~2', '1~2']) {
    expect(readZoom(zoom, 'step')).toBeNull()
  }
})
