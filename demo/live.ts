/**
 * `npm run demo:live`: trains one more autoencoder into the running server, an epoch a second, so that its curves can be
 * watched as they grow. Takes the server's address; without one it asks where `npm start` serves.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { startTensors } from './detectors/tensors.ts'
import { BASE, openAutoencoders, trainAutoencoder } from './experiments/autoencoders.ts'
import { buildEngine, describeRun } from './experiments/engine.ts'

const EPOCH_MS = 1_000

async function trainLive(trackingUri: string): Promise<void> {
  await startTensors()
  const engine = buildEngine(trackingUri)
  const tracker = await openAutoencoders(engine)
  const started = new Date().toISOString().slice(0, 16).replace('T', '_').replace(':', '-')
  // Seconds since midnight: every live run learns its own way.
  const random_state = Math.floor((Date.now() / 1_000) % 86_400)
  await tracker.startRun(`live_${started}`, async (run) => {
    console.log(`Training at ${trackingUri}/runs/${run.id}: ${BASE.epochs} epochs, one a second.`)
    await describeRun(run, engine, {
      modelType: 'autoencoder',
      status: 'tuning',
      note: 'The baseline with another seed, trained slowly enough to be watched.',
    })
    const params = { ...BASE, random_state }
    await trainAutoencoder(run, engine, { params, afterEpoch: () => wait(EPOCH_MS) })
  })
  console.log('Done.')
}

const [address = process.env['MLFLOW_TRACKING_URI'] ?? 'http://127.0.0.1:5000'] =
  process.argv.slice(2)
try {
  await trainLive(address)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
