import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { type PanelsView, readPanelsView, writePanelsView } from './panelsView.ts'

/** How long typing must rest before it is in the address, in ms. */
const REST_MS = 200

/** What the panels show, its change, and the text of their search, which is on screen before it is in the address. */
export function usePanelsView() {
  const [params, setParams] = useSearchParams()
  const view = readPanelsView(params)
  const changeView = (change: Partial<PanelsView>) =>
    setParams((params) => writePanelsView({ ...readPanelsView(params), ...change }, params), {
      replace: true,
      // On screen when the call returns: the next change builds on it.
      flushSync: true,
      preventScrollReset: true,
    })

  const [draft, setDraft] = useState({ text: view.text, seen: view.text, sent: view.text })
  if (draft.seen !== view.text) {
    // A text that came from elsewhere, as by undo, takes the place of what was typed.
    const text = view.text === draft.sent ? draft.text : view.text
    setDraft({ text, seen: view.text, sent: view.text })
  }
  const sendSoon = useDebouncedCallback((text: string) => {
    setDraft((now) => ({ ...now, sent: text }))
    changeView({ text })
  }, REST_MS)
  const type = (text: string) => {
    setDraft({ ...draft, text })
    sendSoon(text)
  }
  return { view, changeView, text: draft.text, type }
}
