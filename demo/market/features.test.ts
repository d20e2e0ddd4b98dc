import { expect, test } from 'vitest'
import { FEATURES, featuresOf, FIRST_FEATURE_DAY } from './features.ts'
import { generateMarket, type Market } from './generateMarket.ts'
import { samplesOf, splitByTime } from './samples.ts'

const market = generateMarket(42)

const dates = (samples: readonly { date: string }[]) => samples.map(({ date }) => date).toSorted()

/** The market up to a day, with everything after it multiplied. */
const withOtherFuture = (day: number): Market => ({
  ...market,
  shares: market.shares.map((share) => ({
    ...share,
    bars: share.bars.map((bar, i) =>
      i <= day
        ? bar
        : {
            ...bar,
            open: bar.open * 3,
            high: bar.high * 4,
            low: bar.low * 2,
            close: bar.close * 3,
          },
    ),
  })),
})

test('what comes later changes nothing about a day', () => {
  const day = 200
  const [share] = market.shares
  const other = withOtherFuture(day)
  const [otherShare] = other.shares
  if (!share || !otherShare) throw new Error('The market has shares')

  const until = day - FIRST_FEATURE_DAY + 1
  expect(featuresOf(otherShare, other).slice(0, until)).toEqual(
    featuresOf(share, market).slice(0, until),
  )
  expect(featuresOf(otherShare, other)[until]).not.toEqual(featuresOf(share, market)[until])
})

test('every feature is a number within ten standard deviations', () => {
  for (const { features } of samplesOf(market)) {
    expect(features).toHaveLength(FEATURES.length)
    for (const value of features) expect(Math.abs(value)).toBeLessThanOrEqual(10)
  }
})

test('a day is labelled exactly when it lies in an event', () => {
  const samples = samplesOf(market)
  const labelled = samples.filter(({ label }) => label === 1).length
  const inEvents = market.events
    .map(({ start, end }) => end - Math.max(start, FIRST_FEATURE_DAY) + 1)
    .reduce((sum, days) => sum + Math.max(0, days), 0)

  expect(labelled).toBe(inEvents)
  for (const { event, day, label, symbol } of samples) {
    expect(label).toBe(event === null ? 0 : 1)
    const { start, end, symbol: owner } = event ?? { start: day, end: day, symbol }
    expect(owner).toBe(symbol)
    expect(day >= start && day <= end).toBe(true)
  }
})

test('the split is by time, and nothing is in two parts', () => {
  const { train, validation, test } = splitByTime(samplesOf(market))
  expect(String(dates(train).at(-1)) < String(dates(validation)[0])).toBe(true)
  expect(String(dates(validation).at(-1)) < String(dates(test)[0])).toBe(true)
  expect(train.length + validation.length + test.length).toBe(samplesOf(market).length)
})
