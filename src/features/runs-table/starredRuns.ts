import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { serverQueries, storeOf } from '#mlflow/server.ts'
import { sharedStoredState } from '#ui/sharedStoredState.ts'
import { toggled } from './runsView.ts'

/** Ids of starred runs, the last starred at the end, by the store that they are in. */
type Stars = Readonly<Record<string, readonly string[]>>

/** Stars of one store beyond these push out the oldest. */
const MOST_STARS = 1_000

const NONE: readonly string[] = []

const readIds = (stored: unknown): string[] | null =>
  Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : null

export function readStars(stored: unknown): Stars {
  if (typeof stored !== 'object' || stored === null) return {}
  return Object.fromEntries(
    Object.entries(stored).flatMap(([store, ids]) => {
      const read = readIds(ids)
      return read ? [[store, read]] : []
    }),
  )
}

export const starsOf = (stars: Stars, store: string): readonly string[] => stars[store] ?? NONE

export const withStarTurned = (stars: Stars, store: string, runId: string): Stars => ({
  ...stars,
  [store]: toggled(starsOf(stars, store), runId).slice(-MOST_STARS),
})

const kept = sharedStoredState('starred-runs', readStars)

/** The runs that this reader starred in the backend that answers, and the way to star more. */
export function useStarredRuns() {
  const stars = kept.useValue()
  const { data: info } = useQuery(serverQueries.info())
  const store = info === undefined ? null : storeOf(info)
  const toggleStar = useCallback(
    (runId: string) => {
      if (store !== null) kept.set(withStarTurned(kept.get(), store, runId))
    },
    [store],
  )
  return { starred: store === null ? NONE : starsOf(stars, store), toggleStar }
}
