import { mean, standardDeviation } from '../evaluation/statistics.ts'
import { against, logReturns, slope } from '../market/features.ts'
import type { Market, Share } from '../market/generateMarket.ts'
import { at } from '../random.ts'

type StatisticalMethod = 'zscore' | 'volatility' | 'correlation'

export type StatisticalParams = {
  /** What the method's own figure is held against; in what unit, the method says. */
  volume_threshold: number
  /** A close that is this many percent from the one before is anomalous under every method. */
  price_change_threshold: number
  /** The past that a day is compared with, in trading days; the day itself is not part of it. */
  window_size: number
  method: StatisticalMethod
}

/** The two figures that a rule compares with its thresholds, each as a multiple of it: 1 and more is an alert. */
export type RuleScores = { figure: number; priceChange: number }

type Past = { market: Market; share: Share; day: number; window: number }

/** Reads nothing later than `day`. Throws a `RangeError` when the share has no whole window before it. */
export function applyRule(
  market: Market,
  share: Share,
  { day, params }: { day: number; params: StatisticalParams },
): RuleScores {
  const { volume_threshold, price_change_threshold, window_size, method } = params
  const close = at(share.bars, day).close
  const change = 100 * Math.abs(close / at(share.bars, day - 1).close - 1)
  const figure = figureOf[method]({ market, share, day, window: window_size })
  return { figure: figure / volume_threshold, priceChange: change / price_change_threshold }
}

export const ruleScore = ({ figure, priceChange }: RuleScores): number =>
  Math.max(figure, priceChange)

const figureOf: Record<StatisticalMethod, (past: Past) => number> = {
  /** Standard deviations of the logarithm of the volume above its mean over the window. */
  zscore: ({ share, day, window }) => {
    const volumes = share.bars
      .slice(day - window, day + 1)
      .map(({ volume }) => Math.log(Math.max(1, volume)))
    return against(at(volumes, window), volumes.slice(0, window))
  },

  /** The day's true range as a multiple of its mean over the window (Wilder 1978), the calmest days counting too. */
  volatility: ({ share, day, window }) => {
    const ranges = Array.from({ length: window + 1 }, (_, i) => trueRange(share, day - window + i))
    return at(ranges, window) / mean(ranges.slice(0, window))
  },

  /** Standard deviations by which the return leaves the line that it had with the market's over the window. */
  correlation: ({ market, share, day, window }) => {
    const own = logReturns(share).slice(day - window, day + 1)
    const others = market.shares.filter(({ symbol }) => symbol !== share.symbol).map(logReturns)
    const common = Array.from({ length: window + 1 }, (_, i) =>
      mean(others.map((returns) => at(returns, day - window + i))),
    )
    const beta = slope(common.slice(0, window), own.slice(0, window))
    const residuals = own.map((value, i) => value - beta * at(common, i))
    const past = residuals.slice(0, window)
    return Math.abs(at(residuals, window) - mean(past)) / Math.max(standardDeviation(past), 1e-4)
  },
}

/** The span of a day's prices and the close before it, as a share of that close. */
function trueRange({ bars }: Share, day: number): number {
  const { high, low } = at(bars, day)
  const before = at(bars, Math.max(0, day - 1)).close
  return (Math.max(high, before) - Math.min(low, before)) / before
}
