import { correlation, mean, standardDeviation } from '../evaluation/statistics.ts'
import { at } from '../random.ts'
import type { Market, Share } from './generateMarket.ts'

/** What a detector sees of one share on one day. Every figure uses that day and the past, never what came later. */
export const FEATURES = [
  'return_z',
  'volume_z',
  'range_z',
  'gap_z',
  'residual_z',
  'volatility_ratio',
  'return_5d_z',
  'volume_5d_z',
  'residual_5d_z',
  'volume_per_range_z',
  'volume_per_range_5d_z',
  'correlation_gap',
] as const
type Feature = (typeof FEATURES)[number]

/** The past that a day is compared with, in trading days. The day itself is not part of it. */
export const WINDOW = 30
const SHORT_WINDOW = 5
const CORRELATION_DAYS = 10

/** The first day with features: it needs a whole window of returns before it. */
export const FIRST_FEATURE_DAY = WINDOW + 1

/** Beyond this many standard deviations a feature says nothing more, and one wild day must not rule a network. */
const CLIP = 10

/** One share's features: for each day from `FIRST_FEATURE_DAY` on, one number for each of `FEATURES`. */
export function featuresOf(share: Share, market: Market): number[][] {
  const marketReturns = market.days.map((_, day) => marketReturn(market, day))
  const returns = logReturns(share)
  const volumes = share.bars.map(({ volume }) => Math.log(Math.max(volume, 1)))
  // A day on which the price never moved has half a step of range, not none.
  const ranges = share.bars.map(({ high, low }) => Math.log(Math.max(high / low - 1, 5e-4)))
  const gaps = share.bars.map(({ open }, day) =>
    day === 0 ? 0 : Math.log(open / at(share.bars, day - 1).close),
  )
  const perRange = volumes.map((volume, day) => volume - at(ranges, day))

  return market.days.slice(FIRST_FEATURE_DAY).map((_, i) => {
    const day = i + FIRST_FEATURE_DAY
    const past = <Value>(values: readonly Value[]) => values.slice(day - WINDOW, day)
    const recent = <Value>(values: readonly Value[], days = SHORT_WINDOW) =>
      values.slice(day - days + 1, day + 1)
    const beta = slope(past(marketReturns), past(returns))
    const residual = (on: number) => at(returns, on) - beta * at(marketReturns, on)
    const residuals = Array.from({ length: WINDOW + 1 }, (_, back) => residual(day - WINDOW + back))
    const pastResiduals = residuals.slice(0, WINDOW)
    const values: Record<Feature, number> = {
      return_z: against(at(returns, day), past(returns)),
      volume_z: against(at(volumes, day), past(volumes)),
      range_z: against(at(ranges, day), past(ranges)),
      gap_z: against(at(gaps, day), past(gaps)),
      residual_z: against(residual(day), pastResiduals),
      volatility_ratio: Math.log(spread(recent(returns)) / spread(past(returns))),
      return_5d_z: sumAgainst(recent(returns), past(returns)),
      volume_5d_z: meanAgainst(recent(volumes), past(volumes)),
      residual_5d_z: sumAgainst(residuals.slice(-SHORT_WINDOW), pastResiduals),
      volume_per_range_z: against(at(perRange, day), past(perRange)),
      volume_per_range_5d_z: meanAgainst(recent(perRange), past(perRange)),
      correlation_gap:
        3 *
        (correlation(past(returns), past(marketReturns)) -
          correlation(recent(returns, CORRELATION_DAYS), recent(marketReturns, CORRELATION_DAYS))),
    }
    return FEATURES.map((feature) => Math.min(CLIP, Math.max(-CLIP, values[feature])))
  })
}

/** The mean return of all shares on a day. */
const marketReturn = ({ shares }: Market, day: number): number =>
  mean(shares.map((share) => at(logReturns(share), day)))

const knownReturns = new WeakMap<Share, number[]>()

/** Log returns from close to close; 0 on the first day. Computed once for each share. */
export function logReturns(share: Share): readonly number[] {
  const known = knownReturns.get(share)
  if (known !== undefined) return known
  const { bars } = share
  const returns = bars.map(({ close }, day) =>
    day === 0 ? 0 : Math.log(close / at(bars, day - 1).close),
  )
  knownReturns.set(share, returns)
  return returns
}

/** A standard deviation that a price stuck at one value cannot turn into 0. */
const spread = (values: readonly number[]) => Math.max(standardDeviation(values), 1e-4)

export const against = (value: number, past: readonly number[]) =>
  (value - mean(past)) / spread(past)

const sumAgainst = (recent: readonly number[], past: readonly number[]) =>
  ((mean(recent) - mean(past)) * Math.sqrt(recent.length)) / spread(past)

/** Volume persists from day to day, so the mean of a few days varies nearly as much as one day. */
const meanAgainst = (recent: readonly number[], past: readonly number[]) =>
  (mean(recent) - mean(past)) / (0.75 * spread(past))

/** Of the least-squares line of `y` over `x`. */
export function slope(x: readonly number[], y: readonly number[]): number {
  const variance = standardDeviation(x) ** 2
  return variance === 0 ? 0 : (correlation(x, y) * standardDeviation(y)) / standardDeviation(x)
}
