import { useStoredState } from '#ui/storedState.ts'

const MOST_REMEMBERED = 10

/** The filters that were used last, newest first. */
export function useRecentFilters() {
  const [filters, store] = useStoredState('recent-filters', readFilters)
  return {
    filters,
    remember: (filter: string) => {
      if (filter === '' || filter === filters[0]) return
      store([filter, ...without(filters, filter)].slice(0, MOST_REMEMBERED))
    },
    forget: (filter: string) => store(without(filters, filter)),
  }
}

const without = (filters: readonly string[], filter: string) =>
  filters.filter((other) => other !== filter)

const readFilters = (stored: unknown): readonly string[] =>
  Array.isArray(stored) ? stored.filter((filter) => typeof filter === 'string') : []
