import type { Scale } from '#charting/axisTicks.ts'
import { fieldName, isField, isMetric } from '#src/runFields.ts'
import { joinParts, splitParts } from '#src/tildeParts.ts'

/** A field of runs (see runFields.ts) along an axis. */
export type PlotAxis = { field: string; scale: Scale }

export type ScatterSpec = {
  kind: 'scatter'
  y: PlotAxis
  x: PlotAxis
  /** The field whose numbers the marks are coloured by; null for the colours of the runs. */
  colour: string | null
}
export type BarsSpec = {
  kind: 'bars'
  metric: string
  /** How many of the table's rows, at most. */
  count: BarCount
}
export type BoxSpec = { kind: 'box'; metric: string; by: string }
export type ParallelSpec = {
  kind: 'parallel'
  axes: readonly PlotAxis[]
  /** Lines have the hue of their last number, or the colours of their runs. */
  colour: 'last' | 'runs'
}
export type HeatSpec = { kind: 'heat'; metric: string; x: string; y: string }
export type BestSpec = {
  kind: 'best'
  metric: string
  /** Which way the metric gets better; null where its name tells. */
  direction: 'higher' | 'lower' | null
}

/** A plot over the rows of the table, as kept in the URL so that a link reproduces it. */
export type PlotSpec = ScatterSpec | BarsSpec | BoxSpec | ParallelSpec | HeatSpec | BestSpec
export type PlotKind = PlotSpec['kind']

export const PLOT_KINDS = ['scatter', 'bars', 'box', 'parallel', 'heat', 'best'] as const

export const BAR_COUNTS = [10, 20, 50] as const
type BarCount = (typeof BAR_COUNTS)[number]
export const USUAL_BARS = 20

/**
 * Reads one plot: its kind, its fields and how it shows them, e.g. `scatter~metrics.f1~log.params.lr`. Null for what
 * says no plot.
 */
export function readPlot(text: string): PlotSpec | null {
  const [kind = '', ...parts] = splitParts(text)
  const axes = parts.flatMap(readAxis)
  const fields = parts.filter(isField)
  const words = new Set(parts.filter((part) => readAxis(part).length === 0))
  const [first, second, third] = axes
  switch (kind) {
    case 'scatter':
      return first && second && axes.length <= 3
        ? { kind, y: first, x: second, colour: third?.field ?? null }
        : null
    case 'bars':
      return first && isMetric(first.field)
        ? {
            kind,
            metric: first.field,
            count: BAR_COUNTS.find((count) => words.has(String(count))) ?? USUAL_BARS,
          }
        : null
    case 'box':
      return first && second && isMetric(first.field)
        ? { kind, metric: first.field, by: second.field }
        : null
    case 'parallel': {
      const distinct = axes.filter(
        ({ field }, at) => axes.findIndex((other) => other.field === field) === at,
      )
      const colour = words.has('runs') ? 'runs' : 'last'
      return distinct.length >= 2 ? { kind, axes: distinct, colour } : null
    }
    case 'heat': {
      const [metric, x, y] = fields
      return metric && x && y && isMetric(metric) ? { kind, metric, x, y } : null
    }
    case 'best':
      return first && isMetric(first.field)
        ? {
            kind,
            metric: first.field,
            direction: DIRECTIONS.find((word) => words.has(word)) ?? null,
          }
        : null
    default:
      return null
  }
}

const DIRECTIONS = ['higher', 'lower'] as const
const LOG = 'log.'

function readAxis(text: string): PlotAxis[] {
  if (isField(text)) return [{ field: text, scale: 'linear' }]
  const field = text.slice(LOG.length)
  return text.startsWith(LOG) && isField(field) ? [{ field, scale: 'log' }] : []
}

const writeAxis = ({ field, scale }: PlotAxis) => (scale === 'log' ? LOG + field : field)

/** One plot as the address holds it. */
export const writePlot = (spec: PlotSpec): string => joinParts([spec.kind, ...partsOf(spec)])

function partsOf(spec: PlotSpec): string[] {
  switch (spec.kind) {
    case 'scatter':
      return [writeAxis(spec.y), writeAxis(spec.x), ...(spec.colour === null ? [] : [spec.colour])]
    case 'bars':
      return [spec.metric, ...(spec.count === USUAL_BARS ? [] : [String(spec.count)])]
    case 'box':
      return [spec.metric, spec.by]
    case 'parallel':
      return [...spec.axes.map(writeAxis), ...(spec.colour === 'runs' ? ['runs'] : [])]
    case 'heat':
      return [spec.metric, spec.x, spec.y]
    case 'best':
      return [spec.metric, ...(spec.direction === null ? [] : [spec.direction])]
    default:
      return spec satisfies never
  }
}

/** What a plot shows, in parts: names of fields, which keep their own direction of writing, and words between them. */
export type TitlePart = { kind: 'name' | 'words'; text: string }

const name = (field: string): TitlePart => ({ kind: 'name', text: fieldName(field) })
const words = (text: string): TitlePart => ({ kind: 'words', text })

export function plotTitle(spec: PlotSpec): TitlePart[] {
  switch (spec.kind) {
    case 'scatter':
      return [name(spec.y.field), words(' over '), name(spec.x.field)]
    case 'bars':
      return [name(spec.metric), words(' by run')]
    case 'box':
      return [name(spec.metric), words(' by '), name(spec.by)]
    case 'parallel':
      return spec.axes.flatMap(({ field }, at) => [...(at > 0 ? [words(' · ')] : []), name(field)])
    case 'heat':
      return [name(spec.metric), words(' by '), name(spec.x), words(' × '), name(spec.y)]
    case 'best':
      return [words('Best configuration by '), name(spec.metric)]
    default:
      return spec satisfies never
  }
}

/** The title of a plot that is told by its text; none of what says no plot. */
export function titleOf(text: string): string {
  const spec = readPlot(text)
  return spec ? titleText(spec) : ''
}

export const titleText = (spec: PlotSpec): string =>
  plotTitle(spec)
    .map(({ text }) => text)
    .join('')
