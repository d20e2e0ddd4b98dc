import { createHash } from 'node:crypto'
import type { ActiveRun } from '../../tracker/ActiveRun.ts'
import { MLflowTracker } from '../../tracker/MLflowTracker.ts'
import { FEATURES, WINDOW } from '../market/features.ts'
import { generateMarket, type Market } from '../market/generateMarket.ts'
import { type Sample, samplesOf, type Split, splitByTime } from '../market/samples.ts'

const PROJECT = 'market-anomaly-detection'
const DATASET = 'IDX_2023_2024'
/** Of the market. Every model has a seed of its own, in its params. */
const MARKET_SEED = 42
const DEVELOPER = 'Tidemark demo'

const SYNTHETIC =
  'The market is synthetic: prices, volumes and events come from a seeded generator, and nothing here happened to the companies whose symbols are used.'

/** The market, what is seen of it, and where runs go. */
export type Engine = {
  market: Market
  samples: Sample[]
  split: Split
  /** Of the market's bars and labels, as MLflow has it: 8 hexadecimal digits. */
  digest: string
  trackingUri: string
}

export function buildEngine(trackingUri: string): Engine {
  const market = generateMarket(MARKET_SEED)
  const samples = samplesOf(market)
  const digest = createHash('sha256').update(JSON.stringify(market)).digest('hex').slice(0, 8)
  return { market, samples, split: splitByTime(samples), digest, trackingUri }
}

/** The experiment `market-anomaly-detection/<name>`, with what it is about as its note. */
export async function openExperiment(
  { trackingUri }: Engine,
  { name, note }: { name: string; note: string },
): Promise<MLflowTracker> {
  const tracker = new MLflowTracker(`${PROJECT}/${name}`, { trackingUri, user: 'demo' })
  await tracker.setExperimentTags({
    'mlflow.note.content': `${note}\n\n${SYNTHETIC}`,
    data: 'synthetic',
  })
  return tracker
}

export type Purpose = {
  modelType: string
  status: 'baseline' | 'tuning' | 'final'
  purpose?: 'experiment' | 'production'
  /** What is tried and why, in Markdown. */
  note: string
}

/** The tags that every run has, and the data that it was fed with. */
export async function describeRun(
  run: ActiveRun,
  engine: Engine,
  { modelType, status, purpose = 'experiment', note }: Purpose,
): Promise<void> {
  await run.setTags({
    developer: DEVELOPER,
    model_type: modelType,
    dataset: DATASET,
    data: 'synthetic',
    status,
    purpose,
    'mlflow.note.content': `${note}\n\n${SYNTHETIC}`,
  })
  for (const [context, samples] of Object.entries(engine.split)) {
    await run.logInput(describeDataset(engine, context, samples), context)
  }
}

function describeDataset({ digest, market }: Engine, context: string, samples: readonly Sample[]) {
  const columns = [
    ...FEATURES.map((name) => ({ type: 'double', name })),
    { type: 'long', name: 'label' },
  ]
  return {
    name: `${DATASET}_${context}`,
    digest,
    sourceType: 'code',
    source: JSON.stringify({
      tags: {
        generator: 'demo/market/generateMarket.ts',
        seed: String(MARKET_SEED),
        synthetic: 'true',
      },
    }),
    schema: JSON.stringify({ mlflow_colspec: columns }),
    profile: JSON.stringify({
      num_rows: samples.length,
      num_elements: samples.length * columns.length,
      num_anomalies: samples.filter(({ label }) => label === 1).length,
      num_shares: market.shares.length,
      window_days: WINDOW,
    }),
  }
}
