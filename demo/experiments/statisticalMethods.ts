import { applyRule, ruleScore, type StatisticalParams } from '../detectors/statistical.ts'
import type { Sample } from '../market/samples.ts'
import { at } from '../random.ts'
import { describeRun, type Engine, openExperiment, type Purpose } from './engine.ts'
import { logBars } from './importance.ts'
import { logDetections } from './logDetections.ts'
import { medianMilliseconds } from './stopwatch.ts'
import type { Member } from './sweep.ts'

export const ZSCORE: StatisticalParams = {
  volume_threshold: 3,
  price_change_threshold: 10,
  window_size: 30,
  method: 'zscore',
}
const VOLATILITY: StatisticalParams = { ...ZSCORE, method: 'volatility' }
const CORRELATION: StatisticalParams = { ...ZSCORE, method: 'correlation' }

/** Each row changes one value of the line before the colon; the first of each method changes none. */
const SWEEP: readonly { base: StatisticalParams; change: Partial<StatisticalParams> }[] = [
  { base: ZSCORE, change: {} },
  { base: VOLATILITY, change: {} },
  { base: CORRELATION, change: {} },
  ...[2, 2.5, 3.5].map((volume_threshold) => ({ base: ZSCORE, change: { volume_threshold } })),
  ...[5, 7.5, 15].map((price_change_threshold) => ({
    base: ZSCORE,
    change: { price_change_threshold },
  })),
  ...[10, 20].map((window_size) => ({ base: ZSCORE, change: { window_size } })),
  ...[2, 2.5].map((volume_threshold) => ({ base: VOLATILITY, change: { volume_threshold } })),
  ...[2, 2.5, 3.5].map((volume_threshold) => ({ base: CORRELATION, change: { volume_threshold } })),
]

const NOTE = `Week 1: rules that need no training, as a baseline.

A day is anomalous when a method's own figure passes \`volume_threshold\`, or when the close is more than \`price_change_threshold\` percent from the one before.

| method | figure |
|---|---|
| zscore | standard deviations of the logarithm of the volume above its mean over \`window_size\` days |
| volatility | the day's true range as a multiple of its mean over the window |
| correlation | standard deviations by which the return leaves the line it had with the market's over the window |

All figures are of the test year 2024.`

export async function runStatisticalMethods(engine: Engine): Promise<void> {
  const tracker = await openExperiment(engine, { name: 'statistical_methods', note: NOTE })
  for (const { base, change } of SWEEP) {
    const params = { ...base, ...change }
    await tracker.startRun(nameOf(params, change), async (run) => {
      await describeRun(run, engine, purposeOf(base, change))
      await run.logParams(params)

      const { test } = engine.split
      const rules = test.map((sample) => ruleScores(engine, sample, params))
      const [day = ''] = test.map(({ date }) => date)
      const today = test.filter(({ date }) => date === day)
      await run.logMetrics({
        detection_latency_ms: medianMilliseconds(() => {
          for (const sample of today) ruleScores(engine, sample, params)
        }),
      })
      await logDetections(run, { samples: test, scores: rules.map(ruleScore), threshold: 1 })

      // A rule's features are its two figures; what each is good for is how many alerts it raises.
      const raised = [
        rules.filter(({ figure }) => figure > 1).length,
        rules.filter(({ priceChange }) => priceChange > 1).length,
      ]
      await logBars(run, raised, {
        file: 'feature_importance',
        title: 'Alerts by rule',
        unit: 'alerts in 2024',
        names: [params.method, 'price_change'],
      })
      await run.logModel({ format: 'market-anomaly-rule/1', ...params }, 'model')
    })
  }
}

export function ruleScores({ market }: Engine, { symbol, day }: Sample, params: StatisticalParams) {
  const share = market.shares.find((share) => share.symbol === symbol)
  if (share === undefined) throw new Error(`${symbol} is no share of the market`)
  return applyRule(market, share, { day, params })
}

/** Such as `zscore_threshold_3.0_window_30`. */
function nameOf(params: StatisticalParams, change: Partial<StatisticalParams>): string {
  const { method, volume_threshold, window_size, price_change_threshold } = params
  const price = 'price_change_threshold' in change ? `_price_${price_change_threshold}` : ''
  return `${method}_threshold_${volume_threshold.toFixed(1)}_window_${window_size}${price}`
}

function purposeOf(base: StatisticalParams, change: Partial<StatisticalParams>): Purpose {
  const [changed] = Object.entries(change)
  if (changed === undefined) {
    return {
      modelType: base.method,
      status: 'baseline',
      note: `The ${base.method} rule with the values that everything else is compared with.`,
    }
  }
  const [key, value] = changed
  const was = String(
    at(
      Object.entries(base).filter(([name]) => name === key),
      0,
    )[1],
  )
  return {
    modelType: base.method,
    status: 'tuning',
    note: `One change from the ${base.method} baseline: \`${key}\` is ${String(value)} instead of ${was}.`,
  }
}

/** The z-score baseline, for others to build on. */
export function statisticalMember(engine: Engine): Member {
  const scoreAll = (samples: readonly Sample[]) =>
    samples.map((sample) => ruleScore(ruleScores(engine, sample, ZSCORE)))
  const { validation, test } = engine.split
  return {
    name: 'statistical',
    validation: scoreAll(validation),
    test: scoreAll(test),
    threshold: 1,
  }
}
