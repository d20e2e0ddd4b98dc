import { useStoredState } from '#ui/storedState.ts'
import { DENSITIES, type Density } from './gridSizes.ts'

const readDensity = (stored: unknown): Density =>
  DENSITIES.find((density) => density === stored) ?? 'normal'
const readFlag = (stored: unknown) => stored === true

/** How this reader likes tables. */
export function useTablePreferences() {
  const [density, setDensity] = useStoredState('row-density', readDensity)
  const [absoluteTimes, setAbsoluteTimes] = useStoredState('absolute-times', readFlag)
  return { preferences: { density, absoluteTimes }, setDensity, setAbsoluteTimes }
}
