import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { BAR_COUNTS, type PlotSpec, readPlot, titleText, writePlot } from './plotSpecs.ts'

const key = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('~', '%7E', 'log.params.x', '20'))
const metric = key.map((name) => `metrics.${name}`)
const field = fc.oneof(
  metric,
  key.map((name) => `params.${name}`),
  key.map((name) => `tags.${name}`),
  fc.constant('attributes.duration'),
)
const axis = fc.record({ field, scale: fc.constantFrom('linear' as const, 'log' as const) })
const spec: fc.Arbitrary<PlotSpec> = fc.oneof(
  fc.record({
    kind: fc.constant('scatter' as const),
    y: axis,
    x: axis,
    colour: fc.option(field),
  }),
  fc.record({
    kind: fc.constant('bars' as const),
    metric,
    count: fc.constantFrom(...BAR_COUNTS),
  }),
  fc.record({ kind: fc.constant('box' as const), metric, by: field }),
  fc.record({
    kind: fc.constant('parallel' as const),
    axes: fc.uniqueArray(axis, { minLength: 2, selector: ({ field }) => field }),
    colour: fc.constantFrom('last' as const, 'runs' as const),
  }),
  fc.record({ kind: fc.constant('heat' as const), metric, x: field, y: field }),
  fc.record({
    kind: fc.constant('best' as const),
    metric,
    direction: fc.constantFrom('higher' as const, 'lower' as const, null),
  }),
)

test('a plot reads back from its text, whatever signs its fields have', () => {
  fc.assert(
    fc.property(spec, (spec) => {
      expect(readPlot(writePlot(spec))).toEqual(spec)
    }),
  )
})

test.each([
  'scatter~metrics.f1~params.lr',
  'scatter~metrics.f1~log.params.lr~metrics.loss',
  'bars~metrics.f1',
  'bars~metrics.f1~50',
  'box~metrics.f1~tags.model',
  'parallel~log.params.lr~params.optimizer~metrics.f1~runs',
  'heat~metrics.f1~params.lr~params.batch_size',
  'best~metrics.loss~lower',
])('a plot is plain in the address: %s', (text) => {
  const read = readPlot(text)
  expect(read && writePlot(read)).toBe(text)
})

test.each([
  '',
  'pie~metrics.f1',
  'scatter~metrics.f1',
  'scatter~metrics.f1~lr',
  'bars~params.lr',
  'box~params.lr~params.a',
  'parallel~metrics.f1~log.metrics.f1',
  'heat~metrics.f1~params.a',
  'best~metrics.',
])('what is no plot is not read: "%s"', (text) => {
  expect(readPlot(text)).toBeNull()
})

test.each([
  ['scatter~metrics.val/f1~params.lr', 'val/f1 over lr'],
  ['bars~metrics.f1', 'f1 by run'],
  ['box~metrics.f1~attributes.duration', 'f1 by duration (s)'],
  ['parallel~params.a~params.b~metrics.f1', 'a · b · f1'],
  ['heat~metrics.f1~params.a~params.b', 'f1 by a × b'],
  ['best~metrics.f1', 'Best configuration by f1'],
])('%s is called %s', (text, title) => {
  const read = readPlot(text)
  expect(read && titleText(read)).toBe(title)
})
