import type { PageRequest, RunPage } from './runWalk.ts'

/** Where a feed gets its runs. */
export type RunSource = {
  /** Tells backends apart in what is remembered. */
  store: string
  /** How many runs to ask for at first, and at most later. */
  pageSizes: { first: number; most: number }
  ask: (
    request: PageRequest & { experimentIds: readonly string[]; filter: string },
    signal: AbortSignal | undefined,
  ) => Promise<RunPage>
}
