// @vitest-environment jsdom
import { expect, test } from 'vitest'
import type { PlotPalette } from '#charting/plotPalette.ts'
import type { MetricSeries } from './metricSeries.ts'
import { valuesSvg } from './valuesSvg.ts'

const once = (name: string, value: number, slot: number | null = 1): MetricSeries => ({
  runId: name,
  name,
  slot,
  x: Float64Array.of(0),
  y: Float64Array.of(value),
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

function parse(series: MetricSeries[], captions: { title?: string; notes?: string[] } = {}) {
  const text = valuesSvg(series, { title: 'f1', notes: [], ...captions }, palette)
  const svg = new DOMParser().parseFromString(text, 'image/svg+xml')
  expect(svg.querySelector('parsererror')).toBeNull()
  return {
    svg,
    texts: Array.from(svg.querySelectorAll('text'), ({ textContent }) => textContent),
    dots: Array.from(svg.querySelectorAll('circle'), (dot) => ({
      left: Number(dot.getAttribute('cx')),
      colour: dot.getAttribute('fill'),
    })),
  }
}

test('each run has its name, its value, and a dot in its colour, those further right for greater values', () => {
  const { texts, dots } = parse([once('a', 0.25, 1), once('b', 0.75, 2)], {
    notes: ['logged once, at step 5'],
  })

  expect(texts).toEqual(['f1', 'a', '0.25', 'b', '0.75', 'logged once, at step 5'])
  expect(dots.map(({ colour }) => colour)).toEqual(['#000001', '#000002'])
  expect(dots[0]?.left).toBeLessThan(dots[1]?.left ?? 0)
})

test('what is no finite number is a text without a dot', () => {
  const { texts, dots } = parse([once('a', NaN), once('b', 1)])

  expect(texts).toContain('NaN')
  expect(dots).toHaveLength(1)
})

test('a mean has its band, in numbers, too', () => {
  const band = {
    low: Float64Array.of(1),
    high: Float64Array.of(3),
    n: Uint32Array.of(2),
    gaps: Uint8Array.of(1),
    runIds: ['x', 'y'],
    members: [],
    leftOut: 0,
  }
  const { svg, texts } = parse([{ ...once('lr 0.1', 2), band }])

  expect(texts).toContain('2 (1 to 3, n 2)')
  expect(svg.querySelectorAll('rect[fill-opacity="0.3"]')).toHaveLength(1)
})

test('no name breaks out of the picture', () => {
  const hostile = '</text><script>alert(1)</script>'
  const { svg, texts } = parse([once(hostile, 1)], { title: hostile })

  expect(svg.querySelector('script')).toBeNull()
  expect(texts.filter((text) => text?.includes('script'))).toHaveLength(2)
})
