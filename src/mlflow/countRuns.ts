import type { QueryClient } from '@tanstack/react-query'
import { askInTheBackground } from './askInTheBackground.ts'
import { knownRuns } from './knownRuns.ts'
import { NEWEST_LIMIT, newestRunsQuery } from './newestRuns.ts'
import { NO_RUNS, type RunCount, type RunTally, tallyRun } from './runTally.ts'

/** Counts the runs of an experiment of a server that does not, with as few requests as what is known of it allows. */
export async function countRuns(
  client: QueryClient,
  experimentId: string,
  signal: AbortSignal,
): Promise<RunCount> {
  const known = await knownRuns(experimentId)
  if (known?.upToDate) return { ...known.tally, more: false, asOf: 'now' }
  return countNewest(client, experimentId, known && countable(known.tally), signal)
}

/** Only where it is known when the newest started can those that started since be told. */
const countable = (tally: RunTally) =>
  tally.count === 0 || tally.lastStart !== null ? tally : null

async function countNewest(
  client: QueryClient,
  experimentId: string,
  known: RunTally | null,
  signal: AbortSignal,
): Promise<RunCount> {
  const since = known?.lastStart ?? null
  const [{ block, more }, active] = await Promise.all([
    client.fetchQuery({ ...newestRunsQuery(experimentId, since), staleTime: 0 }),
    known && since !== null && known.active > 0 ? stillActive(experimentId, since, signal) : 0,
  ])
  let tally: RunTally = { ...(known ?? NO_RUNS), active }
  for (const row of block.ids.keys()) {
    if (row < NEWEST_LIMIT) tally = tallyRun(tally, block, row)
  }
  return { ...tally, more, asOf: known ? 'earlierVisit' : 'now' }
}

/** How many of the runs that had started up to a time, in ms, still run; no more than `NEWEST_LIMIT` are looked for. */
async function stillActive(
  experimentId: string,
  until: number,
  signal: AbortSignal,
): Promise<number> {
  const { ids } = await askInTheBackground(
    experimentId,
    {
      // MLflow's filters know no OR: those that only wait are left out.
      filter: `attributes.status = 'RUNNING' AND attributes.start_time <= ${until}`,
      orderBy: ['attributes.start_time DESC'],
      maxResults: NEWEST_LIMIT,
    },
    signal,
  )
  return ids.length
}
