import type { Label } from '../evaluation/judge.ts'
import { at } from '../random.ts'
import { featuresOf, FIRST_FEATURE_DAY } from './features.ts'
import type { Market } from './generateMarket.ts'
import type { MarketEvent } from './marketEvents.ts'

/** One share on one day. */
export type Sample = {
  symbol: string
  date: string
  /** Counted from the market's first day. */
  day: number
  /** In the order of `FEATURES`. */
  features: readonly number[]
  label: Label
  /** The event that the day is part of. */
  event: MarketEvent | null
  /** The samples of the same share up to and including this one, so that detectors can look back. */
  history: readonly Sample[]
  /** Its own place in `history`. */
  place: number
}

/** Every share's days that have features, one share after the other, each in order of days. */
export function samplesOf(market: Market): Sample[] {
  return market.shares.flatMap((share) => {
    const eventOn = new Map(
      market.events
        .filter(({ symbol }) => symbol === share.symbol)
        .flatMap((event) =>
          Array.from({ length: event.end - event.start + 1 }, (_, i) => [event.start + i, event]),
        ),
    )
    const history: Sample[] = []
    for (const [place, features] of featuresOf(share, market).entries()) {
      const day = place + FIRST_FEATURE_DAY
      const event = eventOn.get(day) ?? null
      const label = event === null ? 0 : 1
      const date = at(market.days, day)
      history.push({ symbol: share.symbol, date, day, features, label, event, history, place })
    }
    return history
  })
}

/** Samples from `first` to `last`, both included. */
export const between = (samples: readonly Sample[], first: string, last: string): Sample[] =>
  samples.filter(({ date }) => date >= first && date <= last)

/** What every detector of this project learns from, is tuned on, and is judged by. */
export type Split = { train: Sample[]; validation: Sample[]; test: Sample[] }

/** By time, as it would be in use: the future is never learned from. */
export const splitByTime = (samples: readonly Sample[]): Split => ({
  train: between(samples, '2023-01-01', '2023-09-30'),
  validation: between(samples, '2023-10-01', '2023-12-31'),
  test: between(samples, '2024-01-01', '2024-12-31'),
})

export const labelsOf = (samples: readonly Sample[]): Label[] => samples.map(({ label }) => label)
