/** One lane in a process of its own: started by recordStore.ts with the lane and the server's address. */
import { LANES, runLane } from './experiments/lanes.ts'

const [name, trackingUri = ''] = process.argv.slice(2)
try {
  const lane = LANES.find((lane) => lane === name)
  if (lane === undefined) throw new Error(`There is no lane ${name}`)
  process.send?.(await runLane(lane, trackingUri))
} catch (error) {
  // Caught, since TensorFlow.js prints all of its own source for an error that is not.
  console.error(error)
  process.exitCode = 1
}
