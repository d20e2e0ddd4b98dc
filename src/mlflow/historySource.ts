import { queryOptions } from '@tanstack/react-query'
import { request } from './client.ts'
import { serverQueries } from './server.ts'

/** How the backend tells histories. */
export type HistorySource =
  /** In columns, by our own server. */
  | { kind: 'columns' }
  /** By MLflow's `get-history-bulk-interval`: whole or sampled, from any step on. */
  | { kind: 'interval'; samplesWindows: boolean }
  /** Only whole, by MLflow's `get-history`. */
  | { kind: 'whole' }

/**
 * How the backend tells histories, asked for once. MLflow before 2.12 is asked for whole ones only: 2.9 and 2.10 know
 * nothing else, and 2.11 samples places instead of points, walking over every step that it is asked for. Before 3.5 it may
 * lose most of a sample that begins after the first step, so that such a window is of use only where it is not sampled.
 */
export const historySourceQuery = () =>
  queryOptions({
    queryKey: ['server', 'histories'],
    queryFn: async ({ client, signal }): Promise<HistorySource> => {
      const info = await client.ensureQueryData(serverQueries.info())
      if (info?.historyColumns) return { kind: 'columns' }
      const version = info?.mlflowVersion ?? (await askVersion(signal))
      if (!isSince(version, 2, 12)) return { kind: 'whole' }
      return { kind: 'interval', samplesWindows: isSince(version, 3, 5) }
    },
    staleTime: Infinity,
    gcTime: Infinity,
  })

/** What MLflow says of itself; nothing of use where its path leads elsewhere. */
const askVersion = (signal: AbortSignal): Promise<string> =>
  request('/version', { signal }).then(
    (response) => response.text(),
    () => '',
  )

function isSince(version: string, major: number, minor: number): boolean {
  const [, found, minorFound] = version.match(/^(\d+)\.(\d+)/) ?? []
  if (found === undefined) return false
  return Number(found) > major || (Number(found) === major && Number(minorFound) >= minor)
}
