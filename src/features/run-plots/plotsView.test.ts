import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { writePlot } from './plotSpecs.ts'
import { type PlotsView, readPlotsView, writePlotsView } from './plotsView.ts'

const name = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('~', '%7E', '&plot=', ' '))
const view: fc.Arbitrary<PlotsView> = fc
  .uniqueArray(
    name.map((key) => writePlot({ kind: 'best', metric: `metrics.${key}`, direction: null })),
  )
  .chain((plots) =>
    fc.record({
      plots: fc.constant(plots),
      enlarged: plots.length > 0 ? fc.option(fc.nat(plots.length - 1)) : fc.constant(null),
    }),
  )

const readText = (text: string) => readPlotsView(new URLSearchParams(text))

test('plots read back from the address, and all else in it stays', () => {
  fc.assert(
    fc.property(view, (view) => {
      const written = writePlotsView(view, new URLSearchParams('panels=1&plot=old&plot-enlarged=9'))
      const read = new URLSearchParams(written.toString())
      expect(readPlotsView(read)).toEqual(view)
      expect(read.get('panels')).toBe('1')
    }),
  )
})

test('a plot stands once, however often the address says it', () => {
  expect(readText('plot=bars~metrics.f1&plot=nonsense&plot=bars~metrics.f1~20').plots).toEqual([
    'bars~metrics.f1',
  ])
})

test.each([
  ['1', 0],
  ['2', 1],
  ['3', null],
  ['0', null],
  ['1.5', null],
  ['x', null],
  ['', null],
])('the place %s of two plots is %s', (text, enlarged) => {
  const plots = 'plot=bars~metrics.a&plot=bars~metrics.b'
  expect(readText(`${plots}&plot-enlarged=${text}`).enlarged).toBe(enlarged)
})
