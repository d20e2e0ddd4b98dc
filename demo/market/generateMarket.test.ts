import { expect, test } from 'vitest'
import { correlation, mean } from '../evaluation/statistics.ts'
import { logReturns } from './features.ts'
import { generateMarket, roundToStep } from './generateMarket.ts'
import { EVENT_KINDS } from './marketEvents.ts'

const market = generateMarket(42)
const returnsOf = market.shares.map((share) => logReturns(share).slice(1))

test('covers the two years with a bar a weekday for at least twenty shares', () => {
  expect(market.days[0]).toBe('2023-01-02')
  expect(market.days.at(-1)).toBe('2024-12-31')
  expect(market.shares.length).toBeGreaterThanOrEqual(20)
  for (const { symbol, bars } of market.shares) {
    expect(symbol).toMatch(/^[A-Z]{4}\.JK$/)
    expect(bars).toHaveLength(market.days.length)
  }
  const weekdays = new Set(market.days.map((day) => new Date(day).getUTCDay()))
  expect(weekdays).toEqual(new Set([1, 2, 3, 4, 5]))
})

test('every bar is one that an exchange could print', () => {
  for (const { open, high, low, close, volume } of market.shares.flatMap(({ bars }) => bars)) {
    expect(high).toBeGreaterThanOrEqual(Math.max(open, close))
    expect(low).toBeLessThanOrEqual(Math.min(open, close))
    for (const price of [open, high, low, close]) expect(roundToStep(price)).toBe(price)
    expect(volume % 100).toBe(0)
    expect(volume).toBeGreaterThan(0)
  }
})

test('the same seed gives the same market, another seed another one', () => {
  expect(generateMarket(42)).toEqual(market)
  expect(generateMarket(43).shares[0]?.bars).not.toEqual(market.shares[0]?.bars)
})

test('shares move together', () => {
  const pairs = returnsOf.flatMap((a, i) => returnsOf.slice(i + 1).map((b) => correlation(a, b)))

  expect(mean(pairs)).toBeGreaterThan(0.15)
})

test('restless days cluster: large moves follow large moves', () => {
  const persistence = returnsOf.map((returns) => {
    const sizes = returns.map((value) => Math.min(Math.abs(value), 0.06))
    return correlation(sizes.slice(1), sizes.slice(0, -1))
  })

  expect(mean(persistence)).toBeGreaterThan(0.05)
})

test('events of every kind lie apart from each other, with their climax inside', () => {
  expect(new Set(market.events.map(({ kind }) => kind))).toEqual(new Set(EVENT_KINDS))
  for (const event of market.events) {
    expect(event.start).toBeLessThanOrEqual(event.climax)
    expect(event.climax).toBeLessThanOrEqual(event.end)
    expect(event.end).toBeLessThan(market.days.length)
  }
  const pauses = market.events.flatMap((event, i) => {
    const next = market.events[i + 1]
    return next?.symbol === event.symbol ? [next.start - event.end] : []
  })
  expect(Math.min(...pauses)).toBeGreaterThan(10)
})
