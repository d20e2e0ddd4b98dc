import { useMemo } from 'react'
import { useSearchParams } from 'react-router-dom'
import { readRunsView, type RunsView, writeRunsView } from './runsView.ts'

/** The table's view, and its change. Only a new filter is a step that the browser's Back undoes. */
export function useRunsView() {
  const [params, setParams] = useSearchParams()
  const view = useMemo(() => readRunsView(params), [params])
  const changeView = (change: Partial<RunsView>) =>
    setParams((now) => writeRunsView({ ...readRunsView(now), ...change }, now), {
      replace: change.filter === undefined,
    })
  return [view, changeView] as const
}
