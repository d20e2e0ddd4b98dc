import { useSyncExternalStore } from 'react'
import { RunFeed, type RunFeedState } from './runFeed.ts'
import { forgetRuns } from './runMemory.ts'
import { runSource } from './runSource.ts'

/** Feeds that are kept when nobody listens to them, so that the way back to a page is short. */
const MOST_KEPT = 4

const feeds = new Map<string, RunFeed>()

/** The one feed for the runs of some experiments. */
export function runFeedOf(experimentIds: readonly string[]): RunFeed {
  const key = experimentIds.toSorted().join()
  const feed = feeds.get(key) ?? new RunFeed(experimentIds, runSource)
  // The last in the map is the one that was wanted last.
  feeds.delete(key)
  feeds.set(key, feed)
  for (const [oldest, dropped] of [...feeds].slice(0, -MOST_KEPT)) {
    feeds.delete(oldest)
    dropped.release()
  }
  return feed
}

/** What is known of the runs of some experiments, now and whenever it changes. */
export const useRunFeed = (feed: RunFeed): RunFeedState =>
  useSyncExternalStore(feed.subscribe, feed.getState)

/** Forgets all runs: those of the feeds, and those of earlier visits. What is on screen is asked for again. */
export async function forgetAllRuns(): Promise<void> {
  feeds.clear()
  await forgetRuns()
}
