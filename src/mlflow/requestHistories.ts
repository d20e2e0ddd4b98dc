import { request } from './client.ts'
import { limitConcurrency } from './limitConcurrency.ts'

/** A page of charts asks for hundreds of histories, which must not hold up everything else. */
const fewAtOnce = limitConcurrency(6)

/** What the server answers to a question about histories, in its turn, and how long that took once it was asked. */
export const requestHistories = (
  path: string,
  query: URLSearchParams,
  signal: AbortSignal | undefined,
): Promise<{ text: string; tookMs: number }> =>
  fewAtOnce(async () => {
    signal?.throwIfAborted()
    const start = performance.now()
    const response = await request(`${path}?${query}`, { signal })
    return { text: await response.text(), tookMs: performance.now() - start }
  })
