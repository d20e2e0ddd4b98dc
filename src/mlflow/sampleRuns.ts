import type { QueryClient } from '@tanstack/react-query'
import { currentFeedOf } from './knownRuns.ts'
import { NEWEST_LIMIT, newestRunsQuery } from './newestRuns.ts'
import { recallRuns, recallTally } from './runMemory.ts'
import { runSource } from './runSource.ts'
import { RunTable } from './runTable.ts'
import { serverQueries } from './server.ts'

/** As many of an experiment's runs as can be had cheaply. */
export type RunSample = {
  table: RunTable
  /** Where they stand in the table, the one that started last first. */
  rows: readonly number[]
  /** Whether these are all runs of the experiment, or else its `NEWEST_LIMIT` newest. */
  extent: 'all' | 'newest'
}

/** Reading more remembered runs than this takes longer than asking for the newest. */
const MOST_RECALLED = 2_000
/** Whoever counts the runs asks for the same page. */
const PAGE_STALE_MS = 60_000

/** All runs of an experiment, where this browser has them; else the newest, by one request for a small page. */
export async function sampleRuns(client: QueryClient, experimentId: string): Promise<RunSample> {
  const feed = currentFeedOf(experimentId)
  if (feed) {
    const { table } = feed.getState()
    const own = table.rows().filter((row) => table.experimentIds[row] === experimentId)
    return { table, rows: newestFirst(table, own), extent: 'all' }
  }
  return (await recalled(client, experimentId)) ?? newest(client, experimentId)
}

async function newest(client: QueryClient, experimentId: string): Promise<RunSample> {
  const { block, more } = await askNewest(client, experimentId, null)
  const table = new RunTable()
  table.absorb(block)
  const rows = newestFirst(table, table.rows()).slice(0, NEWEST_LIMIT)
  return { table, rows, extent: more ? 'newest' : 'all' }
}

/** What an earlier visit left and has started since; null where that may be less, or other, than there is. */
async function recalled(client: QueryClient, experimentId: string): Promise<RunSample | null> {
  const info = await client.ensureQueryData(serverQueries.info())
  // Our own server answers sooner than the browser's memory.
  if (info?.runColumns) return null
  const { store } = await runSource()
  const tally = await recallTally(store, experimentId)
  if (!tally || tally.count > MOST_RECALLED || tally.active > 0 || tally.lastStart === null) {
    return null
  }
  const since = await askNewest(client, experimentId, tally.lastStart)
  const blocks = since.more ? null : await recallRuns(store, experimentId)
  if (!blocks) return null
  const table = new RunTable()
  for (const block of [...blocks, since.block]) table.absorb(block)
  return { table, rows: newestFirst(table, table.rows()), extent: 'all' }
}

const askNewest = (client: QueryClient, experimentId: string, since: number | null) =>
  client.fetchQuery({ ...newestRunsQuery(experimentId, since), staleTime: PAGE_STALE_MS })

const newestFirst = ({ startedAt }: RunTable, rows: Int32Array): number[] =>
  [...rows].toSorted((a, b) => (startedAt[b] ?? 0) - (startedAt[a] ?? 0))
