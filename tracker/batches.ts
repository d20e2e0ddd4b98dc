import { BATCH_LIMITS } from '#protocol/keyRules.ts'
import type { Entry } from './entries.ts'

/** What of one call goes into one request. */
export type Part<Call> = { call: Call; entries: Entry[] }

/** MLflow's documentation allows 1 MB a request. */
const MAX_BATCH_BYTES = 500_000

/** Spreads what calls log over requests within MLflow's limits, in order; a call may need several. */
export function cutBatches<Call extends { entries: Entry[] }>(calls: Call[]): Part<Call>[][] {
  let batch: Part<Call>[] = []
  const batches = [batch]
  let room = fullRoom()
  for (const call of calls) {
    let part: Part<Call> = { call, entries: [] }
    batch.push(part)
    for (const entry of call.entries) {
      const bytes = bytesOf(entry.json)
      if (room[entry.list] === 0 || room.total === 0 || room.bytes < bytes) {
        room = fullRoom()
        part = { call, entries: [] }
        batch = [part]
        batches.push(batch)
      }
      room[entry.list] -= 1
      room.total -= 1
      room.bytes -= bytes
      part.entries.push(entry)
    }
  }
  return batches
    .map((parts) => parts.filter(({ entries }) => entries.length > 0))
    .filter((parts) => parts.length > 0)
}

const fullRoom = (): Record<keyof typeof BATCH_LIMITS | 'bytes', number> => ({
  ...BATCH_LIMITS,
  bytes: MAX_BATCH_BYTES,
})

/** With the comma after it. */
const bytesOf = (json: string) => new TextEncoder().encode(json).length + 1

/** The body of a log-batch. What is said twice is sent once: MLflow refuses a param that a batch holds twice. */
export function batchBody(runId: string, entries: Entry[]): string {
  const lists = { metrics: byIdentity(), params: byIdentity(), tags: byIdentity() }
  for (const { list, identity, json } of entries) lists[list].set(identity, json)
  const fields = Object.entries(lists)
    .filter(([, list]) => list.size > 0)
    .map(([name, list]) => `,"${name}":[${[...list.values()].join(',')}]`)
  return `{"run_id":${JSON.stringify(runId)}${fields.join('')}}`
}

const byIdentity = () => new Map<string, string>()
