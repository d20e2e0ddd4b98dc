import { QueryCache, QueryClient, type QueryKey } from '@tanstack/react-query'
import { MlflowError } from '#protocol/errors.ts'
import { isUnreachable } from './client.ts'
import { serverQueries } from './server.ts'

/** An answer that a second try may change: a server that failed, not one that refused. */
const mayPass = (error: unknown) => error instanceof MlflowError && error.status >= 500

/** How long an answer is taken for new, in ms, where its query says nothing else. */
export const ANSWER_FRESH_MS = 5_000

const isPulse = (queryKey: QueryKey) => queryKey.join() === serverQueries.pulse().queryKey.join()

/**
 * The app's memory of what the backend answered. When one request finds the backend gone, the pulse is asked at once
 * instead of at its next turn; when the pulse is back, everything else is asked anew.
 */
function createQueryClient(): QueryClient {
  let lost = false
  const queryCache = new QueryCache({
    onError: (error, { queryKey }) => {
      if (isPulse(queryKey)) lost = true
      else if (!lost && isUnreachable(error)) void client.invalidateQueries(serverQueries.pulse())
    },
    onSuccess: (_data, { queryKey }) => {
      if (!lost || !isPulse(queryKey)) return
      lost = false
      void client.invalidateQueries({ predicate: (query) => !isPulse(query.queryKey) })
    },
  })
  const client = new QueryClient({
    queryCache,
    defaultOptions: {
      queries: {
        // A backend on this machine answers without a network.
        networkMode: 'always',
        staleTime: ANSWER_FRESH_MS,
        retry: (failures, error) => failures < 1 && mayPass(error),
        retryDelay: 500,
      },
      mutations: { networkMode: 'always' },
    },
  })
  return client
}

export const queryClient = createQueryClient()
