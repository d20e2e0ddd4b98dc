import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router-dom'
import { readRunsView, type RunsView, writeRunsView } from './runsView.ts'

type Change = Partial<RunsView> | ((now: RunsView) => Partial<RunsView>)

/**
 * The table's view, and its change. Back undoes a change that is pushed; the others replace the address. A change is on
 * screen when the call returns: the next click builds on it.
 */
export function useRunsView() {
  const [params, setParams] = useSearchParams()
  const view = useMemo(() => readRunsView(params), [params])
  const changeView = useCallback(
    (change: Change, step: 'push' | 'replace' = 'replace') =>
      setParams(
        (params) => {
          const now = readRunsView(params)
          const changed = typeof change === 'function' ? change(now) : change
          return writeRunsView({ ...now, ...changed }, params)
        },
        { replace: step === 'replace', flushSync: true },
      ),
    [setParams],
  )
  return [view, changeView] as const
}
