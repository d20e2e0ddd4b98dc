import { at, type Random, seededRandom } from '../random.ts'
import { type Disturbance, drawEvents, type MarketEvent } from './marketEvents.ts'
import { type Ticker, TICKERS } from './tickers.ts'

/** One share on one trading day; prices in rupiah, volume in shares. */
type Bar = { open: number; high: number; low: number; close: number; volume: number }

export type Share = {
  symbol: string
  sector: Ticker['sector']
  /** One for each day of the market. */
  bars: Bar[]
}

/** A synthetic market: every number comes from a seeded generator, none from an exchange. */
export type Market = {
  /** Trading days as `2023-01-02`: every weekday of the two years; holidays are not modelled. */
  days: string[]
  shares: Share[]
  /** The labelled anomalies, by share and then by day. */
  events: MarketEvent[]
}

const FIRST_DATE = '2023-01-02'
const LAST_DATE = '2024-12-31'

const MARKET_VOLATILITY = 0.01
const SECTOR_VOLATILITY = 0.0055
/** Reports of results, in each share and over both years: they move a lot and are no anomaly. */
const RESULT_DAYS = 8
/** Days on which funds rebalance, and everything is traded more; no anomaly either. */
const REBALANCING_DAYS = 6

/**
 * Two years of daily bars. Returns are a market factor and a sector factor, each times a loading, plus a part of the
 * share's own; all three have GARCH(1,1) volatility, so that restless days cluster, and fat tails. Volume is persistent
 * and rises with the size of the move. On top come labelled events, and results and rebalancing days that look unusual
 * and are not labelled. Prices are rounded to the exchange's steps.
 */
export function generateMarket(seed: number): Market {
  const days = weekdays(FIRST_DATE, LAST_DATE)
  const marketReturns = garchReturns(
    days.length,
    MARKET_VOLATILITY,
    seededRandom(seed, 'market returns'),
  )
  const sectorReturns = new Map(
    [...new Set(TICKERS.map(({ sector }) => sector))].map((sector) => [
      sector,
      garchReturns(days.length, SECTOR_VOLATILITY, seededRandom(seed, `sector ${sector}`)),
    ]),
  )
  const interest = marketInterest(days.length, seededRandom(seed, 'market volume'))

  const events: MarketEvent[] = []
  const shares = TICKERS.map((ticker) => {
    const drawn = drawEvents(
      ticker.symbol,
      days.length,
      seededRandom(seed, `events ${ticker.symbol}`),
    )
    events.push(...drawn.events)
    const common = marketReturns.map(
      (value, day) =>
        ticker.beta * value + 0.8 * ticker.beta * at(sectorReturns.get(ticker.sector) ?? [], day),
    )
    const random = seededRandom(seed, `share ${ticker.symbol}`)
    const bars = generateBars(ticker, common, interest, drawn.disturbances, random)
    return { symbol: ticker.symbol, sector: ticker.sector, bars }
  })
  return { days, shares, events }
}

/** Bollerslev (1986); alpha and beta as daily share indices commonly have them. Innovations are Student's t with 6 degrees. */
function garchReturns(count: number, volatility: number, random: Random): number[] {
  const alpha = 0.08
  const beta = 0.9
  const longRun = volatility ** 2
  let variance = longRun
  return Array.from({ length: count }, () => {
    const value = Math.sqrt(variance) * random.studentT(6)
    variance = longRun * (1 - alpha - beta) + alpha * value ** 2 + beta * variance
    return value
  })
}

/** The logarithm of how much more than usual everything is traded, day by day. */
function marketInterest(count: number, random: Random): number[] {
  const rebalancing = new Set(drawDays(REBALANCING_DAYS, count, random))
  let level = 0
  return Array.from({ length: count }, (_, day) => {
    level = 0.7 * level + random.normal(0, 0.1)
    return level + (rebalancing.has(day) ? 0.5 : 0)
  })
}

function generateBars(
  ticker: Ticker,
  common: readonly number[],
  interest: readonly number[],
  disturbances: ReadonlyMap<number, Disturbance>,
  random: Random,
): Bar[] {
  const results = new Set(drawDays(RESULT_DAYS, common.length, random))
  const own = garchReturns(common.length, ticker.ownVolatility, random)
  let previousClose = ticker.firstPrice
  let volumeLevel = 0
  return common.map((commonReturn, day) => {
    const disturbance = disturbances.get(day)
    const ordinary = at(own, day) * (results.has(day) ? 2.6 : 1)
    const dailyReturn =
      (disturbance?.exposure ?? 1) * commonReturn +
      (disturbance?.calm ?? 1) * ordinary +
      (disturbance?.drift ?? 0) * ticker.ownVolatility
    const surprise = Math.abs(dailyReturn) / ticker.ownVolatility
    volumeLevel = 0.6 * volumeLevel + random.normal(0, 0.28)
    const logVolume =
      volumeLevel +
      at(interest, day) +
      0.18 * (surprise - 1) +
      (results.has(day) ? random.uniform(0.4, 0.9) : 0)
    const bar = drawBar(previousClose, dailyReturn, {
      wobble: ticker.ownVolatility * (disturbance?.calm ?? 1),
      random,
    })
    previousClose = bar.close
    const volume = ticker.dailyVolume * Math.exp(logVolume) * (disturbance?.volume ?? 1)
    // The exchange trades lots of 100 shares.
    return { ...bar, volume: Math.round(volume / 100) * 100 }
  })
}

/** Steps of a day's path between open and close. */
const PATH_STEPS = 12

/** A day's prices: a gap at the open, then a Brownian bridge to the close. */
function drawBar(
  previousClose: number,
  dailyReturn: number,
  { wobble, random }: { wobble: number; random: Random },
): Omit<Bar, 'volume'> {
  const gap = 0.3 * dailyReturn + random.normal(0, 0.15 * wobble)
  const open = previousClose * Math.exp(gap)
  const close = previousClose * Math.exp(dailyReturn)
  const steps = Array.from({ length: PATH_STEPS }, () =>
    random.normal(0, (0.8 * wobble) / Math.sqrt(PATH_STEPS)),
  )
  const drift = steps.reduce((sum, step) => sum + step, 0) / PATH_STEPS
  let deviation = 0
  const path = steps.map((step, i) => {
    deviation += step - drift
    return open * (close / open) ** ((i + 1) / PATH_STEPS) * Math.exp(deviation)
  })
  const prices = [open, ...path, close].map(roundToStep)
  return {
    open: roundToStep(open),
    high: Math.max(...prices),
    low: Math.min(...prices),
    close: roundToStep(close),
  }
}

/** The exchange's price steps: a rupiah below 200, then 2, 5, 10 and 25. Nothing is traded below 50. */
export function roundToStep(price: number): number {
  const step = price < 200 ? 1 : price < 500 ? 2 : price < 2_000 ? 5 : price < 5_000 ? 10 : 25
  return Math.max(50, Math.round(price / step) * step)
}

const drawDays = (count: number, among: number, random: Random): number[] =>
  random.shuffle(Array.from({ length: among }, (_, day) => day)).slice(0, count)

function weekdays(first: string, last: string): string[] {
  const days: string[] = []
  const end = Date.parse(last)
  for (let time = Date.parse(first); time <= end; time += 86_400_000) {
    const date = new Date(time)
    if (date.getUTCDay() % 6 !== 0) days.push(date.toISOString().slice(0, 10))
  }
  return days
}
