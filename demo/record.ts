/** `npm run demo:record`: records the demo anew. */
import { stat } from 'node:fs/promises'
import { RECORDING } from './recording.ts'
import { recordStore } from './recordStore.ts'

const start = performance.now()
await recordStore(RECORDING)
const { size } = await stat(RECORDING)
const megabytes = (size / 1024 / 1024).toFixed(2)
const minutes = ((performance.now() - start) / 60_000).toFixed(1)
console.log(`Recorded ${megabytes} MB in ${minutes} minutes.`)
