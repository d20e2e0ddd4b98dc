import { useEffect, useLayoutEffect, useReducer } from 'react'
import { NavigationType, useLocation, useNavigate, useNavigationType } from 'react-router-dom'
import * as z from 'zod/mini'
import { describeChange } from './describeChange.ts'
import { withQuietOf } from './quietParams.ts'
import { startHistory, type ViewHistory, viewHistorySchema, visit } from './viewHistory.ts'

type Step = { description: string; go: () => void }

const stateSchema = z.object({ viewStep: z.number() })

/** What can be undone and redone of the changes to this experiment's view; null for nothing. Lasts as long as the tab. */
export function useViewHistory(experimentKey: string): { undo: Step | null; redo: Step | null } {
  const location = useLocation()
  const navigate = useNavigate()
  const traversed = useNavigationType() === NavigationType.Pop
  const search = location.search.replace(/^\?/, '')
  const step = z.safeParse(stateSchema, location.state).data?.viewStep ?? null
  const storageKey = `tidemark-view-history-${experimentKey}`
  const [history, dispatch] = useReducer(
    visit,
    null,
    () => readHistory(storageKey) ?? startHistory(search),
  )

  // The address is changed by every part of the page: what came of it is seen here alone, and before the next key.
  useLayoutEffect(() => {
    dispatch({ search, time: Date.now(), traversed, step })
  }, [search, traversed, step])
  useEffect(() => writeHistory(storageKey, history), [storageKey, history])

  const stepTo = (index: number): Step | null => {
    const [here, there] = [history.steps[history.at], history.steps[index]]
    if (here === undefined || there === undefined) return null
    const [before, after] = index < history.at ? [there, here] : [here, there]
    return {
      description: describeChange(new URLSearchParams(before), new URLSearchParams(after)),
      go: () => {
        const state = { viewStep: index }
        // On screen when the call returns: the next key builds on it.
        void navigate(
          { search: withQuietOf(there, search) },
          { replace: true, flushSync: true, state },
        )
      },
    }
  }
  return { undo: stepTo(history.at - 1), redo: stepTo(history.at + 1) }
}

function readHistory(key: string): ViewHistory | null {
  try {
    return z.parse(viewHistorySchema, JSON.parse(sessionStorage.getItem(key) ?? ''))
  } catch {
    return null
  }
}

function writeHistory(key: string, history: ViewHistory) {
  try {
    sessionStorage.setItem(key, JSON.stringify(history))
  } catch {
    // Storage may be full or refused; the steps then last as long as the page.
  }
}
