import type { Scale } from '#charting/axisTicks.ts'
import type { Extent } from '#charting/extent.ts'
import { SPREADS, type Spread } from './bandSeries.ts'
import type { XChoice } from './chartCurves.ts'
import type { XKind } from './metricSeries.ts'

/** How all charts of a page are drawn, as kept in the URL so that a link reproduces it. */
export type ChartView = {
  x: XChoice
  /** Of the x axis; wall time has no logarithmic one. */
  xScale: Scale
  /** Of the smoothing, in steps; 0 for none. */
  halfLife: number
  /** What the band around a mean tells. */
  spread: Spread
  outliers: 'shown' | 'clipped'
  /** What tells the lines apart: `StyleChoice` says how. */
  label: string
  colour: string
  dash: string
  facet: string
  /** What part of the x axis is in sight, as `readZoom` reads it; empty for all of it. */
  zoom: string
}

const X_CHOICES = ['step', 'relative', 'wall'] as const

export function readChartView(params: URLSearchParams): ChartView {
  const halfLife = Number(params.get('smooth'))
  return {
    x: readX(params.get('x')),
    xScale: params.get('x-scale') === 'log' ? 'log' : 'linear',
    halfLife: Number.isFinite(halfLife) && halfLife > 0 ? halfLife : 0,
    spread: SPREADS.find((spread) => spread === params.get('band')) ?? 'std',
    outliers: params.get('outliers') === 'clipped' ? 'clipped' : 'shown',
    label: params.get('label') || 'auto',
    colour: params.get('colour') ?? '',
    dash: params.get('dash') ?? '',
    facet: params.get('facet') ?? '',
    zoom: params.get('zoom') ?? '',
  }
}

function readX(text: string | null): XChoice {
  if (text?.startsWith('metric:')) return `metric:${text.slice('metric:'.length)}`
  return X_CHOICES.find((choice) => choice === text) ?? 'step'
}

/** The same parameters with a view in them. Defaults are left out, and what others keep in the URL stays. */
export function writeChartView(view: ChartView, params: URLSearchParams): URLSearchParams {
  const result = new URLSearchParams(params)
  const set = (key: string, text: string) => (text ? result.set(key, text) : result.delete(key))
  set('x', view.x === 'step' ? '' : view.x)
  set('x-scale', view.xScale === 'linear' ? '' : view.xScale)
  set('smooth', view.halfLife > 0 ? String(view.halfLife) : '')
  set('band', view.spread === 'std' ? '' : view.spread)
  set('outliers', view.outliers === 'shown' ? '' : view.outliers)
  set('label', view.label === 'auto' ? '' : view.label)
  set('colour', view.colour)
  set('dash', view.dash)
  set('facet', view.facet)
  set('zoom', view.zoom)
  return result
}

/** What part of an axis of this kind a zoom shows, e.g. `step:10~200`; null for all of it, as where it is of another kind. */
export function readZoom(zoom: string, kind: XKind): Extent | null {
  return zoom.startsWith(`${kind}:`) ? readExtent(zoom.slice(kind.length + 1)) : null
}

export const writeZoom = (extent: Extent | null, kind: XKind): string =>
  extent ? `${kind}:${writeExtent(extent)}` : ''

/** Reads `0.1~0.5`; null where that is no range of numbers. */
export function readExtent(text: string): Extent | null {
  const [from = Number.NaN, to = Number.NaN] = text
    .split('~')
    .map((part) => (part === '' ? Number.NaN : Number(part)))
  return Number.isFinite(from) && Number.isFinite(to) && from < to ? [from, to] : null
}

/** To a millionth of what lies between, which no screen tells apart, or to nine digits where those are more. */
export function writeExtent([from, to]: Extent): string {
  const size = Math.max(Math.abs(from), Math.abs(to))
  const digits = 7 + Math.ceil(Math.log10(size / (to - from)))
  const write = (end: number) => Number(end.toPrecision(Math.max(9, Math.min(digits, 17))))
  return `${write(from)}~${write(to)}`
}
