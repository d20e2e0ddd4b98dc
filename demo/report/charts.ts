import { parse, View } from 'vega'
import { compile, type Config, type TopLevelSpec } from 'vega-lite'
import { at } from '../random.ts'
import type { Market, Share } from '../market/generateMarket.ts'
import type { MarketEvent } from '../market/marketEvents.ts'

const BLUE = '#2b6cb0'
const ORANGE = '#b45309'
const GREY = '#84868a'

const config: Config = {
  font: 'Inter, system-ui, sans-serif',
  background: '#ffffff',
  title: { fontSize: 15, anchor: 'start', offset: 12 },
  axis: {
    gridColor: '#e6e6e6',
    domainColor: '#84868a',
    labelColor: '#303438',
    titleColor: '#303438',
  },
  view: { stroke: null },
}

/** The picture as an SVG document; the same for the same spec. */
async function draw(spec: TopLevelSpec): Promise<string> {
  const view = new View(parse(compile({ ...spec, config }).spec), { renderer: 'none' })
  const svg = await view.toSVG()
  view.finalize()
  return `${svg}\n`
}

export type Bar = { name: string; value: number }

/** Horizontal bars, the longest on top. */
export const drawBars = (
  title: string,
  bars: readonly Bar[],
  valueTitle: string,
): Promise<string> =>
  draw({
    title,
    width: 420,
    height: { step: 24 },
    data: { values: [...bars] },
    mark: { type: 'bar', color: BLUE },
    encoding: {
      y: { field: 'name', type: 'nominal', sort: '-x', title: null },
      x: { field: 'value', type: 'quantitative', title: valueTitle },
    },
  })

export type CurvePoint = { step: number; value: number; curve: string }

/** One line for each curve over steps; points that are not numbers are left out. */
export const drawCurves = (
  title: string,
  points: readonly CurvePoint[],
  { x, y }: { x: string; y: string },
): Promise<string> =>
  draw({
    title,
    width: 480,
    height: 260,
    data: { values: points.filter(({ value }) => Number.isFinite(value)) },
    mark: { type: 'line', strokeWidth: 2 },
    encoding: {
      x: { field: 'step', type: 'quantitative', title: x },
      y: { field: 'value', type: 'quantitative', title: y, scale: { zero: false } },
      color: {
        field: 'curve',
        type: 'nominal',
        title: null,
        scale: { range: [BLUE, ORANGE, GREY] },
      },
    },
  })

type Timeline = {
  market: Market
  share: Share
  events: readonly MarketEvent[]
  alertDays: readonly number[]
}

/** A share's closing price with the labelled events as bands and the alerts as dots on the line. */
export const drawTimeline = (
  title: string,
  { market, share, events, alertDays }: Timeline,
): Promise<string> => {
  const price = (day: number) => ({ date: at(market.days, day), close: at(share.bars, day).close })
  return draw({
    title: { text: title, subtitle: 'Synthetic prices. Bands: labelled events. Dots: alerts.' },
    width: 860,
    height: 240,
    layer: [
      {
        data: {
          values: events.map(({ start, end, kind }) => ({
            from: at(market.days, start),
            to: at(market.days, Math.min(end + 1, market.days.length - 1)),
            kind,
          })),
        },
        mark: { type: 'rect', color: ORANGE, opacity: 0.25 },
        encoding: {
          // In UTC, so that the picture is the same in every time zone.
          x: {
            field: 'from',
            type: 'temporal',
            scale: { type: 'utc' },
            axis: { format: '%b %Y', tickCount: 12 },
            title: null,
          },
          x2: { field: 'to' },
        },
      },
      {
        data: { values: share.bars.map((_, day) => price(day)) },
        mark: { type: 'line', color: GREY, strokeWidth: 1.25 },
        encoding: {
          x: { field: 'date', type: 'temporal' },
          y: { field: 'close', type: 'quantitative', title: 'close, IDR', scale: { zero: false } },
        },
      },
      {
        data: { values: alertDays.map(price) },
        mark: { type: 'point', filled: true, size: 28, color: BLUE, opacity: 1 },
        encoding: {
          x: { field: 'date', type: 'temporal' },
          y: { field: 'close', type: 'quantitative' },
        },
      },
    ],
  })
}
