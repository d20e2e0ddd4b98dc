import { type BinaryMatrix, judge } from '../evaluation/judge.ts'
import type { Market, Share } from '../market/generateMarket.ts'
import type { EventKind } from '../market/marketEvents.ts'
import { at } from '../random.ts'
import type { Backtest, Case } from './backtest.ts'

const kindNames: Record<EventKind, string> = {
  volume_surge: 'volume surge',
  price_shock: 'price shock',
  pump_and_dump: 'pump and dump',
  wash_trading: 'wash trading',
  correlation_break: 'correlation break',
}

type Study = { models: readonly string[]; backtest: Backtest; matrix: BinaryMatrix }

/** A report in Markdown about one share: what happened, when it was noticed, and what was missed. */
export function caseStudy(
  market: Market,
  share: Share,
  { models, backtest, matrix }: Study,
): string {
  const { precision, recall } = judge(matrix)
  const detected = backtest.cases.filter(({ firstAlert }) => firstAlert !== null)
  return `# ${share.symbol}

Models: ${models.join(', ')}. Sector: ${share.sector}. **All data is synthetic.**

${detected.length} of ${backtest.cases.length} events were detected${detected.length > 0 ? `, on average ${backtest.avg_early_warning_days.toFixed(1)} trading days before their climax` : ''}. Of the days with an alert, ${percent(precision)} belonged to an event; of the days in events, ${percent(recall)} had an alert.

| event | days | price | first alert | days before the climax |
|---|---|---|---|---|
${backtest.cases.map((found) => caseRow(market, share, found)).join('\n')}

${matrix[0][1]} alerts came on days without an event.
`
}

function caseRow(
  market: Market,
  share: Share,
  { event, firstAlert, earlyWarningDays }: Case,
): string {
  const before = at(share.bars, event.start - 1).close
  const after = at(share.bars, event.end).close
  return `| ${kindNames[event.kind]} | ${at(market.days, event.start)} to ${at(market.days, event.end)} | ${signedPercent(after / before - 1)} | ${firstAlert === null ? 'missed' : at(market.days, firstAlert)} | ${earlyWarningDays ?? '–'} |`
}

const percent = (share: number) => (Number.isNaN(share) ? 'none' : `${(100 * share).toFixed(0)} %`)

const signedPercent = (share: number) =>
  `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(1)} %`
