import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { readFilter } from '#protocol/filterLanguage.ts'

/** Whether a new filter is a step of its own for the browser's Back, or takes the place of the last step. */
export type HistoryStep = 'push' | 'replace'

/** How long typing must rest before its filter comes into force, in ms. */
const LIVE_MS = 150
/** How long it must rest before a text that cannot be read is called a problem: most are merely unfinished. */
const PROBLEM_MS = 600

/**
 * The text of the search box, which comes into force as it is typed. What cannot be read stays a draft, and the former
 * filter in force. Everything typed until Enter, or until the box is left, is one step of the browser's history.
 */
export function useSearchDraft(
  filter: string,
  onFilter: (filter: string, step: HistoryStep) => void,
) {
  const [draft, setDraft] = useState({
    text: filter,
    /** The filter in force when the text was last compared with it. */
    seen: filter,
    /** The filter that this box last put in force. */
    sent: filter,
    step: 'push' as HistoryStep,
  })
  const [restingText, setRestingText] = useState(filter)
  if (draft.seen !== filter) {
    // A filter that came from elsewhere, as by the browser's Back, takes the place of what was typed.
    const own = filter === draft.sent
    setDraft(own ? { ...draft, seen: filter } : { ...fresh(filter), seen: filter })
    if (!own) setRestingText(filter)
  }

  const { text } = draft
  const send = () => {
    const next = text.trim()
    if (next === draft.sent || readFilter(next).problem !== null) return
    setDraft({ ...draft, sent: next, step: 'replace' })
    onFilter(next, draft.step)
  }
  // Drawn when the call returns: a key that comes before would be added to a draft that no longer holds, and be lost.
  const sendSoon = useDebouncedCallback(() => flushSync(send), LIVE_MS)
  const restSoon = useDebouncedCallback(() => setRestingText(text), PROBLEM_MS)

  return {
    text,
    /** Whether the text has stood still long enough to be criticised. */
    resting: restingText === text,
    type: (next: string) => {
      setDraft({ ...draft, text: next })
      sendSoon()
      restSoon()
    },
    /** Ends what is being typed: it comes into force at once, and what follows is another step. */
    settle: () => {
      sendSoon.cancel()
      restSoon.cancel()
      setRestingText(text)
      send()
      setDraft((now) => ({ ...now, step: 'push' }))
    },
    /** Puts a whole filter in force, as a step of its own. */
    apply: (next: string) => {
      sendSoon.cancel()
      restSoon.cancel()
      setRestingText(next)
      setDraft({ ...fresh(next), seen: draft.seen })
      if (next !== filter) onFilter(next, 'push')
    },
  }
}

export type SearchDraft = ReturnType<typeof useSearchDraft>

const fresh = (filter: string) => ({ text: filter, sent: filter, step: 'push' as HistoryStep })
