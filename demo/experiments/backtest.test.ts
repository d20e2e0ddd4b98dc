import { expect, test } from 'vitest'
import type { Label } from '../evaluation/judge.ts'
import type { MarketEvent } from '../market/marketEvents.ts'
import type { Sample } from '../market/samples.ts'
import { judgeBacktest } from './backtest.ts'

const event = (start: number, climax: number, end: number): MarketEvent => ({
  symbol: 'AAAA.JK',
  kind: 'pump_and_dump',
  start,
  climax,
  end,
})

/** Twenty days of one share, with these events in them. */
function daysWith(events: MarketEvent[]): Sample[] {
  return Array.from({ length: 20 }, (_, day) => {
    const during = events.find(({ start, end }) => day >= start && day <= end) ?? null
    return {
      symbol: 'AAAA.JK',
      date: `day ${day}`,
      day,
      features: [],
      label: during === null ? 0 : 1,
      event: during,
      history: [],
      place: day,
    }
  })
}

const alertsOn = (days: number[]): Label[] =>
  Array.from({ length: 20 }, (_, day) => (days.includes(day) ? 1 : 0))

test('a case is detected by its first alert, however many follow', () => {
  const samples = daysWith([event(2, 6, 8), event(12, 13, 15)])

  const backtest = judgeBacktest(samples, alertsOn([4, 5, 10]))

  expect(backtest.cases.map(({ firstAlert }) => firstAlert)).toEqual([4, null])
  expect(backtest.detection_rate).toBe(0.5)
  expect(backtest.avg_early_warning_days).toBe(2)
})

test('an alert after the climax is a detection without a warning', () => {
  const backtest = judgeBacktest(daysWith([event(2, 3, 8)]), alertsOn([7]))

  expect(backtest.detection_rate).toBe(1)
  expect(backtest.avg_early_warning_days).toBe(0)
})

test('accuracy counts the days that were judged right', () => {
  const backtest = judgeBacktest(daysWith([event(0, 1, 4)]), alertsOn([0, 1, 19]))

  expect(backtest.backtest_accuracy).toBe((20 - 3 - 1) / 20)
})

test('without a detection there is no early warning to average', () => {
  const backtest = judgeBacktest(daysWith([event(2, 3, 8)]), alertsOn([]))

  expect(backtest.detection_rate).toBe(0)
  expect(backtest.avg_early_warning_days).toBeNaN()
})
