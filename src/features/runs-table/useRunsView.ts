import { useMemo } from 'react'
import { useSearchParams } from 'react-router-dom'
import { readRunsView, type RunsView, writeRunsView } from './runsView.ts'

/**
 * The table's view, and its change. Only a new filter is a step that the browser's Back undoes. A change is on screen
 * when the call returns: the next click builds on it.
 */
export function useRunsView() {
  const [params, setParams] = useSearchParams()
  const view = useMemo(() => readRunsView(params), [params])
  const changeView = (change: Partial<RunsView>) =>
    setParams(writeRunsView({ ...view, ...change }, params), {
      replace: change.filter === undefined,
      flushSync: true,
    })
  return [view, changeView] as const
}
