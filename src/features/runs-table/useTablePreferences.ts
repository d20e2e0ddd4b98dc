import { useCallback } from 'react'
import { useStoredState } from '#ui/storedState.ts'
import { DENSITIES, type Density } from './gridSizes.ts'
import { toggled } from './runsView.ts'

const readDensity = (stored: unknown): Density =>
  DENSITIES.find((density) => density === stored) ?? 'normal'
const readFlag = (stored: unknown) => stored === true
const readIds = (stored: unknown): string[] =>
  Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : []

/** Stars beyond these push out the oldest. */
const MOST_STARS = 1_000

/** How this reader likes tables, and the runs that this reader starred. */
export function useTablePreferences() {
  const [density, setDensity] = useStoredState('row-density', readDensity)
  const [absoluteTimes, setAbsoluteTimes] = useStoredState('absolute-times', readFlag)
  const [starred, setStarred] = useStoredState('starred-runs', readIds)
  const toggleStar = useCallback(
    (runId: string) => setStarred(toggled(starred, runId).slice(-MOST_STARS)),
    [starred, setStarred],
  )
  return {
    preferences: { density, absoluteTimes, starred },
    setDensity,
    setAbsoluteTimes,
    toggleStar,
  }
}
