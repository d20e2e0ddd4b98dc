import { useSyncExternalStore } from 'react'
import { queryClient } from './queryClient.ts'
import { RunFeed, type RunFeedState } from './runFeed.ts'
import { forgetRuns, forgetTally } from './runMemory.ts'
import { runSource } from './runSource.ts'
import { type RunCount, runCountKey, tallyTable } from './runTally.ts'

/** Feeds that are kept when nobody listens to them, so that the way back to a page is short. */
const MOST_KEPT = 4

const feeds = new Map<string, RunFeed>()

/** The one feed for the runs of some experiments. */
export function runFeedOf(experimentIds: readonly string[]): RunFeed {
  const key = experimentIds.toSorted().join()
  const feed = feeds.get(key) ?? new RunFeed(experimentIds, runSource, tellCounts)
  // The last in the map is the one that was wanted last.
  feeds.delete(key)
  feeds.set(key, feed)
  for (const [oldest, dropped] of [...feeds].slice(0, -MOST_KEPT)) {
    feeds.delete(oldest)
    dropped.release()
  }
  return feed
}

/** Whoever shows how many runs there are follows the feed. */
function tellCounts({ experimentIds, getState }: RunFeed) {
  for (const [id, tally] of tallyTable(experimentIds, getState().table)) {
    queryClient.setQueryData<RunCount>(runCountKey(id), { ...tally, more: false, asOf: 'now' })
  }
}

/** The feed that was heard last of those that have all runs of an experiment; undefined where none has. */
export const settledFeedOf = (experimentId: string): RunFeed | undefined =>
  [...feeds.values()]
    .filter(({ settled, experimentIds }) => settled && experimentIds.includes(experimentId))
    .toSorted((a, b) => b.getState().updatedAt - a.getState().updatedAt)[0]

/** Says that some experiments have other runs now: those that were restored, for one, are older than the newest. */
export async function doubtRuns(experimentIds: Iterable<string>): Promise<void> {
  const doubted = new Set(experimentIds)
  for (const feed of feeds.values()) {
    if (feed.experimentIds.some((id) => doubted.has(id))) feed.refresh()
  }
  const { store } = await runSource()
  for (const id of doubted) await forgetTally(store, id)
}

/** What is known of the runs of some experiments, now and whenever it changes. */
export const useRunFeed = (feed: RunFeed): RunFeedState =>
  useSyncExternalStore(feed.subscribe, feed.getState)

/** Forgets all runs: those of the feeds, and those of earlier visits. What is on screen is asked for again. */
export async function forgetAllRuns(): Promise<void> {
  for (const feed of feeds.values()) feed.forget()
  feeds.clear()
  await forgetRuns()
}
