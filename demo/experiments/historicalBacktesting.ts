import type { ActiveRun } from '../../tracker/ActiveRun.ts'
import { countMatrix, judge } from '../evaluation/judge.ts'
import { labelsOf } from '../market/samples.ts'
import { at } from '../random.ts'
import { drawTimeline } from '../report/charts.ts'
import { rounded, toCsv } from '../report/csv.ts'
import { type Backtest, judgeBacktest } from './backtest.ts'
import { caseStudy } from './caseStudy.ts'
import { describeRun, type Engine, openExperiment } from './engine.ts'
import { alertsOf, CLASSES, type Detections, logDetections } from './logDetections.ts'
import { timed } from './stopwatch.ts'
import { type Backtested, BACKTESTED, FIRST_JUDGED_DATE, walkForward } from './walkForward.ts'

/** The shares that get a case study of their own. */
const TEST_STOCKS = [
  'GOTO.JK',
  'BUMI.JK',
  'BBCA.JK',
  'TLKM.JK',
  'ADRO.JK',
  'ANTM.JK',
  'UNVR.JK',
  'BRIS.JK',
]

const PLANS: readonly { name: string; models: readonly Backtested[]; note: string }[] = [
  {
    name: 'statistical',
    models: ['statistical'],
    note: 'The z-score rule alone, as the baseline of the backtests.',
  },
  {
    name: 'iso_forest',
    models: ['iso_forest'],
    note: 'An isolation forest alone instead of the rule.',
  },
  {
    name: 'ensemble',
    models: BACKTESTED,
    note: 'The mean of the rule, an isolation forest and an autoencoder.',
  },
]

const NOTE = `Week 3: what the detectors would have said, had they run all the time.

From July 2023 on every quarter is judged by models that have seen only the days before it. A case is a labelled event: it is detected when at least one of its days raises an alert, and the early warning is the number of trading days from the first alert to the event's climax. The child runs show one share each.`

export async function runHistoricalBacktesting(engine: Engine): Promise<void> {
  const tracker = await openExperiment(engine, { name: 'historical_backtesting', note: NOTE })
  const done: { name: string; backtest: Backtest; f1: number }[] = []
  for (const { name, models, note } of PLANS) {
    await tracker.startRun(`walk_forward_${name}`, async (run) => {
      await describeRun(run, engine, {
        modelType: models.length > 1 ? 'ensemble' : at(models, 0),
        status: done.length === 0 ? 'baseline' : models.length > 1 ? 'final' : 'tuning',
        note,
      })
      await run.logParams(paramsOf(models, TEST_STOCKS))
      const { result: detections, milliseconds } = await timed(() => walkForward(engine, models))
      const { f1_score } = await logDetections(run, detections)
      const backtest = judgeBacktest(detections.samples, alertsOf(detections))
      done.push({ name, backtest, f1: f1_score })
      await run.logMetrics({ training_time_seconds: milliseconds / 1000, ...figuresOf(backtest) })
      await run.logText(comparisonCsv(done), 'performance_comparison.csv')
      await run.logText(casesCsv(engine, backtest), 'cases.csv')
      for (const symbol of TEST_STOCKS) {
        await run.startRun(`${symbol}_${name}`, (child) =>
          logShare(child, engine, { symbol, models, detections }),
        )
      }
    })
  }
}

const paramsOf = (models: readonly string[], stocks: readonly string[]) => ({
  test_stocks: stocks,
  date_range: '2023-01-01 to 2024-12-31',
  first_judged_date: FIRST_JUDGED_DATE,
  models,
})

const figuresOf = ({ detection_rate, avg_early_warning_days, backtest_accuracy }: Backtest) => ({
  detection_rate,
  avg_early_warning_days,
  backtest_accuracy,
})

type OfShare = { symbol: string; models: readonly string[]; detections: Detections }

async function logShare(run: ActiveRun, engine: Engine, { symbol, models, detections }: OfShare) {
  const own = detections.samples
    .map((sample, i) => ({ sample, score: at(detections.scores, i) }))
    .filter(({ sample }) => sample.symbol === symbol)
  const samples = own.map(({ sample }) => sample)
  const { threshold } = detections
  const alerts = alertsOf({ samples, scores: own.map(({ score }) => score), threshold })
  const backtest = judgeBacktest(samples, alerts)

  await describeRun(run, engine, {
    modelType: models.length > 1 ? 'ensemble' : at(models, 0),
    status: 'final',
    note: `${symbol} alone, with the alerts of the parent run.`,
  })
  await run.setTags({ ticker: symbol })
  await run.logParams(paramsOf(models, [symbol]))
  const matrix = countMatrix(labelsOf(samples), alerts)
  await run.logMetrics({ ...judge(matrix), ...figuresOf(backtest) })
  await run.logConfusionMatrix(labelsOf(samples), alerts, { labels: CLASSES })
  const share = engine.market.shares.find((share) => share.symbol === symbol)
  if (share === undefined) throw new Error(`${symbol} is no share of the market`)
  const timeline = await drawTimeline(`${symbol}: ${models.join(' + ')}`, {
    market: engine.market,
    share,
    events: backtest.cases.map(({ event }) => event),
    alertDays: samples.filter((_, i) => alerts[i] === 1).map(({ day }) => day),
  })
  await run.logText(timeline, 'timeline.svg')
  await run.logText(caseStudy(engine.market, share, { models, backtest, matrix }), 'case_study.md')
}

const comparisonCsv = (done: readonly { name: string; backtest: Backtest; f1: number }[]) =>
  toCsv(
    ['run', 'detection_rate', 'avg_early_warning_days', 'backtest_accuracy', 'f1_score'],
    done.map(({ name, backtest, f1 }) => [
      name,
      ...Object.values(figuresOf(backtest)).map((value) => rounded(value)),
      rounded(f1),
    ]),
  )

const casesCsv = ({ market }: Engine, { cases }: Backtest) =>
  toCsv(
    ['ticker', 'event', 'start', 'climax', 'end', 'first_alert', 'early_warning_days'],
    cases.map(({ event, firstAlert, earlyWarningDays }) => [
      event.symbol,
      event.kind,
      at(market.days, event.start),
      at(market.days, event.climax),
      at(market.days, event.end),
      firstAlert === null ? '' : at(market.days, firstAlert),
      earlyWarningDays ?? '',
    ]),
  )
