import { sharedStoredState } from '#ui/sharedStoredState.ts'

const RECENT_LIMIT = 5

const readIds = (stored: unknown): string[] =>
  Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : []

/** Ids of the experiments that the user wants at hand, the last starred at the end. */
export const starredExperiments = sharedStoredState('starred-experiments', readIds)

/** Ids of the experiments that were opened last, the last one first. */
export const recentExperiments = sharedStoredState('recent-experiments', readIds)

/** To be told of every experiment that is opened on its own. */
export function rememberOpened(experimentId: string) {
  const others = recentExperiments.get().filter((id) => id !== experimentId)
  recentExperiments.set([experimentId, ...others].slice(0, RECENT_LIMIT))
}

/** Stars the experiments, or takes their stars away where all have one. */
export function toggleStars(experimentIds: readonly string[]) {
  const starred = starredExperiments.get()
  const missing = experimentIds.filter((id) => !starred.includes(id))
  starredExperiments.set(
    missing.length > 0
      ? [...starred, ...missing]
      : starred.filter((id) => !experimentIds.includes(id)),
  )
}
