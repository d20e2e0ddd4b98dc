import type { RunBlock } from './runBlock.ts'

/** Some runs in the order that was asked for; `total` is how many there are in all, where the backend counts them. */
export type RunPage = { block: RunBlock; nextPageToken: string | null; total: number | null }

export type PageRequest = { orderBy: string[]; maxResults: number; pageToken: string | null }

type Walk = {
  /** Asks the backend for one page. */
  ask: (request: PageRequest, signal: AbortSignal) => Promise<RunPage>
  /** How many runs to ask for at first, and at most later; pages double in between. */
  pageSizes: { first: number; most: number }
  /** From both ends at once: the newest and the oldest run first. */
  bothWays: boolean
  onPage: (page: RunPage) => void
  signal: AbortSignal
}

const NEWEST_FIRST = 'attributes.start_time DESC'
const OLDEST_FIRST = 'attributes.start_time ASC'

/**
 * Asks for every run, page by page. MLflow's page tokens are opaque, so one order keeps one request in flight; with
 * `bothWays` a second one comes from the other end, after the first page is here, until they meet. Rejects with the first failure.
 * A run may come twice. One that is deleted meanwhile moves those behind it up, so a page's border may lose one.
 */
export async function walkRuns({ ask, pageSizes, bothWays, onPage, signal }: Walk): Promise<void> {
  const met = new AbortController()
  const until = AbortSignal.any([signal, met.signal])
  /** How far each way has come: the start of its last run, in ms. */
  let newestLeft = Infinity
  let oldestLeft = -Infinity

  async function walk(orderBy: string, size: number, token: string | null): Promise<void> {
    const page = await ask({ orderBy: [orderBy], maxResults: size, pageToken: token }, until)
    onPage(page)
    const last = page.block.startedAt.at(-1) ?? NaN
    if (orderBy === NEWEST_FIRST) newestLeft = last
    else oldestLeft = last
    // A 2.9.2 server hands out a token for an empty page after one that was exactly full.
    const atEnd = page.nextPageToken === null || page.block.ids.length === 0
    // Of runs with the same start only their first way says which are left, so the two must have passed each other.
    if (atEnd || newestLeft < oldestLeft) {
      met.abort()
      return
    }
    const next = walk(orderBy, Math.min(size * 2, pageSizes.most), page.nextPageToken)
    if (token !== null || !bothWays || orderBy === OLDEST_FIRST) return next
    await Promise.all([next, walk(OLDEST_FIRST, Math.min(size * 2, pageSizes.most), null)])
  }

  try {
    await walk(NEWEST_FIRST, pageSizes.first, null)
  } catch (error) {
    if (!met.signal.aborted || signal.aborted) throw error
  } finally {
    met.abort()
  }
}
