// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { chartDrawing, type Looking } from './chartDrawing.ts'
import { type Captions, chartSvg } from './chartSvg.ts'
import type { MetricSeries } from './metricSeries.ts'
import type { PlotPalette } from '#charting/plotPalette.ts'

const lineOf = (name: string, ...values: number[]): MetricSeries => ({
  runId: name,
  name,
  slot: 1,
  x: Float64Array.from(values, (_, step) => step),
  y: Float64Array.from(values),
})

const palette: PlotPalette = {
  ground: '#fff',
  text: '#111',
  muted: '#666',
  grid: '#eee',
  axis: '#ccc',
  series: (slot) => `#00000${slot ?? 9}`,
  hue: { low: '#ffffff', high: '#0b4f8a' },
  ink: { low: '#000000', high: '#ffffff', flip: 0.5 },
}
const captions: Captions = { title: 'loss', xName: 'Step', notes: [] }

function parse(
  series: MetricSeries[],
  { looking, ...told }: Partial<Captions> & { looking?: Partial<Looking> } = {},
) {
  const drawing = chartDrawing(series, {
    xKind: 'step',
    xScale: 'linear',
    scale: 'linear',
    zoom: null,
    range: null,
    outliers: 'shown',
    ...looking,
  })
  const text = chartSvg(drawing, { ...captions, ...told }, palette)
  const svg = new DOMParser().parseFromString(text, 'image/svg+xml')
  expect(svg.querySelector('parsererror')).toBeNull()
  const texts = Array.from(svg.querySelectorAll('text'), ({ textContent }) => textContent)
  const strokes = Array.from(svg.querySelectorAll('path[stroke-width="1.75"]'), (path) =>
    path.getAttribute('d'),
  )
  return { text, svg, texts, strokes }
}

test('a picture has title, axes, their numbers, legend and notes', () => {
  const { texts, svg } = parse([lineOf('first', 1, 2), lineOf('second', 2, 3)], {
    notes: ['smoothed, half-life 5 steps', '320 of 10,000 points'],
  })

  for (const text of ['loss', 'Step', '1.0', '3.0', 'first', 'second']) {
    expect(texts).toContain(text)
  }
  expect(texts).toContain('smoothed, half-life 5 steps')
  expect(texts).toContain('320 of 10,000 points')
  expect(svg.documentElement.getAttribute('width')).toBe('800')
})

test('each line is one path through its points, lifted over what is no number', () => {
  const { strokes, svg } = parse([lineOf('a', 1, NaN, 3, 4), lineOf('b', 2)])

  // Lines chosen first lie on top, hence last.
  expect(strokes.map((d) => d?.replaceAll(/[\d. ]/g, ''))).toEqual(['MML', 'M'])
  expect(svg.querySelectorAll('circle').length).toBeGreaterThanOrEqual(3)
  expect(svg.querySelectorAll('path[stroke-width="1.5"]')).toHaveLength(1)
})

test('a million points make a slim file', () => {
  const values = Array.from({ length: 1_000_000 }, (_, i) => Math.sin(i))

  const line = {
    ...lineOf('long'),
    x: Float64Array.from(values.keys()),
    y: Float64Array.from(values),
  }
  expect(parse([line]).text.length).toBeLessThan(60_000)
})

test('what was logged lies faint under a smoothed line, and a band around a mean', () => {
  const smoothed = { ...lineOf('a', 1, 2), raw: Float64Array.of(0, 3) }
  const mean = {
    ...lineOf('b', 1, 2),
    band: {
      low: Float64Array.of(0, 1),
      high: Float64Array.of(2, 3),
      n: Uint32Array.of(2, 2),
      gaps: Uint8Array.of(1, 0),
      runIds: ['x', 'y'],
      members: [],
      leftOut: 0,
    },
  }
  const { svg } = parse([smoothed, mean])

  expect(svg.querySelectorAll('path[stroke-opacity="0.35"]')).toHaveLength(1)
  expect(svg.querySelectorAll('path[fill-opacity="0.14"]')).toHaveLength(1)
})

test('no name breaks out of the picture', () => {
  const hostile = '</text><script>alert(1)</script>'
  const { svg, texts } = parse([lineOf(hostile, 1, 2)], { title: hostile, notes: [hostile] })

  expect(svg.querySelector('script')).toBeNull()
  expect(texts.filter((text) => text?.includes('script'))).not.toHaveLength(0)
})

test('what has no place on a logarithmic axis is marked at its beginning', () => {
  const { svg, texts, strokes } = parse([lineOf('a', 4, 3, 2, 1)], { looking: { xScale: 'log' } })

  expect(strokes.map((d) => d?.replaceAll(/[\d. ]/g, ''))).toEqual(['MLL'])
  expect(svg.querySelectorAll('path[stroke-width="1.5"]')).toHaveLength(1)
  expect(texts).toContain('3')
  expect(texts).not.toContain('0')
})
