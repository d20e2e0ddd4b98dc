/** One lane in a process of its own: started by record.ts with the lane and the server's address. */
import { LANES, runLane } from './experiments/lanes.ts'

const [name, trackingUri] = process.argv.slice(2)
const lane = LANES.find((lane) => lane === name)
if (lane === undefined || trackingUri === undefined) throw new Error('Started without a lane')
const members = await runLane(lane, trackingUri)
process.send?.(members)
