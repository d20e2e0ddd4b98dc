import type { RunFeed } from './runFeed.ts'
import { settledFeedOf } from './runFeeds.ts'
import { recallTally } from './runMemory.ts'
import { runSource } from './runSource.ts'
import { type RunTally, tallyTable } from './runTally.ts'

/** A feed that works asks at least so often, in ms. */
const POLLED_WITHIN_MS = 20_000

/** What this browser knows of all runs of an experiment, from a page that shows them or showed them earlier. */
export type KnownRuns = {
  tally: RunTally
  /** Whether the backend has told it just now. */
  upToDate: boolean
}

/** The feed that has all runs of an experiment as the backend told them just now; undefined where none has. */
export function currentFeedOf(experimentId: string): RunFeed | undefined {
  const feed = settledFeedOf(experimentId)
  return feed && Date.now() - feed.getState().updatedAt < POLLED_WITHIN_MS ? feed : undefined
}

/** Null where this browser does not have all runs of the experiment. */
export async function knownRuns(experimentId: string): Promise<KnownRuns | null> {
  const feed = settledFeedOf(experimentId)
  if (feed) {
    const tally = tallyTable(feed.experimentIds, feed.getState().table).get(experimentId)
    if (tally) return { tally, upToDate: feed === currentFeedOf(experimentId) }
  }
  const { store } = await runSource()
  const tally = await recallTally(store, experimentId)
  return tally && { tally, upToDate: false }
}
