import { startTensors } from '../detectors/tensors.ts'
import { runAutoencoders } from './autoencoders.ts'
import { buildEngine, type Engine } from './engine.ts'
import { runHistoricalBacktesting } from './historicalBacktesting.ts'
import { runIsolationForests } from './isolationForests.ts'
import { runLstmDetectors } from './lstmDetectors.ts'
import { runStatisticalMethods, statisticalMember } from './statisticalMethods.ts'
import type { Member } from './sweep.ts'

/** Experiments that need nothing of each other, so that each lane can have a processor for itself. */
export const LANES = ['classic', 'recurrent'] as const
export type Lane = (typeof LANES)[number]

const lanes: Record<Lane, (engine: Engine) => Promise<Member[]>> = {
  async classic(engine) {
    await runStatisticalMethods(engine)
    const forest = await runIsolationForests(engine)
    const autoencoder = await runAutoencoders(engine)
    await runHistoricalBacktesting(engine)
    return [statisticalMember(engine), forest, autoencoder]
  },
  recurrent: async (engine) => [await runLstmDetectors(engine)],
}

/** Runs a lane's experiments into the server; returns the detectors that an ensemble can ask. */
export async function runLane(lane: Lane, trackingUri: string): Promise<Member[]> {
  await startTensors()
  return lanes[lane](buildEngine(trackingUri))
}
