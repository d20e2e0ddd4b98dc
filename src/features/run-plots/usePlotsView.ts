import { useSearchParams } from 'react-router-dom'
import { type PlotsView, readPlotsView, writePlotsView } from './plotsView.ts'

/** The plots of the address, and their change. */
export function usePlotsView() {
  const [params, setParams] = useSearchParams()
  const changeView = (change: (view: PlotsView) => Partial<PlotsView>) =>
    setParams(
      (params) => {
        const view = readPlotsView(params)
        return writePlotsView({ ...view, ...change(view) }, params)
      },
      {
        replace: true,
        // On screen when the call returns: the next change builds on it.
        flushSync: true,
        preventScrollReset: true,
      },
    )
  return [readPlotsView(params), changeView] as const
}
