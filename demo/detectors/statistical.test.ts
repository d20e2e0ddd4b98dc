import { expect, test } from 'vitest'
import type { Market } from '../market/generateMarket.ts'
import { seededRandom } from '../random.ts'
import { applyRule, ruleScore, type StatisticalParams } from './statistical.ts'

const random = seededRandom(1, 'quiet')
const DAY = 40

/** Two shares that wobble around 1,000, and what happens to the first on the last day. */
function marketWith(last: { close?: number; volume?: number; high?: number }): Market {
  const days = Array.from({ length: DAY + 1 }, (_, i) => `day ${i}`)
  const bars = () =>
    days.map(() => {
      const close = 1_000 + random.normal(0, 3)
      return {
        open: close,
        high: close + 5,
        low: close - 5,
        close,
        volume: 1_000 + random.int(0, 100),
      }
    })
  const own = bars()
  const lastBar = own.pop()
  if (!lastBar) throw new Error('There are days')
  return {
    days,
    shares: [
      { symbol: 'AAAA.JK', sector: 'banks', bars: [...own, { ...lastBar, ...last }] },
      { symbol: 'BBBB.JK', sector: 'banks', bars: bars() },
    ],
    events: [],
  }
}

function score(market: Market, method: StatisticalParams['method']): number {
  const [share] = market.shares
  if (!share) throw new Error('There is a share')
  const params = { volume_threshold: 3, price_change_threshold: 10, window_size: 30, method }
  return ruleScore(applyRule(market, share, { day: DAY, params }))
}

test('a quiet day raises no alert under any method', () => {
  for (const method of ['zscore', 'volatility', 'correlation'] as const) {
    expect(score(marketWith({}), method)).toBeLessThan(1.1)
  }
})

test('ten times the volume is seen by the z-score alone', () => {
  const market = marketWith({ volume: 10_000 })

  expect(score(market, 'zscore')).toBeGreaterThan(3)
  expect(score(market, 'volatility')).toBeLessThan(1)
})

test('a wide range is seen by the volatility rule', () => {
  expect(score(marketWith({ high: 1_060 }), 'volatility')).toBeGreaterThan(1)
})

test('a move of its own is seen by the correlation rule', () => {
  expect(score(marketWith({ close: 1_040 }), 'correlation')).toBeGreaterThan(1)
})

test('a fall by a tenth and more is an alert under every method', () => {
  expect(score(marketWith({ close: 880, high: 890 }), 'zscore')).toBeGreaterThan(1)
})
