import { setTimeout as wait } from 'node:timers/promises'
import { MLflowTracker } from '../MLflowTracker.ts'

/** Starts a run and one within it, logs to both, prints their ids, and then works until it is interrupted. */
const [trackingUri = '', listens] = process.argv.slice(2)
if (listens) process.once('SIGINT', () => setTimeout(() => process.exit(7), 1_500))
const tracker = new MLflowTracker('interrupted', { trackingUri })
await tracker.startRun('outer', (outer) =>
  outer.startRun('inner', async (inner) => {
    await outer.logMetrics({ loss: 1 })
    for (let step = 0; step < 50; step += 1) void inner.logMetrics({ loss: step }, { step })
    process.stdout.write(`${JSON.stringify([outer.id, inner.id])}\n`)
    await wait(60_000)
  }),
)
