import type { MarketEvent } from '../market/marketEvents.ts'
import { labelsOf, type Sample } from '../market/samples.ts'
import { mean } from '../evaluation/statistics.ts'
import { at } from '../random.ts'
import type { Label } from '../evaluation/judge.ts'

/** One labelled event, and what a detector made of it. */
export type Case = {
  event: MarketEvent
  /** The day of the first alert within the event, counted from the market's first day; null when there was none. */
  firstAlert: number | null
  /** Trading days from the first alert to the climax; 0 when it came on that day or later. Null when there was none. */
  earlyWarningDays: number | null
}

export type Backtest = {
  cases: Case[]
  /** The share of events with an alert on at least one of their days. NaN without events. */
  detection_rate: number
  /** The mean over the detected events. NaN when none was. */
  avg_early_warning_days: number
  /** The share of days, anomalous or not, that were judged right. */
  backtest_accuracy: number
}

/** Holds a detector's alerts, one for each sample, against the events that lie within the period of the samples. */
export function judgeBacktest(samples: readonly Sample[], alerts: readonly Label[]): Backtest {
  const alertDays = new Map<MarketEvent, number[]>()
  for (const [i, { event, day }] of samples.entries()) {
    if (event === null) continue
    const days = alertDays.get(event) ?? []
    if (alerts[i] === 1) days.push(day)
    alertDays.set(event, days)
  }
  const cases = [...alertDays].map(([event, days]): Case => {
    const firstAlert = days.length === 0 ? null : Math.min(...days)
    const earlyWarningDays = firstAlert === null ? null : Math.max(0, event.climax - firstAlert)
    return { event, firstAlert, earlyWarningDays }
  })
  const warnings = cases.flatMap(({ earlyWarningDays }) => earlyWarningDays ?? [])
  return {
    cases,
    detection_rate: warnings.length / cases.length,
    avg_early_warning_days: mean(warnings),
    backtest_accuracy: mean(labelsOf(samples).map((label, i) => (label === at(alerts, i) ? 1 : 0))),
  }
}
