import { useSearchParams } from 'react-router-dom'
import { readPlots, writePlots } from './plotSpecs.ts'

/** The plots of the address, as texts, and their change. */
export function usePlots() {
  const [params, setParams] = useSearchParams()
  const changePlots = (change: (texts: readonly string[]) => readonly string[]) =>
    setParams((params) => writePlots(change(readPlots(params)), params), {
      replace: true,
      // On screen when the call returns: the next change builds on it.
      flushSync: true,
      preventScrollReset: true,
    })
  return [readPlots(params), changePlots] as const
}
