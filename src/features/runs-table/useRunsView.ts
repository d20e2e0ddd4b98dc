import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router-dom'
import {
  changedView,
  paramsNamed,
  readRunsView,
  type RunsView,
  VIEW_PARAMS,
  writeRunsView,
} from './runsView.ts'

type Change = Partial<RunsView> | ((now: RunsView) => Partial<RunsView>)

/**
 * The table's view, and its change. Back undoes a change that is pushed; the others replace the address. A change is on
 * screen when the call returns: the next click builds on it.
 */
export function useRunsView() {
  const [params, setParams] = useSearchParams()
  const table = useViewOf(params, VIEW_PARAMS.table)
  const { selection } = useViewOf(params, VIEW_PARAMS.selected)
  const { openGroups, closedRuns } = useViewOf(params, VIEW_PARAMS.turned)
  const view = useMemo(
    () => ({ ...table, selection, openGroups, closedRuns }),
    [table, selection, openGroups, closedRuns],
  )
  const changeView = useCallback(
    (change: Change, step: 'push' | 'replace' = 'replace') =>
      setParams(
        (params) => {
          const now = readRunsView(params)
          const changed = typeof change === 'function' ? change(now) : change
          return writeRunsView(changedView(now, changed), params)
        },
        { replace: step === 'replace', flushSync: true },
      ),
    [setParams],
  )
  return [view, changeView] as const
}

/** What some parameters say of the view: the same object for as long as they do, so that what hangs on it stays. */
function useViewOf(params: URLSearchParams, names: readonly string[]): RunsView {
  const text = paramsNamed(params, names)
  return useMemo(() => readRunsView(new URLSearchParams(text)), [text])
}
