import { setTimeout as wait } from 'node:timers/promises'
import { MLflowTracker } from '../MLflowTracker.ts'

/**
 * Starts a run and one within it, logs to both, prints their ids, and then works until it is interrupted. One that
 * `listens` to the signal ends itself when it reads something; an `impatient` one is interrupted once more as soon as it
 * may log no longer.
 */
const [trackingUri = '', manner] = process.argv.slice(2)
if (manner === 'listens') {
  process.once('SIGINT', () => process.stdin.once('data', () => process.exit(7)))
}
const tracker = new MLflowTracker('interrupted', { trackingUri })
await tracker.startRun('outer', (outer) =>
  outer.startRun('inner', async (inner) => {
    await outer.logMetrics({ loss: 1 })
    for (let step = 0; step < 50; step += 1) void inner.logMetrics({ loss: step }, { step })
    process.stdout.write(`${JSON.stringify([outer.id, inner.id])}\n`)
    for (;;) {
      await wait(20)
      if (manner !== 'impatient') continue
      // Sends nothing, but is refused once the run was interrupted.
      await outer.logMetrics({}).catch(() => process.kill(process.pid, 'SIGINT'))
    }
  }),
)
