import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { searchExperimentsResponse } from '#protocol/experiments.ts'
import { SERVER_INFO_PATH, type ServerInfo, serverInfoSchema } from '#protocol/serverInfo.ts'
import { get, isUnreachable, request } from './client.ts'

const CHECK_MS = 10_000
const RETRY_MS = 1_000

/** Tells backends apart in what the browser keeps. */
export const storeOf = (info: ServerInfo | null) => info?.store ?? location.origin

export const serverQueries = {
  /** What serves the app; null where the files are hosted without our server. */
  info: () =>
    queryOptions({
      queryKey: ['server', 'info'],
      queryFn: async ({ signal }) => {
        // A static host answers unknown paths with an error or with its own page.
        const text = await request(SERVER_INFO_PATH, { signal })
          .then((response) => response.text())
          .catch((error: unknown) => {
            if (isUnreachable(error) || signal.aborted) throw error
            return ''
          })
        if (!text.startsWith('{')) return null
        return z.parse(serverInfoSchema, JSON.parse(text))
      },
      staleTime: Infinity,
    }),

  /** Asks the backend for next to nothing: fails while it cannot be reached, and is asked sooner then. */
  pulse: () =>
    queryOptions({
      queryKey: ['server', 'pulse'],
      queryFn: async ({ signal }) => {
        await get('experiments/search', { max_results: 1 }, searchExperimentsResponse, signal)
        return true
      },
      retry: false,
      refetchInterval: ({ state }) => (state.status === 'error' ? RETRY_MS : CHECK_MS),
    }),
}
